/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

/** Functions that exist so that every module links, and that never do anything. */
final class RefusedFunctions {

    private RefusedFunctions() {}

    static void add() {
        WasiFunction.add("fd_advise", "iIIi", (wasi, a) -> onFile(wasi, a, Errno.SUCCESS));
        WasiFunction.add("fd_sync", "i", (wasi, a) -> onAny(wasi, a, Errno.SUCCESS));
        WasiFunction.add("fd_datasync", "i", (wasi, a) -> onAny(wasi, a, Errno.SUCCESS));
        WasiFunction.add("fd_allocate", "iII", (wasi, a) -> onFile(wasi, a, Errno.ROFS));
        WasiFunction.add("fd_filestat_set_size", "iI", (wasi, a) -> onFile(wasi, a, Errno.ROFS));
        WasiFunction.add("fd_filestat_set_times", "iIIi", (wasi, a) -> onAny(wasi, a, Errno.ROFS));
        WasiFunction.add("fd_pwrite", "iiiIi", (wasi, a) -> onFile(wasi, a, Errno.ROFS));
        WasiFunction.add("fd_fdstat_set_rights", "iII", (wasi, a) -> onAny(wasi, a, Errno.NOTCAPABLE));
        WasiFunction.add("proc_raise", "i", (wasi, a) -> Errno.NOSYS);
        WasiFunction.add("sock_accept", "iii", (wasi, a) -> Errno.NOSYS);
        WasiFunction.add("sock_recv", "iiiiii", (wasi, a) -> Errno.NOSYS);
        WasiFunction.add("sock_send", "iiiii", (wasi, a) -> Errno.NOSYS);
        WasiFunction.add("sock_shutdown", "ii", (wasi, a) -> Errno.NOSYS);
    }

    private static Errno onFile(Wasi wasi, long[] a, Errno result) {
        wasi.descriptors.file((int) a[0]);
        return result;
    }

    private static Errno onAny(Wasi wasi, long[] a, Errno result) {
        wasi.descriptors.get((int) a[0]);
        return result;
    }
}
