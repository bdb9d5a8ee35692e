/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A file that is being written, under a name that says by which process. It is gone once this is closed, unless it was
 * moved.
 */
record UnfinishedFile(Path path) implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("\\.capsule-(\\d{1,18})-[0-9a-f-]{36}\\.tmp");
    private static final long THIS_PROCESS = ProcessHandle.current().pid();
    /** A process may have the number of an earlier one, as is usual in containers; so it knows its own files. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    /** Not made with {@code createTempFile()}, whose files only their owner can read. */
    static UnfinishedFile in(Path directory) {
        var file = new UnfinishedFile(directory.resolve(".capsule-" + THIS_PROCESS + "-" + UUID.randomUUID() + ".tmp"));
        OWN.add(file.path);
        return file;
    }

    static void deleteLeftIn(Path directory) throws IOException {
        try (var files = Files.newDirectoryStream(directory, ".capsule-*.tmp")) {
            for (var file : files) {
                if (isLeft(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isLeft(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return false;
        }
        var process = Long.parseLong(name.group(1));
        return process == THIS_PROCESS
                ? !OWN.contains(file)
                : ProcessHandle.of(process).isEmpty();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
        OWN.remove(path);
    }
}
