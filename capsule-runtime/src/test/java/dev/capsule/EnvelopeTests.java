/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvelopeTests {

    private static final Execution EXECUTION = new Execution("main", 12, 1, 45_000, 9_502_720);

    @Test
    void writesASuccessAsTheOriginalDoes() {
        assertThat(Envelope.success(Map.of("n", List.of(1, "é")), EXECUTION).toJson())
                .isEqualTo("""
                        {"success":true,"result":{"n":[1,"é"]},"error":null,"execution":{"task_name":"main",\
                        "duration_ms":12,"retries":1,"fuel_consumed":45000,"ram_used":9502720,"host_requests":[]}}""");
    }

    @Test
    void writesAFailureWithItsTraceback() {
        var frames = List.of(
                new GuestFrame("src/main/capsule/a.py", 3, "main", "work()"),
                new GuestFrame("src/main/capsule/b.py", 9, "work", null));

        assertThat(Envelope.failure(new TaskError(ErrorType.TASK_ERROR, "KeyError: 'k'", frames), EXECUTION)
                        .toJson())
                .isEqualTo("""
                        {"success":false,"result":null,"error":{"error_type":"task_error","message":"KeyError: 'k'",\
                        "traceback":[{"file":"src/main/capsule/a.py","line":3,"function":"main","code":"work()"},\
                        {"file":"src/main/capsule/b.py","line":9,"function":"work"}]},"execution":{"task_name":"main",\
                        "duration_ms":12,"retries":1,"fuel_consumed":45000,"ram_used":9502720,"host_requests":[]}}""");
    }

    @Test
    void leavesOutATracebackThatDoesNotExist() {
        assertThat(Envelope.failure(TaskError.of(ErrorType.TIMEOUT, "late"), EXECUTION)
                        .toJson())
                .contains("\"error\":{\"error_type\":\"timeout\",\"message\":\"late\"},");
    }

    @Test
    void namesEveryErrorTypeInSnakeCase() {
        assertThat(ErrorType.values())
                .extracting(ErrorType::wireName)
                .containsExactly(
                        "task_error",
                        "timeout",
                        "fuel_exhausted",
                        "memory_exhausted",
                        "permission_denied",
                        "invalid_result",
                        "invalid_arguments",
                        "task_not_found",
                        "cancelled",
                        "wasm_trap",
                        "internal_error");
        assertThat(ErrorType.fromWireName("fuel_exhausted")).contains(ErrorType.FUEL_EXHAUSTED);
        assertThat(ErrorType.fromWireName("FUEL")).isEmpty();
    }
}
