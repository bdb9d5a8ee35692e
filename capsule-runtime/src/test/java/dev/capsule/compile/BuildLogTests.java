/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.compile.BuildState.FileState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildLogTests {

    private static final Map<String, FileState> LAST =
            Map.of("a.py", built("1", "a.wasm"), "b.py", built("2", "b.wasm"));

    @TempDir
    Path directory;

    private Path state;
    private Path lines;

    @BeforeEach
    void buildOnce() {
        state = directory.resolve("state.json");
        lines = directory.resolve("state.json.log");
        BuildLog.open(state).close(new BuildState(new TreeMap<>(LAST)));
    }

    private static FileState built(String key, String module) {
        return new FileState(key, List.of("lib.py"), module, 1, List.of());
    }

    private Map<String, FileState> known() {
        return BuildLog.open(state).previous().files();
    }

    @Test
    void aBuildThatEndedLeavesTheStateAlone() {
        assertThat(directory).isDirectoryContaining(state::equals).isDirectoryNotContaining(lines::equals);
        assertThat(known()).isEqualTo(LAST);
    }

    @Test
    void aLineIsAllThatANoteWrites() throws IOException {
        var before = Files.readString(state);
        var log = BuildLog.open(state);

        log.note("a.py", FileState.unfinished("a.wasm"));
        log.note("a.py", built("3", "a.wasm"));

        assertThat(Files.readString(state)).isEqualTo(before);
        assertThat(Files.readAllLines(lines)).hasSize(2);
    }

    @Test
    void theLastNoteOfAKilledBuildCounts() {
        var log = BuildLog.open(state);
        log.note("a.py", FileState.unfinished("a.wasm"));
        log.note("a.py", built("3", "a.wasm"));
        log.note("b.py", FileState.unfinished("b.wasm"));

        assertThat(known()).isEqualTo(Map.of("a.py", built("3", "a.wasm"), "b.py", FileState.unfinished("b.wasm")));
    }

    @Test
    void nothingIsNotedAfterAPartOfALine() throws IOException {
        BuildLog.open(state).note("a.py", FileState.unfinished("a.wasm"));
        Files.write(
                lines,
                new byte[] {'{', '"', 'p', 'a', 't', 'h', '"', ':', '"', (byte) 0xC3},
                StandardOpenOption.APPEND);

        BuildLog.open(state).note("b.py", FileState.unfinished("b.wasm"));

        assertThat(known())
                .isEqualTo(Map.of("a.py", FileState.unfinished("a.wasm"), "b.py", FileState.unfinished("b.wasm")));
    }

    @Test
    void nothingIsKnownWhenALineIsDamaged() throws IOException {
        Files.writeString(lines, "no JSON\n");

        assertThat(known()).isEmpty();
    }

    @Test
    void aModuleThatAnotherFileIsBuiltToIsNoLongerTheFirstOnes() {
        BuildLog.open(state).note("a.ts", built("4", "a.wasm"));

        assertThat(known()).containsEntry("a.py", FileState.unfinished("a.wasm"));
        assertThat(known()).containsEntry("a.ts", built("4", "a.wasm"));
    }
}
