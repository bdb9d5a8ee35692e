/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.run.TaskCall;
import dev.capsule.run.TaskRun;
import java.nio.file.Path;

/** Loads task modules for running: what stands between the engine and the sandbox. */
interface TaskPrograms {

    /**
     * Loads a module.
     *
     * @throws dev.capsule.CapsuleException when it cannot be read or no language runs it
     */
    TaskProgram load(Path module);

    /** A loaded module; may be used by several threads. */
    interface TaskProgram {

        /** Runs a task; whatever happens to it is in the envelope. */
        TaskRun run(TaskCall call);
    }
}
