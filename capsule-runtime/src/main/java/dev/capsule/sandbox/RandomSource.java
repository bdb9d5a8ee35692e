/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * The random bytes a guest gets.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface RandomSource {

    /** Fills the array with the next random bytes. */
    void fill(byte[] bytes);

    /** The platform's secure generator. */
    static RandomSource secure() {
        return Secure.GENERATOR::nextBytes;
    }

    /** The same bytes for the same seed on every machine: SHA-256 over the seed and a counter. Not thread safe. */
    static RandomSource seeded(byte[] seed) {
        return new Seeded(seed);
    }

    /** Holds the generator, whose first use is slow, until somebody needs it. */
    final class Secure {
        private static final SecureRandom GENERATOR = new SecureRandom();

        private Secure() {}
    }

    /** A hash in counter mode. */
    final class Seeded implements RandomSource {
        private final byte[] seed;
        private long counter;
        private ByteBuffer block = ByteBuffer.allocate(0);

        private Seeded(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void fill(byte[] bytes) {
            for (int i = 0; i < bytes.length; i++) {
                if (!block.hasRemaining()) {
                    block = nextBlock();
                }
                bytes[i] = block.get();
            }
        }

        private ByteBuffer nextBlock() {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update(seed);
                digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, counter++));
                return ByteBuffer.wrap(digest.digest());
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("every Java platform has SHA-256", e);
            }
        }
    }
}
