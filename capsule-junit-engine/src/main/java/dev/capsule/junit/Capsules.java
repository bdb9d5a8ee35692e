/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * Makes a class the place where class-based tools find the project's tasks: Surefire, and the run buttons of IDEs.
 *
 * <pre>{@code
 * @Capsules
 * class CapsulesTest {}
 * }</pre>
 *
 * <p>Running the class runs every task of the project, of {@code src/main/capsule} and {@code src/test/capsule} alike.
 * The class stays empty; its name must be one that the tool looks for, as {@code *Test} is for Surefire.
 *
 * <p>A project needs one such class at most, and none when its build scans the class {@link CapsuleTasksTest} of the
 * engine's own jar. When a request selects several of them, each task runs once, below the first of
 * them. A tool that starts a JVM for each class sends a request for each, and so runs every task once per class.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Testable
public @interface Capsules {}
