/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

/**
 * The anchor for projects without test classes of their own. Surefire finds it when told to scan the engine's jar:
 *
 * <pre>{@code
 * <configuration>
 *   <dependenciesToScan>
 *     <dependency>dev.capsule:capsule-junit-engine</dependency>
 *   </dependenciesToScan>
 * </configuration>
 * }</pre>
 *
 * <p>Tasks that are selected by their files or directories appear below this class, too.
 *
 * @since 0.1
 */
@Capsules
public final class CapsuleTasksTest {

    private CapsuleTasksTest() {}
}
