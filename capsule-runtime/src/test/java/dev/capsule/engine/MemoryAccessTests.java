/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dylibso.chicory.runtime.WasmRuntimeException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Memory is little endian, unaligned accesses work, and nothing outside is reached. */
class MemoryAccessTests {

    private static final int SIZE = 65_536;

    private final GuestMemory memory =
            new GuestMemory(new int[SIZE / 4], 10, new Meter(Limits.none(), Account.UNLIMITED));
    private final ByteBuffer expected = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);

    @Test
    void everyWidthReadsWhatEveryOtherWrote() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            int address = random.nextInt(SIZE - 8);
            int offset = random.nextInt(address + 1);
            int base = address - offset;
            long value = random.nextLong();
            switch (random.nextInt(6)) {
                case 0 -> {
                    MemoryAccess.memoryWriteByte(base, (byte) value, offset, memory);
                    expected.put(address, (byte) value);
                }
                case 1 -> {
                    MemoryAccess.memoryWriteShort(base, (short) value, offset, memory);
                    expected.putShort(address, (short) value);
                }
                case 2 -> {
                    MemoryAccess.memoryWriteInt(base, (int) value, offset, memory);
                    expected.putInt(address, (int) value);
                }
                case 3 -> {
                    MemoryAccess.memoryWriteLong(base, value, offset, memory);
                    expected.putLong(address, value);
                }
                case 4 -> {
                    MemoryAccess.memoryWriteFloat(base, Float.intBitsToFloat((int) value & 0x7F7FFFFF), offset, memory);
                    expected.putInt(address, (int) value & 0x7F7FFFFF);
                }
                default -> {
                    MemoryAccess.memoryWriteDouble(base, value * 0.5, offset, memory);
                    expected.putDouble(address, value * 0.5);
                }
            }
            int read = random.nextInt(SIZE - 8);
            assertThat(MemoryAccess.memoryReadByte(read, 0, memory)).isEqualTo(expected.get(read));
            assertThat(LooseAccess.memoryReadShort(read, 0, memory)).isEqualTo(expected.getShort(read));
            assertThat(LooseAccess.memoryReadInt(read, 0, memory)).isEqualTo(expected.getInt(read));
            assertThat(LooseAccess.memoryReadLong(read, 0, memory)).isEqualTo(expected.getLong(read));
            assertThat(Float.floatToRawIntBits(LooseAccess.memoryReadFloat(read, 0, memory)))
                    .isEqualTo(Float.floatToRawIntBits(expected.getFloat(read)));
            assertThat(Double.doubleToRawLongBits(LooseAccess.memoryReadDouble(read, 0, memory)))
                    .isEqualTo(Double.doubleToRawLongBits(expected.getDouble(read)));
            assertThat(MemoryAccess.memoryReadShort(read, 0, memory)).isEqualTo(expected.getShort(read));
            assertThat(MemoryAccess.memoryReadInt(read, 0, memory)).isEqualTo(expected.getInt(read));
            assertThat(MemoryAccess.memoryReadLong(read, 0, memory)).isEqualTo(expected.getLong(read));
            assertThat(Float.floatToRawIntBits(MemoryAccess.memoryReadFloat(read, 0, memory)))
                    .isEqualTo(Float.floatToRawIntBits(expected.getFloat(read)));
            assertThat(Double.doubleToRawLongBits(MemoryAccess.memoryReadDouble(read, 0, memory)))
                    .isEqualTo(Double.doubleToRawLongBits(expected.getDouble(read)));
        }
    }

    @Test
    void whatIsWrittenToLooseAddressesIsThere() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            int address = random.nextInt(SIZE - 8);
            int offset = random.nextInt(address + 1);
            int base = address - offset;
            long value = random.nextLong();
            switch (random.nextInt(5)) {
                case 0 -> {
                    LooseAccess.memoryWriteShort(base, (short) value, offset, memory);
                    expected.putShort(address, (short) value);
                }
                case 1 -> {
                    LooseAccess.memoryWriteInt(base, (int) value, offset, memory);
                    expected.putInt(address, (int) value);
                }
                case 2 -> {
                    LooseAccess.memoryWriteLong(base, value, offset, memory);
                    expected.putLong(address, value);
                }
                case 3 -> {
                    LooseAccess.memoryWriteFloat(base, Float.intBitsToFloat((int) value & 0x7F7FFFFF), offset, memory);
                    expected.putInt(address, (int) value & 0x7F7FFFFF);
                }
                default -> {
                    LooseAccess.memoryWriteDouble(base, value * 0.5, offset, memory);
                    expected.putDouble(address, value * 0.5);
                }
            }
        }
        assertThat(memory.toByteArray()).isEqualTo(expected.array());
    }

    @Test
    void bulkOperationsMoveEveryAlignment() {
        Random random = new Random(2);
        byte[] bytes = new byte[SIZE];
        random.nextBytes(bytes);
        memory.write(0, bytes, 0, SIZE);
        for (int i = 0; i < 3000; i++) {
            int size = random.nextInt(random.nextBoolean() ? 40 : 4000);
            int to = random.nextInt(SIZE - size + 1);
            int from = random.nextInt(SIZE - size + 1);
            if (random.nextInt(3) == 0) {
                byte value = (byte) random.nextInt();
                MemoryAccess.memoryFill(to, value, size, memory);
                java.util.Arrays.fill(bytes, to, to + size, value);
            } else {
                MemoryAccess.memoryCopy(to, from, size, memory);
                System.arraycopy(bytes, from, bytes, to, size);
            }
            assertThat(memory.readBytes(from, size)).isEqualTo(java.util.Arrays.copyOfRange(bytes, from, from + size));
        }
        assertThat(memory.readBytes(0, SIZE)).isEqualTo(bytes);
    }

    @Test
    void nothingOutsideIsReached() {
        for (int width : new int[] {1, 2, 4, 8}) {
            for (int address :
                    new int[] {SIZE - width + 1, SIZE, SIZE + 1, Integer.MAX_VALUE, Integer.MIN_VALUE, -1, -8}) {
                assertThatThrownBy(() -> read(address, 0, width)).isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> write(address, 0, width)).isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> read(0, address, width)).isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> read(Integer.MAX_VALUE, address, width))
                        .isInstanceOf(IndexOutOfBoundsException.class);
            }
            for (int offset : new int[] {8, 16, 100}) {
                assertThatThrownBy(() -> read(-4, offset, width)).isInstanceOf(IndexOutOfBoundsException.class);
            }
            read(SIZE - width, 0, width);
        }
        assertThatThrownBy(() -> memory.copy(1, 0, SIZE)).isInstanceOf(WasmRuntimeException.class);
        assertThatThrownBy(() -> memory.copy(0, 1, SIZE)).isInstanceOf(WasmRuntimeException.class);
        assertThatThrownBy(() -> memory.copy(0, 0, -1)).isInstanceOf(WasmRuntimeException.class);
        assertThatThrownBy(() -> MemoryAccess.memoryFill(SIZE, (byte) 0, 1, memory))
                .isInstanceOf(WasmRuntimeException.class);
        assertThatThrownBy(() -> MemoryAccess.memoryFill(-1, (byte) 0, 1, memory))
                .isInstanceOf(WasmRuntimeException.class);
        assertThatThrownBy(() -> memory.readBytes(SIZE - 1, 2)).isInstanceOf(WasmRuntimeException.class);
        assertThatThrownBy(() -> memory.write(-1, new byte[1], 0, 1)).isInstanceOf(WasmRuntimeException.class);
    }

    @Test
    void nothingOutsideIsReachedLoosely() {
        for (int width : new int[] {2, 4, 8}) {
            for (int address :
                    new int[] {SIZE - width + 1, SIZE, SIZE + 1, Integer.MAX_VALUE, Integer.MIN_VALUE, -1, -8}) {
                assertThatThrownBy(() -> readLoosely(address, 0, width)).isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> writeLoosely(address, 0, width)).isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> readLoosely(0, address, width)).isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> readLoosely(Integer.MAX_VALUE, address, width))
                        .isInstanceOf(IndexOutOfBoundsException.class);
            }
            assertThatThrownBy(() -> readLoosely(-4, 8, width)).isInstanceOf(IndexOutOfBoundsException.class);
            readLoosely(SIZE - width, 0, width);
            writeLoosely(SIZE - width, 0, width);
        }
        assertThat(memory.readBytes(0, SIZE - 8)).containsOnly(0);
    }

    private void read(int base, int offset, int width) {
        switch (width) {
            case 1 -> MemoryAccess.memoryReadByte(base, offset, memory);
            case 2 -> MemoryAccess.memoryReadShort(base, offset, memory);
            case 4 -> MemoryAccess.memoryReadInt(base, offset, memory);
            default -> MemoryAccess.memoryReadLong(base, offset, memory);
        }
    }

    private void readLoosely(int base, int offset, int width) {
        switch (width) {
            case 2 -> LooseAccess.memoryReadShort(base, offset, memory);
            case 4 -> LooseAccess.memoryReadInt(base, offset, memory);
            default -> LooseAccess.memoryReadLong(base, offset, memory);
        }
    }

    private void writeLoosely(int base, int offset, int width) {
        switch (width) {
            case 2 -> LooseAccess.memoryWriteShort(base, (short) 1, offset, memory);
            case 4 -> LooseAccess.memoryWriteInt(base, 1, offset, memory);
            default -> LooseAccess.memoryWriteLong(base, 1, offset, memory);
        }
    }

    private void write(int base, int offset, int width) {
        switch (width) {
            case 1 -> MemoryAccess.memoryWriteByte(base, (byte) 1, offset, memory);
            case 2 -> MemoryAccess.memoryWriteShort(base, (short) 1, offset, memory);
            case 4 -> MemoryAccess.memoryWriteInt(base, 1, offset, memory);
            default -> MemoryAccess.memoryWriteLong(base, 1, offset, memory);
        }
    }
}
