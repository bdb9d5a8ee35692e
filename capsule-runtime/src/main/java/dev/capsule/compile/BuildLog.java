/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import dev.capsule.CapsuleException;
import dev.capsule.compile.BuildState.FileState;
import dev.capsule.json.Json;
import dev.capsule.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * What a build remembers while it goes on: the state that the last one left, and beside it a line for each file that has
 * changed since. So a module costs a line, however many there are, and a build that is killed is known to the next one.
 */
final class BuildLog {

    private final Path stateFile;
    private final Path lines;
    private final Map<String, FileState> known;
    /** Whether a killed build left lines. The last may be a part of one, after which nothing can follow. */
    private boolean hasOldLines;

    private BuildLog(Path stateFile) {
        this.stateFile = stateFile;
        this.lines = stateFile.resolveSibling(stateFile.getFileName() + ".log");
        this.known = BuildState.read(stateFile).files();
        this.hasOldLines = Files.isRegularFile(lines);
        if (hasOldLines) {
            replay();
        }
    }

    /** Reads what the last build left, whether it came to its end or not. What cannot be read is not known. */
    static BuildLog open(Path stateFile) {
        return new BuildLog(stateFile);
    }

    /** What was known of each file when this build began. */
    BuildState previous() {
        return new BuildState(known);
    }

    private void replay() {
        var owners = new HashMap<String, String>();
        known.forEach((path, state) -> {
            if (state.module() != null) {
                owners.put(state.module(), path);
            }
        });
        try {
            var text = Files.readString(lines, StandardCharsets.ISO_8859_1);
            // What a part of a line was to announce has not happened.
            for (var line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                var object = JsonObject.of(
                        Json.parse(line.getBytes(StandardCharsets.ISO_8859_1)), "a line of the build's log");
                apply(object.string("path"), BuildState.fileState(object), owners);
            }
        } catch (IOException | CapsuleException | IllegalArgumentException e) {
            known.clear();
        }
    }

    /** A module that was another file's, as when {@code a.ts} is now {@code a.py}, is not what that file was built to. */
    private void apply(String path, FileState state, Map<String, String> owners) {
        var module = state.module();
        if (module != null) {
            var owner = owners.put(module, path);
            if (owner != null) {
                known.put(owner, FileState.unfinished(module));
            }
        }
        known.put(path, state);
    }

    /**
     * Writes down what is known of a file from now on. Before its module changes that is
     * {@link FileState#unfinished}: otherwise a build that is killed would leave a new module beside the state of the old
     * one, which would count as up to date once the source is what it was before.
     */
    void note(String path, FileState state) {
        try {
            if (hasOldLines) {
                previous().write(stateFile);
                Files.delete(lines);
                hasOldLines = false;
            }
            Files.createDirectories(lines.toAbsolutePath().getParent());
            Files.writeString(
                    lines,
                    Json.write(BuildState.map(path, state)) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new CapsuleException("cannot write " + lines + ": " + e.getMessage(), e);
        }
    }

    /** Writes down what a whole build knows, in place of all that was noted. */
    void close(BuildState state) {
        state.write(stateFile);
        OutputFiles.delete(lines);
    }
}
