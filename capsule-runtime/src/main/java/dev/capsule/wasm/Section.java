/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

import java.util.Arrays;

/**
 * One section of a module: a slice of an array that it does not own and that must not be changed.
 *
 * @param id which kind of section
 * @param name the name of a custom section, otherwise empty
 * @param source the array that holds the content
 * @param start where the content begins: behind the size, and behind the name of a custom section
 * @param end where the content ends, exclusive
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; copying the slice is what this type avoids
public record Section(SectionId id, String name, byte[] source, int start, int end) {

    /** Returns a custom section. */
    public static Section custom(String name, byte[] content) {
        return new Section(SectionId.CUSTOM, name, content, 0, content.length);
    }

    /** Returns a reader of the content. */
    public WasmReader reader() {
        return new WasmReader(source, start, end);
    }

    /** Returns the length of the content in bytes. */
    public int size() {
        return end - start;
    }

    /** Returns a copy of the content. */
    public byte[] content() {
        return Arrays.copyOfRange(source, start, end);
    }

    /** Reads the number of entries that every section but custom, start and data count ones begins with. */
    public int count() {
        return reader().count();
    }

    /** Returns the length of the whole section in the binary format. */
    long encodedSize() {
        return (long) header().size() + size();
    }

    void writeTo(WasmWriter out) {
        out.bytes(header()).bytes(source, start, end);
    }

    private WasmWriter header() {
        WasmWriter header = new WasmWriter(16).u8(id.code());
        if (id == SectionId.CUSTOM) {
            WasmWriter encodedName = new WasmWriter().name(name);
            return header.u32(encodedName.size() + size()).bytes(encodedName);
        }
        return header.u32(size());
    }
}
