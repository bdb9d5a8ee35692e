/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven;

/** The names by which the command line and a POM's properties set the plugin's parameters. */
public final class PropertyNames {

    /** Skips building, main and test tasks alike. */
    public static final String SKIP = "capsule.skip";
    /** Leaves a copy of each task module beside its source. */
    public static final String EXPORT = "capsule.export";
    /** Shows what tasks print. */
    public static final String VERBOSE = "capsule.verbose";

    /** Skips {@code capsule:build}. */
    public static final String BUILD_SKIP = "capsule.build.skip";
    /** Where the main tasks are. */
    public static final String BUILD_SOURCE_DIRECTORY = "capsule.build.source-directory";
    /** Where the main task modules go. */
    public static final String BUILD_OUTPUT_DIRECTORY = "capsule.build.output-directory";
    /** What becomes of a main file that cannot be built. */
    public static final String BUILD_BROKEN_FILES = "capsule.build.broken-files";

    /** Skips {@code capsule:test-build}. */
    public static final String TEST_BUILD_SKIP = "capsule.test-build.skip";
    /** Maven's own property that skips the compilation of tests. */
    public static final String MAVEN_TEST_SKIP = "maven.test.skip";
    /** Where the test tasks are. */
    public static final String TEST_BUILD_SOURCE_DIRECTORY = "capsule.test-build.source-directory";
    /** Where the test task modules go. */
    public static final String TEST_BUILD_OUTPUT_DIRECTORY = "capsule.test-build.output-directory";
    /** What becomes of a test file that cannot be built. */
    public static final String TEST_BUILD_BROKEN_FILES = "capsule.test-build.broken-files";

    /** The file to run. */
    public static final String FILE = "capsule.file";
    /** The task to run. */
    public static final String TASK = "capsule.task";
    /** The positional arguments, as a JSON array. */
    public static final String ARGS = "capsule.args";
    /** The keyword arguments, as a JSON object. */
    public static final String KWARGS = "capsule.kwargs";
    /** A file for the envelope. */
    public static final String OUTPUT = "capsule.output";
    /** Prints the envelope and nothing else. */
    public static final String JSON = "capsule.json";

    /** Files and directories of the project that every task of a run may use. */
    public static final String MOUNT = "capsule.mount";
    /** Makes clocks and random numbers the same in every run. */
    public static final String DETERMINISTIC = "capsule.deterministic";

    /** How many tasks may be above each other, each called by the one above. */
    public static final String MAX_DEPTH = "capsule.max-depth";
    /** How many started calls are under way at once. */
    public static final String MAX_PARALLEL = "capsule.max-parallel";
    /** How many tasks may have a sandbox at once. */
    public static final String MAX_INSTANCES = "capsule.max-instances";
    /** How many calls may be started. */
    public static final String MAX_CALLS = "capsule.max-calls";
    /** How large the memories of all sandboxes may be together. */
    public static final String MAX_RAM = "capsule.max-ram";
    /** How much all tasks may compute together. */
    public static final String MAX_COMPUTE = "capsule.max-compute";

    /** The compute limit of a program that is no task module. */
    public static final String COMPUTE = "capsule.compute";
    /** The memory limit of a program that is no task module. */
    public static final String RAM = "capsule.ram";
    /** The time limit of a program that is no task module. */
    public static final String TIMEOUT = "capsule.timeout";
    /** Where compiled programs are kept. */
    public static final String CACHE_DIRECTORY = "capsule.cache-directory";

    private PropertyNames() {}
}
