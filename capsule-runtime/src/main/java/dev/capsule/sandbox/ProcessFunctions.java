/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Arguments, environment, random bytes and the end of the process. */
final class ProcessFunctions {

    private static final int RANDOM_BLOCK = 4096;

    private ProcessFunctions() {}

    static Errno call(WasiFunction function, Wasi wasi, long[] a) {
        return switch (function) {
            case ARGS_SIZES_GET -> sizes(wasi, wasi.arguments, a);
            case ARGS_GET -> contents(wasi, wasi.arguments, a);
            case ENVIRON_SIZES_GET -> sizes(wasi, wasi.environment, a);
            case ENVIRON_GET -> contents(wasi, wasi.environment, a);
            case RANDOM_GET -> random(wasi, (int) a[0], (int) a[1]);
            case SCHED_YIELD -> Errno.SUCCESS;
            case PROC_EXIT -> throw new GuestExit((int) a[0]);
            default -> throw function.elsewhere();
        };
    }

    /** The strings as C has them, with a zero byte at the end. */
    static List<byte[]> strings(List<String> values) {
        return values.stream()
                .map(value -> (value + '\0').getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static Errno sizes(Wasi wasi, List<byte[]> strings, long[] a) {
        wasi.pointers.putInt((int) a[0], strings.size());
        wasi.pointers.putInt(
                (int) a[1], strings.stream().mapToInt(string -> string.length).sum());
        return Errno.SUCCESS;
    }

    private static Errno contents(Wasi wasi, List<byte[]> strings, long[] a) {
        int pointer = (int) a[0];
        int address = (int) a[1];
        for (byte[] string : strings) {
            wasi.pointers.putInt(pointer, address);
            wasi.pointers.putBytes(address, string);
            pointer += Integer.BYTES;
            address += string.length;
        }
        return Errno.SUCCESS;
    }

    private static Errno random(Wasi wasi, int address, int length) {
        wasi.pointers.require(address, Integer.toUnsignedLong(length));
        byte[] block = new byte[Math.min(length, RANDOM_BLOCK)];
        for (int done = 0; done < length; done += block.length) {
            // a seeded source has to give the same bytes however they are asked for
            byte[] bytes = length - done < block.length ? new byte[length - done] : block;
            wasi.random.fill(bytes);
            wasi.pointers.putChecked(address + done, bytes, bytes.length);
            wasi.guest.charge(Prices.bytes(bytes.length));
        }
        return Errno.SUCCESS;
    }
}
