/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A file that is written to: nothing of it is there, a part, or all of it. */
final class MortalChannel implements SeekableByteChannel {

    private static final int COUNTED_WRITES = 2;

    private final SeekableByteChannel real;
    private final Steps steps;
    private int writes;

    MortalChannel(SeekableByteChannel real, Steps steps) {
        this.real = real;
        this.steps = steps;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        if (writes++ < COUNTED_WRITES) {
            steps.change();
        }
        return real.write(bytes);
    }

    @Override
    public void close() throws IOException {
        real.close();
        steps.look();
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        return real.read(bytes);
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        real.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        real.truncate(size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return real.isOpen();
    }
}
