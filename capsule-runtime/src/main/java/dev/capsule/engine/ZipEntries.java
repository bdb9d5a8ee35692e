/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import dev.capsule.storage.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The contents of a zip file.
 *
 * @param contents the contents by name
 */
record ZipEntries(SortedMap<String, byte[]> contents) {

    /**
     * Reads a file.
     *
     * @throws IOException also when it is damaged, wherever that is in a content
     */
    static ZipEntries read(Path file) throws IOException {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                try (InputStream in = zip.getInputStream(entry)) {
                    contents.put(entry.getName(), whole(entry, in.readAllBytes()));
                }
            }
        }
        return new ZipEntries(contents);
    }

    /** {@link ZipFile} leaves this check to others. */
    private static byte[] whole(ZipEntry entry, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        if (checksum.getValue() != entry.getCrc()) {
            throw new ZipException(entry.getName() + " is damaged");
        }
        return content;
    }

    /** Writes the file in one step: others see all of it or nothing. */
    void write(Path file) throws IOException {
        AtomicFiles.write(file, unfinished -> {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(unfinished))) {
                for (Map.Entry<String, byte[]> each : contents.entrySet()) {
                    zip.putNextEntry(new ZipEntry(each.getKey()));
                    zip.write(each.getValue());
                }
            }
        });
    }

    byte[] get(String name) throws IOException {
        byte[] content = contents.get(name);
        if (content == null) {
            throw new IOException("a compiled module in the cache is not complete: it has no " + name);
        }
        return content;
    }
}
