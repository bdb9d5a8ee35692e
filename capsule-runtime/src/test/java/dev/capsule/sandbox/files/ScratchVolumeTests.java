/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Files in memory behave like those on a disk, and their quota holds. */
class ScratchVolumeTests {

    private static final OpenMode CREATE = new OpenMode(true, true, false, true, false, false);

    private long heap;

    private final ScratchVolume volume = new ScratchVolume(
            new Quota(1 << 20, bytes -> {
                heap += bytes;
                return true;
            }),
            () -> 42);

    private static void fails(FileError error, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FileException.class, e -> assertThat(e.error()).isEqualTo(error));
    }

    private void write(String name, String text) {
        try (OpenFile file = volume.open(List.of(name), CREATE, true)) {
            file.write(0, text.getBytes(StandardCharsets.UTF_8), 0, text.length());
        }
    }

    private String read(String name) {
        try (OpenFile file = volume.open(List.of(name), OpenMode.READ, true)) {
            byte[] bytes = new byte[100];
            return new String(bytes, 0, file.read(0, bytes, 0, 100), StandardCharsets.UTF_8);
        }
    }

    @Test
    void contentIsThatOfAnArray() {
        Random random = new Random(7);
        byte[] model = new byte[200_000];
        int size = 0;
        try (OpenFile file = volume.open(List.of("f"), CREATE, true)) {
            for (int round = 0; round < 2_000; round++) {
                int position = random.nextInt(150_000);
                int length = random.nextInt(40_000);
                switch (random.nextInt(4)) {
                    case 0 -> {
                        Arrays.fill(model, Math.min(position, size), model.length, (byte) 0);
                        size = position;
                        file.resize(position);
                    }
                    case 1 -> {
                        byte[] bytes = new byte[length];
                        random.nextBytes(bytes);
                        System.arraycopy(bytes, 0, model, position, length);
                        size = length == 0 ? size : Math.max(size, position + length);
                        file.write(position, bytes, 0, length);
                    }
                    default -> {
                        byte[] bytes = new byte[length];
                        int count = file.read(position, bytes, 0, length);
                        assertThat(count).isEqualTo(Math.max(0, Math.min(length, size - position)));
                        assertThat(Arrays.equals(bytes, 0, count, model, position, position + count))
                                .isTrue();
                    }
                }
                assertThat(file.status().size()).isEqualTo(size);
            }
        }
    }

    @Test
    void theQuotaHoldsAndIsGivenBack() {
        byte[] much = new byte[1 << 20];
        try (OpenFile file = volume.open(List.of("f"), CREATE, true)) {
            fails(FileError.NO_SPACE, () -> file.write(0, much, 0, much.length));
            fails(FileError.TOO_LARGE, () -> file.write(Long.MAX_VALUE, much, 0, 1));
            fails(FileError.TOO_LARGE, () -> file.resize(Long.MAX_VALUE));
            volume.unlink(List.of("f"));
            assertThat(heap).isPositive();
        }
        assertThat(heap).isZero();
        fails(FileError.NO_SPACE, () -> {
            for (int i = 0; ; i++) {
                volume.createDirectory(List.of("d" + i));
            }
        });
        volume.close();
        assertThat(heap).isZero();
    }

    @Test
    void memoryThatTheHostDoesNotHaveIsNoSpace() {
        ScratchVolume poor = new ScratchVolume(new Quota(1 << 20, bytes -> bytes <= 0), () -> 42);

        fails(FileError.NO_SPACE, () -> poor.createDirectory(List.of("d")));
    }

    @Test
    void filesAreRenamedAsOnADisk() {
        write("a", "a");
        write("b", "b");
        volume.createDirectory(List.of("d"));
        volume.createDirectory(List.of("e"));

        volume.rename(List.of("a"), List.of("b"));
        assertThat(read("b")).isEqualTo("a");
        fails(FileError.NOT_FOUND, () -> read("a"));
        volume.rename(List.of("b"), List.of("d", "c"));
        fails(FileError.INVALID, () -> volume.rename(List.of("d"), List.of("d", "x")));
        fails(FileError.NOT_EMPTY, () -> volume.rename(List.of("e"), List.of("d")));
        fails(FileError.IS_DIRECTORY, () -> volume.rename(List.of("d", "c"), List.of("e")));
        fails(FileError.NOT_DIRECTORY, () -> volume.rename(List.of("e"), List.of("d", "c")));
        fails(FileError.NOT_FOUND, () -> volume.rename(List.of("e"), List.of("none", "x")));
        fails(FileError.NOT_EMPTY, () -> volume.removeDirectory(List.of("d")));
        fails(FileError.IS_DIRECTORY, () -> volume.unlink(List.of("d")));
        fails(FileError.NOT_DIRECTORY, () -> volume.removeDirectory(List.of("d", "c")));
        fails(FileError.BUSY, () -> volume.rename(List.of(), List.of("x")));
        volume.rename(List.of("d"), List.of("e"));
        assertThat(volume.list(List.of("e"), () -> {})).containsExactly(new DirectoryEntry("c", FileStatus.Kind.FILE));
    }
}
