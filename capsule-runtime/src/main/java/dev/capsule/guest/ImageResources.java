/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.guest;

/** The names of an image's resources, and the keys of its properties. */
final class ImageResources {

    static final String PROPERTIES = "image.properties";
    static final String MODULE = "module.wasm";
    static final String MODULE_WITHOUT_CODE = "module-without-code.wasm";
    static final String MEMORY = "memory.bin";
    static final String STATE = "state.bin";
    static final String NAMES = "functions.txt";
    static final String REPORT = "report.txt";
    static final String FILE_DIRECTORY = "files/";

    static final String IDENTITY = "identity";
    static final String CODE_DIGEST = "code-digest";
    static final String MAIN_CLASS = "main-class";
    static final String FILES = "files";

    private ImageResources() {}
}
