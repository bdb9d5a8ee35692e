/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import dev.capsule.sandbox.files.ScratchNode.Content;
import java.util.function.LongSupplier;

/** An open file in memory. */
final class ScratchFile implements OpenFile {

    private final Content content;
    private final OpenMode mode;
    private final LongSupplier clock;
    private boolean closed;

    ScratchFile(Content content, OpenMode mode, LongSupplier clock) {
        this.content = content;
        this.mode = mode;
        this.clock = clock;
        content.open();
    }

    @Override
    public FileStatus status() {
        return content.status();
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) {
        return content.bytes.read(position, target, offset, length);
    }

    @Override
    public void write(long position, byte[] source, int offset, int length) {
        requireWritable();
        content.bytes.write(position, source, offset, length);
    }

    @Override
    public void append(byte[] source, int offset, int length) {
        requireWritable();
        content.bytes.write(content.bytes.size(), source, offset, length);
    }

    @Override
    public void resize(long size) {
        requireWritable();
        content.bytes.resize(size);
    }

    @Override
    public void times(FileTimes times) {
        content.times(times, clock.getAsLong());
    }

    @Override
    public void sync() {}

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            content.close();
        }
    }

    private void requireWritable() {
        if (!mode.write()) {
            throw FileError.ACCESS.failure();
        }
        content.touch(clock.getAsLong());
    }
}
