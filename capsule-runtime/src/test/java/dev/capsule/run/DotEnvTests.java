/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.policy.EnvironmentName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotEnvTests {

    @Test
    void readsEveryFormOfValue() {
        assertThat(DotEnv.parse(".env", """
                # comment
                PLAIN=value
                  SPACED =  two words \s
                export EXPORTED=yes
                COMMENT=value # comment
                HASH=a#b
                EMPTY=
                EMPTY_TOO=""
                SINGLE='as $it \\n is' # comment
                DOUBLE="line\\none\\ttab \\"quoted\\" \\\\ $HOME"
                LINES="first
                second"
                URL=https://example.com/?a=b&c=d
                dotted.name-x=1
                PLAIN=later

                """))
                .isEqualTo(Map.ofEntries(
                        Map.entry("PLAIN", "later"),
                        Map.entry("SPACED", "two words"),
                        Map.entry("EXPORTED", "yes"),
                        Map.entry("COMMENT", "value"),
                        Map.entry("HASH", "a#b"),
                        Map.entry("EMPTY", ""),
                        Map.entry("EMPTY_TOO", ""),
                        Map.entry("SINGLE", "as $it \\n is"),
                        Map.entry("DOUBLE", "line\none\ttab \"quoted\" \\ $HOME"),
                        Map.entry("LINES", "first\nsecond"),
                        Map.entry("URL", "https://example.com/?a=b&c=d"),
                        Map.entry("dotted.name-x", "1")));
        assertThat(DotEnv.parse(".env", "A=1\r\nB='x'\r\nC=2")).isEqualTo(Map.of("A", "1", "B", "x", "C", "2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A=1~secret  | 2:1: expected NAME=value, a comment after # or an empty line",
                "=secret     | 1:1: expected NAME=value, a comment after # or an empty line",
                "A B=secret  | 1:1: expected NAME=value, a comment after # or an empty line",
                "A='secret   | 1:3: the quote is never closed",
                "X=1~A=\"secret~~ | 2:3: the quote is never closed",
                "A='a' secret| 1:6: only a comment may follow the closing quote",
            })
    void saysWhatIsWrongAndWhereButNotTheSecret(String text, String message) {
        assertThatThrownBy(() -> DotEnv.parse(".env.local", text.replace('~', '\n')))
                .isInstanceOf(AccessException.class)
                .hasMessage(".env.local:" + message);
    }

    @Test
    void laterFilesCountMoreAndTheProcessCountsMost(@TempDir Path project) throws IOException {
        Files.writeString(project.resolve(".env"), "A=env\nB=env\nC=env\nD=env\nE=env\n");
        Files.writeString(project.resolve(".env.local"), "B=local\nC=local\nD=local\nE=local\n");
        Files.writeString(project.resolve(".env.development"), "C=development\nD=development\nE=development\n");
        Files.writeString(project.resolve(".env.production"), "D=production\nE=production\n");
        var names = List.of("A", "B", "C", "D", "E", "F", "MISSING").stream()
                .map(EnvironmentName::new)
                .toList();

        var process = Map.of("E", "process", "F", "process", "SECRET", "process");
        assertThat(new GrantedEnvironment(project, process).find(names))
                .isEqualTo(Map.of(
                        "A",
                        "env",
                        "B",
                        "local",
                        "C",
                        "development",
                        "D",
                        "production",
                        "E",
                        "process",
                        "F",
                        "process"));
        assertThat(new GrantedEnvironment(project, process).find(List.of())).isEmpty();
    }

    @Test
    void filesThatCannotBeReadAreNamed(@TempDir Path project) throws IOException {
        var environment = new GrantedEnvironment(project, Map.of());
        var names = List.of(new EnvironmentName("A"));
        Files.write(project.resolve(".env"), new byte[] {(byte) 0xFF});
        assertThatThrownBy(() -> environment.find(names)).hasMessage(".env: the file is not UTF-8");
        Files.write(project.resolve(".env"), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> environment.find(names)).hasMessage(".env: the file is larger than 1 MiB");
    }
}
