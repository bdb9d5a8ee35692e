/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

/** Skips types (core specification, "Binary Format", "Types"). */
public final class Types {
    /** The type of 32-bit integers. */
    public static final int I32 = 0x7F;
    /** The type of 64-bit integers. */
    public static final int I64 = 0x7E;
    /** The type of 32-bit floating-point numbers. */
    public static final int F32 = 0x7D;
    /** The type of 64-bit floating-point numbers. */
    public static final int F64 = 0x7C;
    /** The type of 128-bit vectors. */
    public static final int V128 = 0x7B;
    /** The type of nullable references to functions. */
    public static final int FUNCREF = 0x70;
    /** Begins a type of references that may be null; a heap type follows. */
    public static final int NULLABLE_REFERENCE = 0x63;
    /** Begins a type of references that are never null; a heap type follows. */
    public static final int REFERENCE = 0x64;
    /** The form of a function type. */
    public static final int FUNCTION = 0x60;
    /** Begins a table whose elements have an initial value; another byte follows, then the table's type. */
    public static final int TABLE_WITH_INITIAL_VALUE = 0x40;
    /** The type of a block that takes and leaves nothing. */
    public static final int EMPTY_BLOCK = 0x40;

    private static final int SUB_FINAL = 0x4F;
    private static final int SUB = 0x50;
    private static final int RECURSIVE = 0x4E;
    private static final int STRUCT = 0x5F;
    private static final int ARRAY = 0x5E;
    private static final int LAST_REFERENCE = 0x69;

    private Types() {}

    /** Skips a value type. */
    public static void skipValue(WasmReader in) {
        int type = in.peek();
        if (type >= V128 && type <= I32) {
            in.u8();
        } else {
            skipReference(in);
        }
    }

    /** Skips a reference type. */
    public static void skipReference(WasmReader in) {
        int start = in.position();
        int type = in.u8();
        if (type == REFERENCE || type == NULLABLE_REFERENCE) {
            in.s33();
        } else if (type < LAST_REFERENCE || type >= V128) {
            throw new WasmFormatException("Unknown type 0x%02x".formatted(type), start);
        }
    }

    /** Skips the type of a global and tells whether the global is mutable. */
    public static boolean skipGlobal(WasmReader in) {
        skipValue(in);
        return in.u8() != 0;
    }

    /** Skips the type of a block: nothing, a value type, or the index of a function type. */
    public static void skipBlock(WasmReader in) {
        int type = in.peek();
        if (type == EMPTY_BLOCK) {
            in.u8();
        } else if (type > EMPTY_BLOCK && type < 0x80) {
            skipValue(in);
        } else {
            in.s33();
        }
    }

    /** Counts the types of a type section: those of recursive groups count one by one. */
    public static int count(Section types) {
        WasmReader in = types.reader();
        int count = 0;
        for (int groups = in.count(); groups > 0; groups--) {
            int members = 1;
            if (in.peek() == RECURSIVE) {
                in.u8();
                members = in.count();
            }
            count += members;
            for (int i = 0; i < members; i++) {
                skipDefinition(in);
            }
        }
        in.requireEnd("the last type");
        return count;
    }

    private static void skipDefinition(WasmReader in) {
        int form = in.u8();
        if (form == SUB || form == SUB_FINAL) {
            for (int supertypes = in.count(); supertypes > 0; supertypes--) {
                in.index();
            }
            form = in.u8();
        }
        switch (form) {
            case FUNCTION -> {
                skipValues(in);
                skipValues(in);
            }
            case STRUCT -> {
                for (int fields = in.count(); fields > 0; fields--) {
                    skipField(in);
                }
            }
            case ARRAY -> skipField(in);
            default -> throw in.problem("Unknown form of type 0x%02x".formatted(form));
        }
    }

    /** Skips a vector of value types. */
    public static void skipValues(WasmReader in) {
        for (int values = in.count(); values > 0; values--) {
            skipValue(in);
        }
    }

    private static void skipField(WasmReader in) {
        int type = in.peek();
        if (type == 0x78 || type == 0x77) {
            in.u8();
        } else {
            skipValue(in);
        }
        in.u8();
    }
}
