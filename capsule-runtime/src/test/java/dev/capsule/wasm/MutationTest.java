/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.wasm.generator.ModuleGenerator;
import dev.capsule.wasm.metering.Metering;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged modules are either still modules or refused with a place, never the cause of another failure. */
class MutationTest {
    private static final long SEED = 42;
    private static final int MODULES = 100;
    private static final int DAMAGES = Integer.getInteger("capsule.fuzz.damages", 100);

    @Test
    void damageIsRefusedOrHarmless() {
        Random random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < MODULES; i++) {
            byte[] module = Metering.instrument(ModuleGenerator.generate(i))
                    .withCustomSection("name", new byte[] {1, 4, 1, 0, 1, 'a'})
                    .toByteArray();
            for (int j = 0; j < DAMAGES; j++) {
                refused += ModuleTarget.isRefused(damage(module, random)) ? 1 : 0;
            }
        }
        assertThat(refused).isBetween(MODULES * DAMAGES / 10, MODULES * DAMAGES - 1);
    }

    private static byte[] damage(byte[] module, Random random) {
        byte[] damaged = module.clone();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            int place = random.nextInt(damaged.length);
            switch (random.nextInt(5)) {
                case 0 -> damaged[place] ^= (byte) (1 << random.nextInt(8));
                case 1 -> damaged[place] = (byte) random.nextInt(256);
                case 2 -> damaged[place] = (byte) 0xFF;
                case 3 -> damaged = java.util.Arrays.copyOf(damaged, Math.max(8, place));
                default -> {
                    int from = random.nextInt(damaged.length);
                    int length = Math.min(random.nextInt(20), damaged.length - Math.max(from, place));
                    System.arraycopy(damaged, from, damaged, place, length);
                }
            }
        }
        return damaged;
    }
}
