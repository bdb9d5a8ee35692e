/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.guest.GuestLanguages;
import dev.capsule.run.TaskRunner;
import dev.capsule.task.TaskModule;
import java.nio.file.Path;

/** Runs tasks with the runtime and the guest languages of the class path. */
final class RuntimeTaskPrograms implements TaskPrograms {

    @Override
    public TaskProgram load(Path module) {
        var languages = GuestLanguages.load(ProjectLayout.currentClassLoader());
        return TaskRunner.of(TaskModule.read(module), languages)::run;
    }
}
