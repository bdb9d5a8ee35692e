/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    static Stream<String> functions() {
        return Stream.of(
                "args_get",
                "args_sizes_get",
                "environ_get",
                "environ_sizes_get",
                "clock_res_get",
                "clock_time_get",
                "fd_advise",
                "fd_allocate",
                "fd_close",
                "fd_datasync",
                "fd_fdstat_get",
                "fd_fdstat_set_flags",
                "fd_fdstat_set_rights",
                "fd_filestat_get",
                "fd_filestat_set_size",
                "fd_filestat_set_times",
                "fd_pread",
                "fd_prestat_get",
                "fd_prestat_dir_name",
                "fd_pwrite",
                "fd_read",
                "fd_readdir",
                "fd_renumber",
                "fd_seek",
                "fd_sync",
                "fd_tell",
                "fd_write",
                "path_create_directory",
                "path_filestat_get",
                "path_filestat_set_times",
                "path_link",
                "path_open",
                "path_readlink",
                "path_remove_directory",
                "path_rename",
                "path_symlink",
                "path_unlink_file",
                "poll_oneoff",
                "proc_raise",
                "sched_yield",
                "random_get",
                "sock_accept",
                "sock_recv",
                "sock_send",
                "sock_shutdown");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void areAnErrorOfTheGuest(String name) {
        WasiFunction function = Objects.requireNonNull(WasiFunction.named(name));
        Random random = new Random(name.hashCode());
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
