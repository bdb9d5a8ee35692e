/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.mojo;

import dev.capsule.config.ProjectConfig;
import dev.capsule.maven.PropertyNames;
import dev.capsule.maven.run.BudgetProperties;
import dev.capsule.run.BudgetKey;
import dev.capsule.run.RunBudget;
import java.io.File;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What all tasks of a run may use together. A program that is no task module has no tasks, and ignores it. */
abstract class AbstractBudgetMojo extends AbstractCapsuleMojo {

    /** The project directory: what files are granted below, and where {@code capsule.toml} and {@code .env} are. */
    @Parameter(defaultValue = "${basedir}", readonly = true, required = true)
    File baseDirectory;

    /**
     * How many levels of tasks may call tasks. By default what {@code max_depth} in the {@code [run]} of {@code
     * capsule.toml} says, or 16.
     *
     * <p>On the command line: {@code -Dcapsule.max-depth=4}.
     */
    @Parameter(property = PropertyNames.MAX_DEPTH)
    @Nullable
    String maxDepth;

    /**
     * How many started calls are under way at once; others wait for their turn. By default what {@code max_parallel} in
     * the {@code [run]} of {@code capsule.toml} says, or 16.
     *
     * <p>On the command line: {@code -Dcapsule.max-parallel=8}.
     */
    @Parameter(property = PropertyNames.MAX_PARALLEL)
    @Nullable
    String maxParallel;

    /**
     * How many tasks may have a sandbox at once. By default what {@code max_instances} in the {@code [run]} of {@code
     * capsule.toml} says, or 128.
     *
     * <p>On the command line: {@code -Dcapsule.max-instances=32}.
     */
    @Parameter(property = PropertyNames.MAX_INSTANCES)
    @Nullable
    String maxInstances;

    /**
     * How many calls the tasks of the run may start. By default what {@code max_calls} in the {@code [run]} of {@code
     * capsule.toml} says, or 100,000.
     *
     * <p>On the command line: {@code -Dcapsule.max-calls=1000}.
     */
    @Parameter(property = PropertyNames.MAX_CALLS)
    @Nullable
    String maxCalls;

    /**
     * How large the memories of all sandboxes may be together. By default what {@code max_ram} in the {@code [run]} of
     * {@code capsule.toml} says, or 4 GiB.
     *
     * <p>On the command line: {@code -Dcapsule.max-ram=1GB}.
     */
    @Parameter(property = PropertyNames.MAX_RAM)
    @Nullable
    String maxRam;

    /**
     * How much all tasks of the run may compute together, retries included. By default what {@code max_compute} in the
     * {@code [run]} of {@code capsule.toml} says, or 10 trillion units of fuel.
     *
     * <p>On the command line: {@code -Dcapsule.max-compute=HIGH}.
     */
    @Parameter(property = PropertyNames.MAX_COMPUTE)
    @Nullable
    String maxCompute;

    final RunBudget budget() throws MojoExecutionException {
        return new BudgetProperties(ProjectConfig.read(baseDirectory.toPath()).budget())
                .set(BudgetKey.MAX_DEPTH, PropertyNames.MAX_DEPTH, maxDepth)
                .set(BudgetKey.MAX_PARALLEL, PropertyNames.MAX_PARALLEL, maxParallel)
                .set(BudgetKey.MAX_INSTANCES, PropertyNames.MAX_INSTANCES, maxInstances)
                .set(BudgetKey.MAX_CALLS, PropertyNames.MAX_CALLS, maxCalls)
                .set(BudgetKey.MAX_RAM, PropertyNames.MAX_RAM, maxRam)
                .set(BudgetKey.MAX_COMPUTE, PropertyNames.MAX_COMPUTE, maxCompute)
                .budget();
    }
}
