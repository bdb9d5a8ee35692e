/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.ErrorType;
import dev.capsule.engine.GuestFailure;

/** The error type of each way in which the host ends a guest. */
final class FailureTypes {

    private FailureTypes() {}

    static ErrorType of(GuestFailure failure) {
        if (failure instanceof GuestFailure.FuelExhausted) {
            return ErrorType.FUEL_EXHAUSTED;
        } else if (failure instanceof GuestFailure.TimedOut) {
            return ErrorType.TIMEOUT;
        } else if (failure instanceof GuestFailure.MemoryExhausted) {
            return ErrorType.MEMORY_EXHAUSTED;
        } else if (failure instanceof GuestFailure.Cancelled) {
            return ErrorType.CANCELLED;
        } else if (failure instanceof GuestFailure.Exited) {
            return ErrorType.TASK_ERROR;
        }
        return ErrorType.WASM_TRAP;
    }
}
