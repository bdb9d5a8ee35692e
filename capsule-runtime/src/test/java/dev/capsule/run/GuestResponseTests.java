/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.ErrorType;
import dev.capsule.GuestFrame;
import dev.capsule.TaskError;
import dev.capsule.source.Origins;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuestResponseTests {

    private static Outcome read(String response) {
        return GuestResponse.read(response.getBytes(StandardCharsets.UTF_8), Origins.SAME, number -> null);
    }

    @Test
    void readsAResult() {
        assertThat(read("{\"status\": \"returned\", \"result\": [1, null]}"))
                .isEqualTo(new Outcome.Returned(Arrays.asList(1, null)));
    }

    @Test
    void readsAnException() {
        var response = """
                {"status": "raised", "message": "ValueError: bad", "text": "...", "frames": [
                  {"path": "a.py", "line": 3, "column": 5, "function": "main", "code": "work()"},
                  {"path": "a.py", "line": 9, "function": "work"}]}""";

        assertThat(read(response))
                .isEqualTo(new Outcome.Failed(new TaskError(
                        ErrorType.TASK_ERROR,
                        "ValueError: bad",
                        List.of(
                                new GuestFrame("a.py", 3, "main", "work()"),
                                new GuestFrame("a.py", 9, "work", null)))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'status':'exited','code':0,'message':'SystemExit: 0'}|TASK_ERROR|SystemExit: 0",
                "{'status':'invalid_result','message':'a set','value_path':'$.x'}|INVALID_RESULT|a set at $.x",
                "{'status':'invalid_arguments','message':'missing'}|INVALID_ARGUMENTS|missing",
                "{'status':'task_not_found','message':'none'}|TASK_NOT_FOUND|none",
                "{'status':'timeout','message':'x'}|INVALID_RESULT|the guest broke the protocol: unknown status"
                        + " \"timeout\"",
                "{'status':'raised','message':3}|INVALID_RESULT|the guest broke the protocol: \"message\" in the guest's"
                        + " answer is not a text",
                "[]|INVALID_RESULT|the guest broke the protocol: the guest's answer is not a JSON object"
            })
    void letsAGuestChooseOnlyAmongItsOwnFailures(String response, ErrorType type, String message) {
        assertThat(read(response.replace('\'', '"').replace("guest\"s", "guest's")))
                .isEqualTo(new Outcome.Failed(TaskError.of(type, message)));
    }

    @Test
    void refusesAnAnswerThatIsNotJson() {
        assertThat(read("{\"status\": \"returned\", \"result\": NaN}"))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                    assertThat(failed.error().type()).isEqualTo(ErrorType.INVALID_RESULT);
                    assertThat(failed.error().message()).startsWith("the result is not JSON that can be read: ");
                });
    }
}
