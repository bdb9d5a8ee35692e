/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.policy.EnvironmentName;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the values of the variables that a task was granted: in the {@code .env} files of the project, of which later
 * ones count more, and in the environment of the process, which counts most. Nothing else is handed on.
 */
final class GrantedEnvironment {

    private static final List<String> FILES = List.of(".env", ".env.local", ".env.development", ".env.production");
    private static final long LARGEST_FILE = 1 << 20;

    private final Path projectDirectory;
    private final Map<String, String> process;

    GrantedEnvironment(Path projectDirectory, Map<String, String> process) {
        this.projectDirectory = projectDirectory;
        this.process = process;
    }

    /**
     * Returns the variables that have a value.
     *
     * @throws AccessException when a file cannot be read
     */
    Map<String, String> find(List<EnvironmentName> names) {
        var granted = new LinkedHashMap<String, String>();
        if (names.isEmpty()) {
            return granted;
        }
        var values = new HashMap<String, String>();
        FILES.forEach(file -> values.putAll(read(file)));
        values.putAll(process);
        for (var name : names) {
            var value = values.get(name.name());
            if (value != null) {
                granted.put(name.name(), value);
            }
        }
        return granted;
    }

    private Map<String, String> read(String name) {
        var file = projectDirectory.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new AccessException(name + ": the file is larger than 1 MiB");
            }
            return DotEnv.parse(name, Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new AccessException(name + ": the file is not UTF-8");
        } catch (IOException e) {
            throw new AccessException(name + ": the file cannot be read");
        }
    }
}
