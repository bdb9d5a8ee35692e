/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import java.util.Optional;
import java.util.function.Supplier;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.config.PrefixedConfigurationParameters;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestExecutorService;
import org.junit.platform.engine.support.hierarchical.ParallelHierarchicalTestExecutorServiceFactory;

/**
 * The test engine {@value #ENGINE_ID}. The JUnit Platform finds it by itself once it is on the class path.
 *
 * @since 0.1
 */
public final class CapsuleTestEngine extends HierarchicalTestEngine<CapsuleExecutionContext> {

    /** The engine's id. */
    public static final String ENGINE_ID = "capsule";

    private final Supplier<ProjectLayout> layout;
    private final TaskPrograms programs;
    private final Supplier<Console> console;

    /** Creates the engine for the project that the current thread's class loader and directory stand for. */
    public CapsuleTestEngine() {
        this(ProjectLayout::current, new RuntimeTaskPrograms(), Console::system);
    }

    CapsuleTestEngine(Supplier<ProjectLayout> layout, TaskPrograms programs, Supplier<Console> console) {
        this.layout = layout;
        this.programs = programs;
        this.console = console;
    }

    @Override
    public String getId() {
        return ENGINE_ID;
    }

    @Override
    public Optional<String> getGroupId() {
        return Optional.of("dev.capsule");
    }

    @Override
    public Optional<String> getArtifactId() {
        return Optional.of("capsule-junit-engine");
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
        var engine = new EngineNode(uniqueId);
        new Discovery(layout).resolve(request, engine);
        return engine;
    }

    @Override
    protected CapsuleExecutionContext createExecutionContext(ExecutionRequest request) {
        try {
            return CapsuleExecutionContext.of(request, layout.get(), programs, console.get());
        } catch (NoSuchMethodError e) {
            throw new JUnitException(
                    "capsule-junit-engine needs version 6.0 or later of JUnit, and the class path has its platform in"
                            + " version " + TestEngine.class.getPackage().getImplementationVersion()
                            + ": import org.junit:junit-bom of such a version in <dependencyManagement>, before any BOM"
                            + " that imports another",
                    e);
        }
    }

    @Override
    protected HierarchicalTestExecutorService createExecutorService(ExecutionRequest request) {
        var parameters = request.getConfigurationParameters();
        if (parameters
                .getBoolean(Constants.PARALLEL_EXECUTION_ENABLED_PROPERTY_NAME)
                .orElse(false)) {
            return ParallelHierarchicalTestExecutorServiceFactory.create(
                    new PrefixedConfigurationParameters(parameters, Constants.PARALLEL_CONFIG_PREFIX));
        }
        return super.createExecutorService(request);
    }
}
