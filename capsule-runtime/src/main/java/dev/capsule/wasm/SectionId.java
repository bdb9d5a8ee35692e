/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

import org.jspecify.annotations.Nullable;

/** The kinds of sections, in the order in which a module has them (core specification, "Binary Format", "Modules"). */
public enum SectionId {
    /** Function types. */
    TYPE(1),
    /** What the module needs from outside. */
    IMPORT(2),
    /** The type of each defined function. */
    FUNCTION(3),
    /** Tables of references. */
    TABLE(4),
    /** Linear memories. */
    MEMORY(5),
    /** Exception tags. */
    TAG(13),
    /** Global variables and their initial values. */
    GLOBAL(6),
    /** What the module offers to outside. */
    EXPORT(7),
    /** The function that runs at instantiation. */
    START(8),
    /** Contents of tables. */
    ELEMENT(9),
    /** The number of data segments, ahead of the code that names them. */
    DATA_COUNT(12),
    /** Function bodies. */
    CODE(10),
    /** Contents of memories. */
    DATA(11),
    /** Anything else, at any place and any number of times, told apart by name. */
    CUSTOM(0);

    private final int code;

    SectionId(int code) {
        this.code = code;
    }

    /** Returns the byte that stands for this kind in a module. */
    public int code() {
        return code;
    }

    static @Nullable SectionId of(int code) {
        for (SectionId id : values()) {
            if (id.code == code) {
                return id;
            }
        }
        return null;
    }
}
