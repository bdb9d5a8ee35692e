/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileGrantTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "./data              | ./data         | /data        | READ_WRITE",
                "data                | data           | /data        | READ_WRITE",
                "data/in/            | data/in/       | /data/in     | READ_WRITE",
                "./data/orders.csv   | ./data/orders.csv | /data/orders.csv | READ_WRITE",
                "./data:ro           | ./data         | /data        | READ_ONLY",
                "./data:rw           | ./data         | /data        | READ_WRITE",
                "build/in::/input    | build/in       | /input       | READ_WRITE",
                "build/in::input:ro  | build/in       | /input       | READ_ONLY",
                "build/in::/a//b/.   | build/in       | /a/b         | READ_WRITE",
                ".                   | .              | /            | READ_WRITE",
                "./:ro               | ./             | /            | READ_ONLY",
                "/home/me/p/data     | /home/me/p/data | /home/me/p/data | READ_WRITE",
                "...                 | ...            | /...         | READ_WRITE",
                "a..b                | a..b           | /a..b        | READ_WRITE",
                ".capsule            | .capsule       | /.capsule    | READ_WRITE",
                "library             | library        | /library     | READ_WRITE",
            })
    void readsWhatIsGranted(String text, String path, String guestPath, FileGrant.Mode mode) {
        var grant = FileGrant.parse(text);

        assertThat(grant).isEqualTo(new FileGrant(path, guestPath, mode));
        assertThat(FileGrant.parse(grant.toString())).isEqualTo(grant);
    }

    @Test
    void readsDriveLettersOfWindows() {
        assertThat(FileGrant.parse("C:/p/data::/data:ro"))
                .isEqualTo(new FileGrant("C:/p/data", "/data", FileGrant.Mode.READ_ONLY));
        assertThat(FileGrant.parse("C:/p/data").guestPath()).isEqualTo("/p/data");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''          | \"\" cannot be granted: a path must not be empty",
                "' '         | \" \" cannot be granted: a path must not be empty",
                ":ro         | \"\" cannot be granted: a path must not be empty",
                "data::      | \"data\" cannot be granted: a path must not be empty",
                "::/data     | \"\" cannot be granted: a path must not be empty",
                "data:xx     | \"data:xx\" cannot be granted: after a colon comes ro or rw, after two the path that the"
                        + " task sees, as in \"./data:ro\" or \"./data::/input\"",
                "data:RO     | \"data:RO\" cannot be granted: after a colon comes ro or rw, after two the path that the"
                        + " task sees, as in \"./data:ro\" or \"./data::/input\"",
                "a::b::c     | \"a\" cannot be granted: after a colon comes ro or rw, after two the path that the"
                        + " task sees, as in \"./data:ro\" or \"./data::/input\"",
                "..          | \"..\" cannot be granted: \"..\" would leave the project; name the directory itself",
                "../secrets  | \"../secrets\" cannot be granted: \"..\" would leave the project; name the directory itself",
                "a/../../b   | \"a/../../b\" cannot be granted: \"..\" would leave the project; name the directory itself",
                "a::/x/../..| \"a\" cannot be granted: \"..\" would leave the project; name the directory itself",
                "a\\b        | \"a\\b\" cannot be granted: names are separated by /, also on Windows",
                "lib         | \"lib\" cannot be seen as /lib: /lib is Capsule's own; choose another place, as in"
                        + " \"lib::/project-lib\"",
                "x::/lib/python | \"x\" cannot be seen as /lib/python: /lib is Capsule's own; choose another place, as in"
                        + " \"x::/project-lib\"",
                "./tmp:ro    | \"./tmp\" cannot be seen as /tmp: /tmp is Capsule's own; choose another place, as in"
                        + " \"./tmp::/project-tmp\"",
            })
    void saysWhyAnEntryGrantsNothing(String text, String message) {
        assertThatThrownBy(() -> FileGrant.parse(text))
                .isInstanceOf(PolicyFormatException.class)
                .hasMessage(message);
    }

    @Test
    void refusesControlCharactersAndEndlessPaths() {
        assertThatThrownBy(() -> FileGrant.parse("a\0b"))
                .hasMessage("\"a\0b\" cannot be granted: a path must not contain control characters");
        assertThatThrownBy(() -> FileGrant.parse("a".repeat(4097)))
                .hasMessageEndingWith("cannot be granted: a path must not be longer than 4096 characters");
    }

    @Test
    void namesTheModes() {
        assertThat(FileGrant.Mode.parse("read-only")).isEqualTo(FileGrant.Mode.READ_ONLY);
        assertThatThrownBy(() -> FileGrant.Mode.parse("readonly"))
                .hasMessage("\"readonly\" is not a mode of access: use \"read-only\" or \"read-write\","
                        + " did you mean \"read-only\"?");
    }
}
