/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.task;

import dev.capsule.wasm.WasmFormatException;
import dev.capsule.wasm.WasmReader;
import dev.capsule.wasm.WasmWriter;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds the manifest in a task module's file by jumping from section to section: the megabytes between stay unread. */
final class ManifestFile {

    private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};
    private static final byte[] NAME =
            new WasmWriter().name(TaskModule.MANIFEST_SECTION).toByteArray();
    private static final int CUSTOM = 0;
    /** Enough for a section's kind and size and for the name that is looked for. */
    private static final int SECTION_HEAD = 8 + NAME.length;

    private ManifestFile() {}

    /** Returns the content of the manifest's section; empty when the module has none. */
    static Optional<byte[]> read(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            var size = channel.size();
            if (!Arrays.equals(HEADER, bytes(channel, 0, (int) Math.min(size, HEADER.length)))) {
                throw new WasmFormatException("Not a WebAssembly module: it does not begin with \\0asm", 0);
            }
            long position = HEADER.length;
            while (position < size) {
                var head = bytes(channel, position, (int) Math.min(size - position, SECTION_HEAD));
                var in = new WasmReader(head, 0, head.length);
                var kind = in.u8();
                var length = in.index();
                var content = position + in.position();
                if (kind == CUSTOM && beginsWithName(head, in.position())) {
                    return Optional.of(bytes(channel, content + NAME.length, length - NAME.length));
                }
                position = content + length;
            }
            return Optional.empty();
        }
    }

    private static boolean beginsWithName(byte[] head, int start) {
        return head.length - start >= NAME.length
                && Arrays.equals(head, start, start + NAME.length, NAME, 0, NAME.length);
    }

    private static byte[] bytes(SeekableByteChannel channel, long position, int count) throws IOException {
        if (count < 0 || position + count > channel.size()) {
            throw new EOFException("the file ends within a section");
        }
        var buffer = ByteBuffer.allocate(count);
        channel.position(position);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the file ends within a section");
            }
        }
        return buffer.array();
    }
}
