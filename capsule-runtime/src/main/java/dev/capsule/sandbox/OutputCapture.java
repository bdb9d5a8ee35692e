/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the first part of what a guest prints and passes all of it on. */
final class OutputCapture {

    /** The bytes that are kept of each stream. */
    static final int LIMIT = 1 << 20;

    private final OutputListener listener;
    private final Kept stdout = new Kept();
    private final Kept stderr = new Kept();

    OutputCapture(OutputListener listener) {
        this.listener = listener;
    }

    void write(OutputListener.Stream stream, byte[] bytes) {
        (stream == OutputListener.Stream.STDOUT ? stdout : stderr).add(bytes);
        listener.written(stream, bytes);
    }

    CapturedOutput captured() {
        return new CapturedOutput(stdout.text(), stderr.text());
    }

    private static final class Kept {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long dropped;

        private synchronized void add(byte[] more) {
            int room = Math.min(more.length, LIMIT - bytes.size());
            bytes.write(more, 0, room);
            dropped += more.length - room;
        }

        private synchronized String text() {
            String text = bytes.toString(StandardCharsets.UTF_8);
            return dropped == 0 ? text : text + "\n[" + dropped + " more bytes were not kept]\n";
        }
    }
}
