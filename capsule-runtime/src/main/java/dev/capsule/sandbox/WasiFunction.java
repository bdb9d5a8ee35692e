/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions of WASI preview 1.
 *
 * @since 0.1
 */
public enum WasiFunction {
    ARGS_SIZES_GET(Group.PROCESS, "ii"),
    ARGS_GET(Group.PROCESS, "ii"),
    ENVIRON_SIZES_GET(Group.PROCESS, "ii"),
    ENVIRON_GET(Group.PROCESS, "ii"),
    RANDOM_GET(Group.PROCESS, "ii"),
    SCHED_YIELD(Group.PROCESS, ""),
    PROC_EXIT(Group.PROCESS, "i"),
    CLOCK_RES_GET(Group.CLOCK, "ii"),
    CLOCK_TIME_GET(Group.CLOCK, "iIi"),
    POLL_ONEOFF(Group.CLOCK, "iiii"),
    FD_READ(Group.CONTENT, "iiii"),
    FD_PREAD(Group.CONTENT, "iiiIi"),
    FD_WRITE(Group.CONTENT, "iiii"),
    FD_PWRITE(Group.CONTENT, "iiiIi"),
    FD_SEEK(Group.CONTENT, "iIii"),
    FD_TELL(Group.CONTENT, "ii"),
    FD_CLOSE(Group.DESCRIPTOR, "i"),
    FD_RENUMBER(Group.DESCRIPTOR, "ii"),
    FD_FDSTAT_GET(Group.DESCRIPTOR, "ii"),
    FD_FDSTAT_SET_FLAGS(Group.DESCRIPTOR, "ii"),
    FD_FILESTAT_GET(Group.DESCRIPTOR, "ii"),
    FD_FILESTAT_SET_SIZE(Group.DESCRIPTOR, "iI"),
    FD_FILESTAT_SET_TIMES(Group.DESCRIPTOR, "iIIi"),
    FD_ALLOCATE(Group.DESCRIPTOR, "iII"),
    FD_ADVISE(Group.DESCRIPTOR, "iIIi"),
    FD_SYNC(Group.DESCRIPTOR, "i"),
    FD_DATASYNC(Group.DESCRIPTOR, "i"),
    FD_PRESTAT_GET(Group.DESCRIPTOR, "ii"),
    FD_PRESTAT_DIR_NAME(Group.DESCRIPTOR, "iii"),
    FD_READDIR(Group.DIRECTORY, "iiiIi"),
    PATH_OPEN(Group.PATH, "iiiiiIIii"),
    PATH_FILESTAT_GET(Group.PATH, "iiiii"),
    PATH_FILESTAT_SET_TIMES(Group.PATH, "iiiiIIi"),
    PATH_CREATE_DIRECTORY(Group.PATH, "iii"),
    PATH_REMOVE_DIRECTORY(Group.PATH, "iii"),
    PATH_UNLINK_FILE(Group.PATH, "iii"),
    PATH_RENAME(Group.PATH, "iiiiii"),
    PATH_READLINK(Group.PATH, "iiiiii"),
    PATH_LINK(Group.PATH, "iiiiiii"),
    PATH_SYMLINK(Group.PATH, "iiiii"),
    FD_FDSTAT_SET_RIGHTS(Group.REFUSED, "iII"),
    PROC_RAISE(Group.REFUSED, "i"),
    SOCK_ACCEPT(Group.REFUSED, "iii"),
    SOCK_RECV(Group.REFUSED, "iiiiii"),
    SOCK_SEND(Group.REFUSED, "iiiii"),
    SOCK_SHUTDOWN(Group.REFUSED, "ii");

    /** Who carries a function out. Switches instead of lambdas: linking 46 of those takes a cold JVM 40 ms. */
    private enum Group {
        PROCESS,
        CLOCK,
        CONTENT,
        DESCRIPTOR,
        DIRECTORY,
        PATH,
        REFUSED
    }

    private static final Map<String, WasiFunction> BY_NAME = new HashMap<>();

    static {
        for (WasiFunction function : values()) {
            BY_NAME.put(function.importName(), function);
        }
    }

    private final Group group;
    private final String importName;
    private final String parameters;

    WasiFunction(Group group, String parameters) {
        this.group = group;
        this.importName = name().toLowerCase(Locale.ROOT);
        this.parameters = parameters;
    }

    /** The function of an import's name; null when WASI preview 1 has none. */
    public static @Nullable WasiFunction named(String importName) {
        return BY_NAME.get(importName);
    }

    /** The name by which modules import it. */
    public String importName() {
        return importName;
    }

    /** The types of its parameters, {@code i} for 32 bits and {@code I} for 64. */
    public String parameters() {
        return parameters;
    }

    /** Whether it returns an error number. */
    public boolean hasResult() {
        return this != PROC_EXIT;
    }

    Errno call(Wasi wasi, long[] arguments) {
        return switch (group) {
            case PROCESS -> ProcessFunctions.call(this, wasi, arguments);
            case CLOCK -> ClockFunctions.call(this, wasi, arguments);
            case CONTENT -> ContentFunctions.call(this, wasi, arguments);
            case DESCRIPTOR -> DescriptorFunctions.call(this, wasi, arguments);
            case DIRECTORY -> DirectoryFunctions.call(this, wasi, arguments);
            case PATH -> PathFunctions.call(this, wasi, arguments);
            case REFUSED -> RefusedFunctions.call(this, wasi, arguments);
        };
    }

    /** What a group throws that was called for a function of another one. */
    AssertionError elsewhere() {
        return new AssertionError(importName + " is not in the group it is said to be in");
    }
}
