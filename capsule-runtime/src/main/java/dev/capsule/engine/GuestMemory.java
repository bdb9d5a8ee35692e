/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import com.dylibso.chicory.runtime.ConstantEvaluators;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.WasmRuntimeException;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.PassiveDataSegment;
import dev.capsule.wasm.LinearMemory;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The linear memory of one guest, and its fuel, which compiled code counts down here: a field of an object it has at
 * hand costs less than a WebAssembly global.
 *
 * <p>Public only for compiled code, which reads and writes through {@link MemoryAccess}.
 *
 * @since 0.1
 */
public final class GuestMemory implements Memory, LinearMemory {

    private static final int SMALL = 1 << 20;
    private static final int PAGE_WORDS = PAGE_SIZE / Integer.BYTES;
    private static final int CHUNK = 1 << 20;
    private static final DataSegment[] NO_SEGMENTS = {};

    private final Meter meter;
    private final int maximumPages;
    private final int initialPages;
    private int pages;
    private int peakPages;
    private boolean limitHit;
    private boolean isEnded;
    private DataSegment[] segments = NO_SEGMENTS;
    private @Nullable Sandbox sandbox;

    /**
     * The memory as little-endian words, for compiled code: an aligned word, which is what guests access most, is then
     * one element of an array, and that is fast even before HotSpot's optimising compiler has seen it.
     *
     * <p>Once a large memory has grown there is room behind its last page that reads as zero instead of trapping: an
     * exact size would mean to copy everything whenever 64 KiB are added.
     */
    int[] words;

    /** What is left of the slice of fuel, for compiled code. */
    long fuel;

    /** The globals by their index, for compiled code. */
    long[] globals = {};

    /** The tables by their index, for compiled code. */
    GuestTable[] tables = {};

    /**
     * Takes over a memory.
     *
     * @param words what it starts with, whole pages that the caller has taken from {@link HostHeap}
     * @param declaredMaximum the most pages the module itself asks for
     */
    GuestMemory(int[] words, long declaredMaximum, Meter meter) {
        this.words = words;
        this.meter = meter;
        initialPages = words.length / PAGE_WORDS;
        pages = initialPages;
        peakPages = pages;
        long limit = Math.min(meter.limits().memoryBytes() / PAGE_SIZE, RUNTIME_MAX_PAGES);
        maximumPages = (int) Math.min(declaredMaximum, limit);
    }

    /** Burns fuel, as compiled code does. */
    void charge(long units) {
        long left = fuel - units;
        fuel = left;
        if (left < 0) {
            fuel = meter.refuel(left);
        }
    }

    Meter meter() {
        return meter;
    }

    /** Joins the memory with what surrounds its guest. */
    void enter(Sandbox surroundings) {
        sandbox = surroundings;
    }

    Sandbox sandbox() {
        return Objects.requireNonNull(sandbox);
    }

    /**
     * Ends the memory: the words are somebody else's from now on. A guest that was left to itself may still be running;
     * what it takes from now on it does not get.
     */
    synchronized int[] takeWords() {
        isEnded = true;
        meter.account().giveBackMemory(size());
        meter.settle(fuel);
        int[] taken = words;
        words = new int[0];
        return taken;
    }

    @Override
    public void copyOut(int address, byte[] target, int offset, int size) {
        checkedSize(address, size);
        Words.copyOut(words, address, target, offset, size);
    }

    Usage usage() {
        return new Usage(meter.consumed(fuel), (long) peakPages * PAGE_SIZE, limitHit);
    }

    @Override
    public long size() {
        return (long) pages * PAGE_SIZE;
    }

    @Override
    public int pages() {
        return pages;
    }

    @Override
    public int initialPages() {
        return initialPages;
    }

    @Override
    public int maximumPages() {
        return maximumPages;
    }

    @Override
    public int grow(int count) {
        if (count == 0) {
            return pages;
        }
        meter.check();
        if (count < 0 || count > maximumPages - pages || !take(count)) {
            limitHit = true;
            return -1;
        }
        return add(count);
    }

    private boolean take(int count) {
        long bytes = bytes(count);
        if (!meter.account().takeMemory(bytes)) {
            return false;
        }
        boolean roomy = ensureCapacity(size() + bytes);
        if (!roomy) {
            meter.account().giveBackMemory(bytes);
        }
        return roomy;
    }

    private synchronized int add(int count) {
        if (isEnded) {
            meter.account().giveBackMemory(bytes(count));
            return -1;
        }
        int before = pages;
        pages += count;
        peakPages = Math.max(peakPages, pages);
        return before;
    }

    private static long bytes(int pages) {
        return (long) pages * PAGE_SIZE;
    }

    private boolean ensureCapacity(long size) {
        long needed = size / Integer.BYTES;
        if (needed <= words.length) {
            return true;
        }
        long roomy = size <= SMALL ? needed : Math.min(needed + needed / 4, (long) maximumPages * PAGE_WORDS);
        return reallocate((int) roomy) || (roomy > needed && reallocate((int) needed));
    }

    private boolean reallocate(int capacity) {
        int[] larger = HostHeap.allocate(capacity);
        if (larger == null) {
            return false;
        }
        int[] smaller = words;
        System.arraycopy(smaller, 0, larger, 0, smaller.length);
        return replaceBy(larger);
    }

    private synchronized boolean replaceBy(int[] larger) {
        HostHeap.giveBack(isEnded ? larger.length : words.length);
        if (!isEnded) {
            words = larger;
        }
        return !isEnded;
    }

    @Override
    public void fill(byte value, int from, int to) {
        int size = checkedSize(from, (long) to - from);
        if (size <= CHUNK) {
            Words.fill(words, from, size, value);
            return;
        }
        for (int done = 0; done < size; done += CHUNK) {
            meter.check();
            Words.fill(words, from + done, Math.min(size - done, CHUNK), value);
        }
    }

    @Override
    public void copy(int to, int from, int size) {
        checkedSize(from, size & 0xFFFF_FFFFL);
        checkedSize(to, size & 0xFFFF_FFFFL);
        if (size <= CHUNK) {
            Words.move(words, from, to, size);
            return;
        }
        boolean backwards = to > from;
        for (int done = 0; done < size; done += CHUNK) {
            meter.check();
            int count = Math.min(CHUNK, size - done);
            int start = backwards ? size - done - count : done;
            Words.move(words, from + start, to + start, count);
        }
    }

    @Override
    public void initPassiveSegment(int segment, int to, int from, int size) {
        DataSegment source = segments[segment];
        int available = source instanceof PassiveDataSegment ? source.data().length : 0;
        if (from < 0 || size < 0 || from > available - size) {
            throw outOfBounds();
        }
        write(to, source.data(), from, size);
    }

    @Override
    public void drop(int segment) {
        segments[segment] = PassiveDataSegment.EMPTY;
    }

    @Override
    public void initialize(Instance instance, DataSegment[] all) {
        initialize(instance, all, 0);
    }

    @Override
    public void initialize(Instance instance, DataSegment[] all, int memoryIndex) {
        segments = all.clone();
        for (DataSegment segment : all) {
            if (segment instanceof ActiveDataSegment active) {
                int address = (int) ConstantEvaluators.computeConstantValue(instance, active.offsetInstructions())[0];
                write(address, active.data(), 0, active.data().length);
            }
        }
    }

    /** Does nothing: a memory starts as it has to be, and an image must not be wiped. */
    @Override
    public void zero() {}

    @Override
    public void write(int address, byte[] source, int offset, int size) {
        checkedSize(address, size);
        Words.copyIn(source, offset, words, address, size);
    }

    @Override
    public byte[] readBytes(int address, int size) {
        checkedSize(address, size);
        byte[] bytes = new byte[size];
        Words.copyOut(words, address, bytes, 0, size);
        return bytes;
    }

    private int checkedSize(int address, long size) {
        if (address < 0 || size < 0 || address > size() - size) {
            throw outOfBounds();
        }
        return (int) size;
    }

    private static WasmRuntimeException outOfBounds() {
        return new WasmRuntimeException("out of bounds memory access");
    }

    @Override
    public byte read(int address) {
        return MemoryAccess.memoryReadByte(address, 0, this);
    }

    @Override
    public short readShort(int address) {
        return MemoryAccess.memoryReadShort(address, 0, this);
    }

    @Override
    public long readU16(int address) {
        return readShort(address) & 0xFFFF;
    }

    @Override
    public int readInt(int address) {
        return MemoryAccess.memoryReadInt(address, 0, this);
    }

    @Override
    public long readLong(int address) {
        return MemoryAccess.memoryReadLong(address, 0, this);
    }

    @Override
    public long readF32(int address) {
        return readInt(address);
    }

    @Override
    public float readFloat(int address) {
        return Float.intBitsToFloat(readInt(address));
    }

    @Override
    public long readF64(int address) {
        return readLong(address);
    }

    @Override
    public double readDouble(int address) {
        return Double.longBitsToDouble(readLong(address));
    }

    @Override
    public void writeByte(int address, byte value) {
        MemoryAccess.memoryWriteByte(address, value, 0, this);
    }

    @Override
    public void writeShort(int address, short value) {
        MemoryAccess.memoryWriteShort(address, value, 0, this);
    }

    @Override
    public void writeI32(int address, int value) {
        MemoryAccess.memoryWriteInt(address, value, 0, this);
    }

    @Override
    public void writeLong(int address, long value) {
        MemoryAccess.memoryWriteLong(address, value, 0, this);
    }

    @Override
    public void writeF32(int address, float value) {
        writeI32(address, Float.floatToRawIntBits(value));
    }

    @Override
    public void writeF64(int address, double value) {
        writeLong(address, Double.doubleToRawLongBits(value));
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    @SuppressWarnings("removal") // deprecated in Chicory, and without a default
    public Object lock(int address) {
        return this;
    }

    @Override
    @SuppressWarnings("removal") // deprecated in Chicory, and without a default
    public int waitOn(int address, int expected, long timeout) {
        throw notShared();
    }

    @Override
    @SuppressWarnings("removal") // deprecated in Chicory, and without a default
    public int waitOn(int address, long expected, long timeout) {
        throw notShared();
    }

    @Override
    @SuppressWarnings("removal") // deprecated in Chicory, and without a default
    public int notify(int address, int maximum) {
        return 0;
    }

    private static WasmRuntimeException notShared() {
        return new WasmRuntimeException("wait on a memory that is not shared");
    }
}
