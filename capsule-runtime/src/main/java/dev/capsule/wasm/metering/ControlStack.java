/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

import dev.capsule.wasm.WasmFormatException;
import java.util.ArrayList;
import java.util.List;

/** The constructs that are open at some point of the walk over a function, the function itself at the bottom. */
final class ControlStack {
    /** Far above what compilers write, and far below what would exhaust the memory. */
    private static final int DEEPEST = 1 << 16;

    /** Where control goes that leaves the function other than at its end. */
    private static final int OUTSIDE = -1;

    private final List<Frame> frames = new ArrayList<>();
    private int depth = -1;

    void clear() {
        depth = -1;
    }

    Frame push(Frame.Kind kind, int region, int position) {
        depth++;
        if (depth > DEEPEST) {
            throw new WasmFormatException("More than %d nested constructs".formatted(DEEPEST), position);
        }
        if (depth == frames.size()) {
            frames.add(new Frame());
        }
        Frame frame = frames.get(depth);
        frame.open(kind, depth, region);
        return frame;
    }

    Frame top() {
        return frames.get(depth);
    }

    boolean isEmpty() {
        return depth < 0;
    }

    /** Closes the innermost construct and tells whether a branch in it has left for one further out. */
    boolean popEscaped() {
        Frame closed = frames.get(depth);
        boolean escaped = closed.escapesTo < depth;
        depth--;
        if (depth >= 0) {
            top().escapesTo = Math.min(top().escapesTo, closed.escapesTo);
        }
        return escaped;
    }

    /** Notes that control leaves the function. */
    void escape() {
        top().escapesTo = OUTSIDE;
    }

    /** Returns how many constructs are open. */
    int size() {
        return depth + 1;
    }

    /** Returns the construct with a label and notes that control leaves all those inside it. */
    Frame target(int label) {
        top().escapesTo = Math.min(top().escapesTo, depth - label);
        return frames.get(depth - label);
    }
}
