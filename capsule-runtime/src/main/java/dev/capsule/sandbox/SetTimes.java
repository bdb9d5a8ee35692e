/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import dev.capsule.sandbox.files.FileTimes;
import org.jspecify.annotations.Nullable;

/** Reads the times that a guest wants a file to have. */
final class SetTimes {

    private static final int ACCESSED = 1;
    private static final int ACCESSED_NOW = 2;
    private static final int MODIFIED = 4;
    private static final int MODIFIED_NOW = 8;

    private SetTimes() {}

    static FileTimes read(Wasi wasi, long accessed, long modified, int flags) {
        return new FileTimes(
                time(wasi, accessed, flags & ACCESSED, flags & ACCESSED_NOW),
                time(wasi, modified, flags & MODIFIED, flags & MODIFIED_NOW));
    }

    private static @Nullable Long time(Wasi wasi, long given, int isGiven, int isNow) {
        if (isGiven != 0 && (isNow != 0 || given < 0)) {
            throw Errno.INVAL.failure();
        }
        if (isNow != 0) {
            return wasi.clock.realtimeNanos();
        }
        return isGiven == 0 ? null : (Long) given;
    }
}
