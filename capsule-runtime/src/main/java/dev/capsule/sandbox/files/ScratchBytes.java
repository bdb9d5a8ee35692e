/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The content of a file in memory, in blocks that exist once something was written to them. */
final class ScratchBytes {

    static final int BLOCK = 1 << 14;

    /** Above any quota, so that positions and numbers of blocks stay far from overflow. */
    private static final long LARGEST = 1L << 32;

    private final Quota quota;
    private final List<byte @Nullable []> blocks = new ArrayList<>();
    private long size;

    ScratchBytes(Quota quota) {
        this.quota = quota;
    }

    long size() {
        return size;
    }

    int read(long position, byte[] target, int offset, int length) {
        if (position >= size) {
            return 0;
        }
        int count = (int) Math.min(length, size - position);
        for (int done = 0; done < count; ) {
            int within = (int) ((position + done) % BLOCK);
            int part = Math.min(count - done, BLOCK - within);
            byte[] block = block((int) ((position + done) / BLOCK));
            if (block == null) {
                Arrays.fill(target, offset + done, offset + done + part, (byte) 0);
            } else {
                System.arraycopy(block, within, target, offset + done, part);
            }
            done += part;
        }
        return count;
    }

    void write(long position, byte[] source, int offset, int length) {
        if (position > LARGEST - length) {
            throw FileError.TOO_LARGE.failure();
        }
        for (int done = 0; done < length; ) {
            int within = (int) ((position + done) % BLOCK);
            int part = Math.min(length - done, BLOCK - within);
            System.arraycopy(source, offset + done, writableBlock((int) ((position + done) / BLOCK)), within, part);
            done += part;
            size = Math.max(size, position + done);
        }
    }

    void resize(long newSize) {
        if (newSize > LARGEST) {
            throw FileError.TOO_LARGE.failure();
        }
        int kept = (int) ((newSize + BLOCK - 1) / BLOCK);
        while (blocks.size() > kept) {
            if (blocks.remove(blocks.size() - 1) != null) {
                quota.giveBack(BLOCK);
            }
        }
        if (newSize < size && newSize % BLOCK != 0) {
            byte[] last = block((int) (newSize / BLOCK));
            if (last != null) {
                Arrays.fill(last, (int) (newSize % BLOCK), BLOCK, (byte) 0);
            }
        }
        size = newSize;
    }

    private byte @Nullable [] block(int index) {
        return index < blocks.size() ? blocks.get(index) : null;
    }

    private byte[] writableBlock(int index) {
        byte[] block = block(index);
        if (block == null) {
            quota.take(BLOCK);
            block = new byte[BLOCK];
            while (blocks.size() <= index) {
                blocks.add(null);
            }
            blocks.set(index, block);
        }
        return block;
    }
}
