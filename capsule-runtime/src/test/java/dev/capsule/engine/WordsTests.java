/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordsTests {

    private static final int MARGIN = 5;

    @Test
    void takesBytesInAndOutAtEveryAlignment() {
        for (int address = 0; address < 8; address++) {
            for (int size = 0; size <= 19; size++) {
                byte[] source = new byte[MARGIN + size];
                for (int i = 0; i < size; i++) {
                    source[MARGIN + i] = (byte) (i - 100);
                }
                int[] words = new int[8];
                Arrays.fill(words, 0x5555_5555);

                Words.copyIn(source, MARGIN, words, address, size);
                byte[] target = new byte[MARGIN + size + MARGIN];
                Words.copyOut(words, address, target, MARGIN, size);

                assertThat(Arrays.copyOfRange(target, MARGIN, MARGIN + size))
                        .isEqualTo(Arrays.copyOfRange(source, MARGIN, MARGIN + size));
                assertThat(Arrays.copyOf(target, MARGIN)).containsOnly(0);
                assertThat(Arrays.copyOfRange(target, MARGIN + size, target.length))
                        .containsOnly(0);
                assertThat(outside(words, address, size)).containsOnly((byte) 0x55);
            }
        }
    }

    @Test
    void readsAStreamThatHasAsManyWordsAsExpected() throws IOException {
        byte[] bytes = new byte[300_000];
        new Random(5).nextBytes(bytes);

        int[] words = Words.read(new ByteArrayInputStream(bytes), bytes.length / 4);

        assertThat(words).isEqualTo(Words.of(bytes));
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> Words.read(new ByteArrayInputStream(bytes), bytes.length / 4 + 1))
                .withMessage("the memory ends before 300004 bytes");
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> Words.read(new ByteArrayInputStream(bytes), bytes.length / 4 - 1))
                .withMessage("the memory has more than 299996 bytes");
    }

    private static byte[] outside(int[] words, int address, int size) {
        byte[] bytes = new byte[words.length * Integer.BYTES - size];
        int count = 0;
        for (int i = 0; i < words.length * Integer.BYTES; i++) {
            if (i < address || i >= address + size) {
                bytes[count++] = Words.getByte(words, i);
            }
        }
        return bytes;
    }
}
