/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

/**
 * Why a run ended before the guest answered. Only the host decides this: the guest can neither throw nor catch it.
 *
 * @since 0.1
 */
public abstract sealed class GuestFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private GuestFailure(String message) {
        super(message);
    }

    /** The fuel limit was reached. */
    public static final class FuelExhausted extends GuestFailure {
        private static final long serialVersionUID = 1L;

        FuelExhausted(long limit) {
            super("fuel exhausted: the limit is " + limit + " units");
        }
    }

    /** The deadline passed. */
    public static final class TimedOut extends GuestFailure {
        private static final long serialVersionUID = 1L;

        TimedOut(long limitMillis, long usedMillis) {
            super("timeout: the limit is " + limitMillis + " ms, the run took " + usedMillis + " ms");
        }
    }

    /** The guest, or the JVM on its behalf, ran out of memory and could not go on. */
    public static final class MemoryExhausted extends GuestFailure {
        private static final long serialVersionUID = 1L;

        MemoryExhausted(String message) {
            super(message);
        }
    }

    /** The run was cancelled by the host. */
    public static final class Cancelled extends GuestFailure {
        private static final long serialVersionUID = 1L;

        Cancelled() {
            super("cancelled");
        }
    }

    /** The guest recursed deeper than its stack. */
    public static final class StackExhausted extends GuestFailure {
        private static final long serialVersionUID = 1L;

        StackExhausted() {
            super("stack exhausted: the guest's calls are nested too deeply");
        }
    }

    /** The guest called {@code proc_exit} where an answer was expected. */
    public static final class Exited extends GuestFailure {
        private static final long serialVersionUID = 1L;

        private final int code;

        Exited(int code) {
            super("the guest exited with code " + code);
            this.code = code;
        }

        /** The exit code. */
        public int code() {
            return code;
        }
    }

    /** The guest did something that WebAssembly or the guest protocol forbids. */
    public static final class Trapped extends GuestFailure {
        private static final long serialVersionUID = 1L;

        Trapped(String message, Throwable cause) {
            super(message);
            initCause(cause);
        }
    }
}
