/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

import dev.capsule.wasm.Alignment;
import dev.capsule.wasm.Instructions;
import dev.capsule.wasm.Opcode;
import dev.capsule.wasm.Types;
import dev.capsule.wasm.WasmReader;
import dev.capsule.wasm.WasmWriter;

/** Inserts charges into the bodies of a module's functions, one after the other. */
final class FunctionMeter {
    private static final long UNKNOWN = -1;

    private final MeteredIndices indices;
    private final boolean callsMayThrow;
    private final Regions regions = new Regions();
    private final Edits edits = new Edits();
    private final Flow flow = new Flow(regions, edits);
    private WasmReader in = new WasmReader(new byte[0], 0, 0);
    private long length = UNKNOWN;
    private boolean catches;

    /**
     * Creates a meter for the functions of one module.
     *
     * @param callsMayThrow whether a call may end in an exception that the module catches somewhere
     */
    FunctionMeter(MeteredIndices indices, boolean callsMayThrow) {
        this.indices = indices;
        this.callsMayThrow = callsMayThrow;
    }

    /** Returns whether any function so far catches exceptions. */
    boolean catches() {
        return catches;
    }

    /** Writes the metered form of a body, which is its locals and its instructions. */
    void meter(WasmReader body, byte[] source, WasmWriter out) {
        int start = body.position();
        in = body;
        regions.clear();
        edits.clear();
        skipLocals();
        flow.begin(in.position());
        while (!flow.isFinished()) {
            step();
        }
        in.requireEnd("the end of a function");
        flow.finish();
        edits.apply(source, start, in.position(), regions, indices, out);
    }

    private void skipLocals() {
        for (int groups = in.count(); groups > 0; groups--) {
            in.u32();
            Types.skipValue(in);
        }
    }

    private void step() {
        int start = in.position();
        int opcode = Opcode.read(in);
        flow.add(FuelPrices.of(opcode));
        long lengthBefore = length;
        length = UNKNOWN;
        switch (opcode) {
            case Opcode.UNREACHABLE -> flow.stop();
            case Opcode.BLOCK, Opcode.LOOP, Opcode.IF -> open(opcode);
            case Opcode.TRY_TABLE -> openTry();
            case Opcode.ELSE -> flow.beginElse(in.position());
            case Opcode.END -> flow.end(in.position());
            case Opcode.BR -> {
                branch(Forks.NONE);
                flow.stop();
            }
            case Opcode.BR_IF, Opcode.BR_ON_NULL, Opcode.BR_ON_NON_NULL -> branchOrContinue();
            case Opcode.BR_ON_CAST, Opcode.BR_ON_CAST_FAIL -> branchOnCast();
            case Opcode.BR_TABLE -> branchByTable();
            case Opcode.I32_CONST -> length = Integer.toUnsignedLong(in.s32());
            default -> {
                int bulkShift = FuelPrices.bulkShift(opcode);
                if (bulkShift >= 0) {
                    chargeBulk(bulkShift, lengthBefore, start);
                }
                other(opcode, start);
            }
        }
    }

    private void other(int opcode, int start) {
        switch (opcode) {
            case Opcode.CALL, Opcode.RETURN_CALL, Opcode.REF_FUNC -> {
                int index = in.position();
                int shifted = indices.function(in.index(), start);
                edits.index(index, in.position(), shifted);
            }
            case Opcode.GLOBAL_GET, Opcode.GLOBAL_SET -> indices.global(in.index(), start);
            default -> {
                if (Alignment.isLoose(opcode, in)) {
                    edits.call(start, indices.loose());
                }
                Instructions.skipImmediates(in, opcode, start);
            }
        }
        switch (opcode) {
            case Opcode.CALL, Opcode.CALL_INDIRECT, Opcode.CALL_REF -> {
                flow.call();
                if (callsMayThrow) {
                    flow.mayLeave(in.position());
                }
            }
            case Opcode.RETURN_CALL, Opcode.RETURN_CALL_INDIRECT, Opcode.RETURN_CALL_REF -> {
                flow.call();
                flow.leave();
            }
            case Opcode.RETURN, Opcode.THROW, Opcode.THROW_REF -> flow.leave();
            default -> {}
        }
    }

    private void open(int opcode) {
        Types.skipBlock(in);
        switch (opcode) {
            case Opcode.BLOCK -> flow.openBlock(in.position());
            case Opcode.LOOP -> flow.openLoop(in.position());
            default -> flow.openIf(in.position());
        }
    }

    private void openTry() {
        catches = true;
        Types.skipBlock(in);
        for (int clauses = in.count(); clauses > 0; clauses--) {
            int start = in.position();
            flow.mayBranch(Instructions.readCatch(in), start);
        }
        flow.openBlock(in.position());
    }

    private void branch(int fork) {
        int start = in.position();
        flow.branch(in.index(), fork, start);
    }

    private void branchOrContinue() {
        int fork = flow.fork();
        branch(fork);
        flow.openWay(fork, in.position());
    }

    private void branchOnCast() {
        in.u8();
        int fork = flow.fork();
        branch(fork);
        in.s33();
        in.s33();
        flow.openWay(fork, in.position());
    }

    private void branchByTable() {
        int fork = flow.fork();
        for (int labels = in.count(); labels >= 0; labels--) {
            branch(fork);
        }
        flow.stop();
    }

    /** Charges for the length on top of the stack: at once if it is a constant, otherwise when it is known. */
    private void chargeBulk(int shift, long knownLength, int start) {
        if (knownLength == UNKNOWN) {
            boolean bytes = shift == FuelPrices.BULK_BYTES_SHIFT;
            edits.call(start, bytes ? indices.bulkBytes() : indices.bulkElements());
        } else {
            flow.add(knownLength >>> shift);
        }
    }
}
