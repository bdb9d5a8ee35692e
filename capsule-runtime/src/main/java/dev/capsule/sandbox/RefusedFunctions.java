/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

/** Functions that exist so that every module links, and that never do anything. */
final class RefusedFunctions {

    private RefusedFunctions() {}

    static Errno call(WasiFunction function, Wasi wasi, long[] a) {
        return switch (function) {
            case FD_FDSTAT_SET_RIGHTS -> {
                wasi.descriptors.get((int) a[0]);
                yield Errno.NOTCAPABLE;
            }
            case PROC_RAISE -> Errno.NOSYS;
            case SOCK_ACCEPT -> Errno.NOSYS;
            case SOCK_RECV -> Errno.NOSYS;
            case SOCK_SEND -> Errno.NOSYS;
            case SOCK_SHUTDOWN -> Errno.NOSYS;
            default -> throw function.elsewhere();
        };
    }
}
