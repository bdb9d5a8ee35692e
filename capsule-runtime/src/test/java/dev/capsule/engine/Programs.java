/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import dev.capsule.wasm.wat.Wat;
import java.nio.file.Path;

/** Small WASI commands for tests. */
final class Programs {

    private static final String IMPORTS = """
            (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
            (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
            """;

    /** Waits for as many nanoseconds as memory holds at 24; the clock subscription is at 0. */
    static final String SLEEP = "(drop (call $poll (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 128)))";

    private Programs() {}

    /** A program that runs the instructions with a memory of one page. */
    static ForeignProgram running(Path cache, String instructions) {
        return of(cache, "(memory (export \"memory\") 1) (func (export \"_start\") " + instructions + ")");
    }

    /** A program of module fields. */
    static ForeignProgram of(Path cache, String fields) {
        return ForeignProgram.of(Wat.assemble(IMPORTS + fields), cache);
    }

    static ForeignInstance instance(ForeignProgram program, long fuel, long memory, long millis) {
        return program.instantiate(
                InstanceOptions.builder(new Limits(fuel, memory, millis)).build());
    }
}
