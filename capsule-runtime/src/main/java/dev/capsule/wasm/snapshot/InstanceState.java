/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.snapshot;

import dev.capsule.wasm.LinearMemory;
import java.util.List;
import java.util.Set;

/**
 * What code can change in an instance: all that has to be stored to go on later.
 *
 * @param memory the whole memory, as long as it is now; empty if the module defines none
 * @param globals the values of the module's own mutable globals in their order: integers as they are, floating-point
 *     numbers as their bits, references to functions as function index, null references as -1
 * @param tables the module's own tables in their order, each with a function index or -1 for null per element
 * @param droppedData the indices of the passive data segments that have been dropped
 * @param droppedElements the indices of the passive element segments that have been dropped
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody, and large
public record InstanceState(
        LinearMemory memory,
        long[] globals,
        List<int[]> tables,
        Set<Integer> droppedData,
        Set<Integer> droppedElements) {

    /** Creates the state of an instance that has dropped no passive segment. */
    public InstanceState(LinearMemory memory, long[] globals, List<int[]> tables) {
        this(memory, globals, tables, Set.of(), Set.of());
    }

    /** Returns the same with a memory of its own, for an instance that goes on or ends. */
    public InstanceState copy() {
        return new InstanceState(LinearMemory.of(memory.toByteArray()), globals, tables, droppedData, droppedElements);
    }
}
