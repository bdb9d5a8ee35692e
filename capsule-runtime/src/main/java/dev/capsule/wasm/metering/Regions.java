/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

import java.util.Arrays;

/**
 * The straight-line regions of a function: sets of instructions that are executed equally often, each with the sum
 * of their prices.
 */
final class Regions {
    /** The region of code that cannot be reached: costs nothing. */
    static final int NONE = -1;

    private long[] costs = new long[64];
    private int[] mergedInto = new int[64];
    private boolean[] isCheckpoint = new boolean[64];
    private int count;

    void clear() {
        count = 0;
    }

    int open() {
        if (count == costs.length) {
            costs = Arrays.copyOf(costs, count * 2);
            mergedInto = Arrays.copyOf(mergedInto, count * 2);
            isCheckpoint = Arrays.copyOf(isCheckpoint, count * 2);
        }
        costs[count] = 0;
        mergedInto[count] = count;
        isCheckpoint[count] = false;
        return count++;
    }

    void add(int region, long cost) {
        if (region != NONE) {
            costs[root(region)] += cost;
        }
    }

    long cost(int region) {
        return costs[region];
    }

    /** Lets a region look at what is left of the fuel. */
    void makeCheckpoint(int region) {
        isCheckpoint[region] = true;
    }

    /** Returns whether a region looks at what is left; one that is a part of an earlier region does not. */
    boolean isCheckpoint(int region) {
        return isCheckpoint[region] && !isMerged(region);
    }

    /** Lets a region that turned out to be executed as often as an earlier one be a part of that. */
    void merge(int region, int earlier) {
        int from = root(region);
        int into = root(earlier);
        if (from != into) {
            costs[into] += costs[from];
            costs[from] = 0;
            mergedInto[from] = into;
        }
    }

    /** Returns whether a region has become a part of an earlier one. */
    boolean isMerged(int region) {
        return mergedInto[region] != region;
    }

    private int root(int region) {
        int root = region;
        while (mergedInto[root] != root) {
            mergedInto[root] = mergedInto[mergedInto[root]];
            root = mergedInto[root];
        }
        return root;
    }
}
