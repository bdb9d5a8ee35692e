/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

import java.util.Arrays;

/**
 * The points of a function where control goes one of several ways.
 *
 * <p>When each way leads into a region that nothing else leads into, a cost that several of them have in common is
 * charged once ahead of the fork, and each way is charged what it costs more or less than that. A {@code br_table}
 * of 200 arms of equal cost has one charge instead of 200, which keeps an interpreter's loop small.
 */
final class Forks {
    /** No fork. */
    static final int NONE = -1;

    private int count;
    private int[] region = new int[32];
    private boolean[] shared = new boolean[32];
    private int[] lastWay = new int[32];
    private int wayCount;
    private int[] wayRegion = new int[64];
    private int[] previousWay = new int[64];

    void clear() {
        count = 0;
        wayCount = 0;
    }

    /** Adds a fork at the end of what {@code from} has so far. */
    int open(int from) {
        if (count == region.length) {
            region = Arrays.copyOf(region, count * 2);
            shared = Arrays.copyOf(shared, count * 2);
            lastWay = Arrays.copyOf(lastWay, count * 2);
        }
        region[count] = from;
        shared[count] = false;
        lastWay[count] = NONE;
        return count++;
    }

    /** Adds a region that is entered from this fork only. */
    void addWay(int fork, int way) {
        if (wayCount == wayRegion.length) {
            wayRegion = Arrays.copyOf(wayRegion, wayCount * 2);
            previousWay = Arrays.copyOf(previousWay, wayCount * 2);
        }
        wayRegion[wayCount] = way;
        previousWay[wayCount] = lastWay[fork];
        lastWay[fork] = wayCount++;
    }

    /** Notes that a way of this fork leads to where control comes from elsewhere too. */
    void share(int fork) {
        if (fork != NONE) {
            shared[fork] = true;
        }
    }

    /** Moves common costs ahead of the forks; the last fork comes first, because it may be in a way of an earlier. */
    void hoist(Regions regions) {
        for (int fork = count - 1; fork >= 0; fork--) {
            long common = shared[fork] ? 0 : mostFrequentCost(fork, regions);
            if (common != 0) {
                regions.add(region[fork], common);
                for (int way = lastWay[fork]; way != NONE; way = previousWay[way]) {
                    regions.add(wayRegion[way], -common);
                }
            }
        }
    }

    /** The cost that most ways have; of several such costs the lowest. */
    private long mostFrequentCost(int fork, Regions regions) {
        long[] costs = new long[8];
        int ways = 0;
        for (int way = lastWay[fork]; way != NONE; way = previousWay[way]) {
            if (regions.isMerged(wayRegion[way])) {
                return 0; // it is charged further ahead, from where nothing can be moved
            }
            if (ways == costs.length) {
                costs = Arrays.copyOf(costs, ways * 2);
            }
            costs[ways++] = regions.cost(wayRegion[way]);
        }
        Arrays.sort(costs, 0, ways);
        long best = 0;
        int bestLength = 0;
        for (int i = 0, start = 0; i < ways; i++) {
            if (costs[i] != costs[start]) {
                start = i;
            }
            if (i - start + 1 > bestLength) {
                bestLength = i - start + 1;
                best = costs[i];
            }
        }
        return best;
    }
}
