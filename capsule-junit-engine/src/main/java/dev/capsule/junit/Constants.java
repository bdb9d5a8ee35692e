/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

/**
 * The names of the engine's configuration parameters. They can be given as system properties, as in
 * {@code mvn test -Dcapsule.test=sales/*}, in {@code junit-platform.properties}, or by the tool's own means, as
 * Surefire's {@code configurationParameters}.
 *
 * @since 0.1
 */
public final class Constants {

    /**
     * Which tasks are run: {@value}.
     *
     * <p>A pattern, or several with commas between them, in which {@code *} stands for any characters and {@code ?} for
     * one. A task is run when a pattern matches its display name ({@code sales/monthly_report}), its own name
     * ({@code monthly_report}) or its file, in short ({@code sales}) or in full ({@code src/main/capsule/sales.py}); the others are reported as
     * skipped. Without this parameter, every task is run.
     */
    public static final String TEST_PROPERTY_NAME = "capsule.test";

    /**
     * Whether tasks run in parallel: {@value}.
     *
     * <p>{@code true} or {@code false}; by default {@code false}. Tasks cannot disturb one another, for each run has a
     * sandbox of its own.
     */
    public static final String PARALLEL_EXECUTION_ENABLED_PROPERTY_NAME = "capsule.execution.parallel.enabled";

    /**
     * The prefix of the parameters that say how parallel: {@value}.
     *
     * <p>What follows it is what the JUnit Platform defines for every engine, for example {@code strategy},
     * {@code fixed.parallelism} and {@code dynamic.factor}.
     */
    public static final String PARALLEL_CONFIG_PREFIX = "capsule.execution.parallel.config.";

    /**
     * How the number of threads is found: {@value}.
     *
     * <p>{@code dynamic}, {@code fixed} or {@code custom}; by default {@code dynamic}, which is the number of processors
     * times {@value #PARALLEL_CONFIG_DYNAMIC_FACTOR_PROPERTY_NAME}.
     */
    public static final String PARALLEL_CONFIG_STRATEGY_PROPERTY_NAME = PARALLEL_CONFIG_PREFIX + "strategy";

    /**
     * The number of threads of the strategy {@code fixed}: {@value}.
     *
     * <p>A positive integer, without a default.
     */
    public static final String PARALLEL_CONFIG_FIXED_PARALLELISM_PROPERTY_NAME =
            PARALLEL_CONFIG_PREFIX + "fixed.parallelism";

    /**
     * The threads per processor of the strategy {@code dynamic}: {@value}.
     *
     * <p>A positive decimal number; by default {@code 1}.
     */
    public static final String PARALLEL_CONFIG_DYNAMIC_FACTOR_PROPERTY_NAME = PARALLEL_CONFIG_PREFIX + "dynamic.factor";

    private Constants() {}
}
