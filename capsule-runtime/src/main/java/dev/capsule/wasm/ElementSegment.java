/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

/**
 * What an element segment is; its contents are only passed on (core specification, "Binary Format", "Element
 * Section").
 *
 * @param flags the number that the segment begins with
 * @param type the type of the elements as the binary format has it: one byte or more; empty where it is implied
 */
public record ElementSegment(int flags, WasmWriter type) {
    private static final int NOT_ACTIVE = 1;
    private static final int NAMES_TABLE_OR_DECLARES = 2;
    private static final int HAS_EXPRESSIONS = 4;

    /** Returns whether the segment only makes functions known to be referred to. */
    public boolean isDeclarative() {
        return (flags & NOT_ACTIVE) != 0 && (flags & NAMES_TABLE_OR_DECLARES) != 0;
    }

    /** Returns whether the segment is copied to a table at instantiation. */
    public boolean isActive() {
        return (flags & NOT_ACTIVE) == 0;
    }

    /** Copies a segment with other indices. */
    public static ElementSegment copy(WasmReader in, byte[] source, IndexMapping indices, WasmWriter out) {
        int start = in.position();
        int flags = in.index();
        if (flags > 7) {
            throw new WasmFormatException("Unknown kind of element segment %d".formatted(flags), start);
        }
        boolean active = (flags & NOT_ACTIVE) == 0;
        out.u32(flags);
        if (active) {
            if ((flags & NAMES_TABLE_OR_DECLARES) != 0) {
                out.u32(in.index());
            }
            ConstantExpression.copy(in, source, indices, out);
        }
        boolean hasExpressions = (flags & HAS_EXPRESSIONS) != 0;
        int typeStart = in.position();
        boolean namesType = (flags & (NOT_ACTIVE | NAMES_TABLE_OR_DECLARES)) != 0;
        if (namesType && hasExpressions) {
            Types.skipReference(in);
        } else if (namesType) {
            in.u8();
        }
        WasmWriter type = new WasmWriter().bytes(source, typeStart, in.position());
        out.bytes(type);
        int count = in.count();
        out.u32(count);
        for (int i = 0; i < count; i++) {
            if (hasExpressions) {
                ConstantExpression.copy(in, source, indices, out);
            } else {
                int position = in.position();
                out.u32(indices.function(in.index(), position));
            }
        }
        return new ElementSegment(flags, type);
    }

    /** Writes what this segment is once it has been dropped: a passive one of the same type without elements. */
    public void writeDropped(WasmWriter out) {
        boolean hasExpressions = (flags & HAS_EXPRESSIONS) != 0;
        out.u8(hasExpressions ? NOT_ACTIVE | HAS_EXPRESSIONS : NOT_ACTIVE);
        if (type.size() > 0) {
            out.bytes(type);
        } else {
            out.u8(hasExpressions ? Types.FUNCREF : 0);
        }
        out.u32(0);
    }
}
