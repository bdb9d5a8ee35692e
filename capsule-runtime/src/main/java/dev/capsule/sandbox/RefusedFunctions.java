/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

/** Functions that exist so that every module links, and that never do anything. */
final class RefusedFunctions {

    private RefusedFunctions() {}

    static void add() {
        WasiFunction.add("fd_fdstat_set_rights", "iII", (wasi, a) -> {
            wasi.descriptors.get((int) a[0]);
            return Errno.NOTCAPABLE;
        });
        WasiFunction.add("proc_raise", "i", (wasi, a) -> Errno.NOSYS);
        WasiFunction.add("sock_accept", "iii", (wasi, a) -> Errno.NOSYS);
        WasiFunction.add("sock_recv", "iiiiii", (wasi, a) -> Errno.NOSYS);
        WasiFunction.add("sock_send", "iiiii", (wasi, a) -> Errno.NOSYS);
        WasiFunction.add("sock_shutdown", "ii", (wasi, a) -> Errno.NOSYS);
    }
}
