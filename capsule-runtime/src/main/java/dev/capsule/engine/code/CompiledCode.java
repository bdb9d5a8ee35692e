/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine.code;

import java.util.List;
import java.util.SortedMap;

/**
 * A module's functions as JVM classes.
 *
 * @param mainClass the binary name of the class that runs them
 * @param classes the class files by binary name
 * @param functionCodes per function what tables hold for it, see {@link IndirectCalls}
 * @param interpreted the functions that are too large for the JVM and were left to Chicory's interpreter
 * @param oversized the methods that HotSpot will not compile, largest first
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
public record CompiledCode(
        String mainClass,
        SortedMap<String, byte[]> classes,
        int[] functionCodes,
        List<Integer> interpreted,
        List<MethodSize> oversized) {

    /**
     * The size of one method.
     *
     * @param name the method's name, and the function's in the module if it has one
     * @param bytes the size of its bytecode
     */
    public record MethodSize(String name, int bytes) {}
}
