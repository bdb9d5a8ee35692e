/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Reads bodies without ever holding more than the limit. */
final class Bodies {

    private static final int CHUNK = 16 << 10;

    /** How the zlib format names the method that deflate is. */
    private static final int DEFLATED = 8;

    private Bodies() {}

    /** A body is larger than the limit. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(String message) {
            super(message);
        }
    }

    /** Whether a body in this {@code Content-Encoding} can be decompressed. */
    static boolean isCompressed(String encoding) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip", "deflate" -> true;
            default -> false;
        };
    }

    /** Reads a body to its end. */
    static byte[] read(InputStream in, int most) throws IOException {
        return read(in, most, "the response's body is larger than " + most + " bytes");
    }

    /** Reads a compressed body to its end. */
    static byte[] decompress(InputStream in, String encoding, int most) throws IOException {
        var bounded = new BoundedStream(in, most);
        try (var decompressed = encoding.strip().toLowerCase(Locale.ROOT).endsWith("gzip")
                ? new GZIPInputStream(bounded, CHUNK)
                : inflater(bounded)) {
            return read(decompressed, most, "the response's body is larger than " + most + " bytes once decompressed");
        }
    }

    /** "deflate" means the zlib format, but some servers send what it contains without its frame. */
    private static InputStream inflater(InputStream in) throws IOException {
        var ahead = new BufferedInputStream(in, CHUNK);
        ahead.mark(2);
        int first = ahead.read();
        int second = ahead.read();
        ahead.reset();
        boolean framed = (first & 0x0f) == DEFLATED && ((first << 8) | second) % 31 == 0;
        return new InflaterInputStream(ahead, new Inflater(!framed), CHUNK);
    }

    private static byte[] read(InputStream in, int most, String message) throws IOException {
        var body = new ByteArrayOutputStream();
        var chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            if (count > most - body.size()) {
                throw new TooLargeException(message);
            }
            body.write(chunk, 0, count);
        }
        return body.toByteArray();
    }

    /** Bounds what comes over the network before it is decompressed. */
    private static final class BoundedStream extends InputStream {
        private final InputStream in;
        private long left;

        private BoundedStream(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            left -= Math.max(count, 0);
            if (left < 0) {
                throw new TooLargeException("the response's compressed body is larger than the limit");
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
