/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.policy.TaskPolicy;
import dev.capsule.run.HostAccess;
import dev.capsule.run.ProgramRunner;
import dev.capsule.sandbox.OutputListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache of compiled programs is written by a process that is killed. */
class CacheCrashTests {

    /** A WASI command that does nothing: {@code (memory (export "memory") 1) (func (export "_start"))}. */
    private static final byte[] PROGRAM = HexFormat.of()
            .parseHex("0061736d01000000010401600000030201000503010001"
                    + "071302066d656d6f72790200065f737461727400000a040102000b");

    @TempDir
    Path cache;

    private static void run(Path cacheDirectory) {
        var envelope = ProgramRunner.of(PROGRAM, "nothing.wasm", cacheDirectory)
                .run(List.of(), TaskPolicy.DEFAULT, HostAccess.workingDirectory(), OutputListener.NONE)
                .envelope();
        assertThat(envelope.error()).isNull();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(cache)) {
            return files.toList();
        }
    }

    @Test
    void theNextRunIsRightAfterEveryStep() throws IOException {
        int steps = 0;
        for (boolean died = true; died; steps++) {
            for (var file : files()) {
                Files.delete(file);
            }
            died = dies(Steps.dyingAfter(steps));
            run(cache);
        }
        assertThat(steps).isGreaterThan(4);
    }

    private boolean dies(Steps steps) {
        try {
            run(MortalFileSystem.path(cache, steps));
            return false;
        } catch (Steps.Dead e) {
            return true;
        }
    }
}
