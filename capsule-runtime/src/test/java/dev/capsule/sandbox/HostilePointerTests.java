/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Whatever a guest passes to a host function, it gets an error number. */
class HostilePointerTests {

    private static final long[] EDGES = {
        0,
        1,
        3,
        4,
        8,
        64,
        255,
        1000,
        65_528,
        65_532,
        65_535,
        65_536,
        65_537,
        1 << 20,
        Integer.MAX_VALUE,
        0x8000_0000L,
        0xFFFF_FFF8L,
        0xFFFF_FFFFL,
        -1,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "PROC_EXIT")
    void areAnErrorOfTheGuest(WasiFunction function) {
        Random random = new Random(function.importName().hashCode());
        FakeGuest guest = new FakeGuest();
        for (int i = 0; i < 3000; i++) {
            if (i % 100 == 0) {
                guest = new FakeGuest();
                guest.open("lib/a.txt", 0, 2);
                random.nextBytes(guest.memory.array());
            }
            long[] arguments = new long[function.parameters().length()];
            for (int argument = 0; argument < arguments.length; argument++) {
                long value = EDGES[random.nextInt(EDGES.length)];
                arguments[argument] = function.parameters().charAt(argument) == 'i' ? (int) value : value;
            }
            if (random.nextBoolean() && arguments.length > 0) {
                arguments[0] = random.nextInt(5);
            }
            assertThat(guest.wasi.call(function, arguments)).isBetween(0, 76);
        }
    }
}
