/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WASI preview 1 does what it says, on files that are read-only. */
class WasiTests {

    private static final long READ = 1 << 1;
    private static final long WRITE = 1 << 6;

    private final FakeGuest guest = new FakeGuest();

    @Test
    void argumentsAndEnvironmentAreThoseGiven() {
        assertThat(guest.call("args_sizes_get", 0, 4)).isZero();
        assertThat(guest.memory.getInt(0)).isEqualTo(2);
        assertThat(guest.memory.getInt(4)).isEqualTo(17);
        assertThat(guest.call("args_get", 0, 100)).isZero();
        assertThat(guest.text(guest.memory.getInt(0), 17)).isEqualTo("program\0argument\0");
        assertThat(guest.call("environ_sizes_get", 0, 4)).isZero();
        assertThat(guest.memory.getInt(4)).isEqualTo(8);
        assertThat(guest.call("environ_get", 0, 200)).isZero();
        assertThat(guest.text(200, 8)).isEqualTo("A=1\0B=2\0");
    }

    @Test
    void thereIsOnePreopenedDirectory() {
        assertThat(guest.call("fd_prestat_get", 3, 0)).isZero();
        assertThat(guest.memory.getLong(0)).isEqualTo(1L << 32);
        assertThat(guest.call("fd_prestat_dir_name", 3, 0, 1)).isZero();
        assertThat(guest.text(0, 1)).isEqualTo("/");
        assertThat(guest.call("fd_prestat_get", 4, 0)).isEqualTo(Errno.BADF.number());
        assertThat(guest.call("fd_prestat_get", 2, 0)).isEqualTo(Errno.BADF.number());
    }

    @Test
    void readsAFile() {
        assertThat(guest.open("lib/a.txt", 0, READ)).isZero();
        int file = guest.memory.getInt(2000);
        assertThat(file).isEqualTo(4);
        guest.memory.putInt(0, 100).putInt(4, 3).putInt(8, 200).putInt(12, 50);
        assertThat(guest.call("fd_read", file, 0, 2, 16)).isZero();
        assertThat(guest.memory.getInt(16)).isEqualTo(7);
        assertThat(guest.text(100, 3) + guest.text(200, 4)).isEqualTo("content");
        assertThat(guest.call("fd_read", file, 0, 2, 16)).isZero();
        assertThat(guest.memory.getInt(16)).isZero();
        assertThat(guest.call("fd_tell", file, 24)).isZero();
        assertThat(guest.memory.getLong(24)).isEqualTo(7);
        assertThat(guest.call("fd_seek", file, -3, 2, 24)).isZero();
        assertThat(guest.memory.getLong(24)).isEqualTo(4);
        assertThat(guest.call("fd_seek", file, -5, 1, 24)).isEqualTo(Errno.INVAL.number());
        assertThat(guest.call("fd_seek", file, Long.MAX_VALUE, 1, 24)).isEqualTo(Errno.INVAL.number());
        assertThat(guest.call("fd_pread", file, 0, 1, 2, 16)).isZero();
        assertThat(guest.text(100, 3)).isEqualTo("nte");
        assertThat(guest.call("fd_filestat_get", file, 300)).isZero();
        assertThat(guest.memory.getLong(332)).isEqualTo(7);
        assertThat(guest.call("fd_close", file)).isZero();
        assertThat(guest.call("fd_read", file, 0, 1, 16)).isEqualTo(Errno.BADF.number());
    }

    @ParameterizedTest
    @CsvSource({
        "lib/a.txt, 0, 2, SUCCESS",
        "lib/../lib/./deep/../a.txt, 0, 2, SUCCESS",
        "lib, 2, 0, SUCCESS",
        "lib/, 0, 0, SUCCESS",
        "., 0, 0, SUCCESS",
        "lib/a.txt/, 0, 2, NOTDIR",
        "lib/a.txt, 2, 2, NOTDIR",
        "lib/a.txt/x, 0, 2, NOENT",
        "lib/none, 0, 2, NOENT",
        "lib/none, 1, 64, ACCES",
        "lib/a.txt, 5, 64, EXIST",
        "lib/a.txt, 8, 64, ACCES",
        "lib/a.txt, 0, 64, ACCES",
        "lib, 0, 64, ISDIR",
        "/lib/a.txt, 0, 2, NOTCAPABLE",
        "/etc/passwd, 0, 2, NOTCAPABLE",
        "../etc/passwd, 0, 2, NOENT",
        "lib/../../etc/passwd, 0, 2, NOENT",
    })
    void opensWhatIsThereForReading(String path, int flags, long rights, Errno expected) {
        assertThat(guest.open(path, flags, rights)).isEqualTo(expected.number());
    }

    @Test
    void aPathWithNulOrMalformedTextIsRefused() {
        assertThat(guest.open("lib/a.txt\0.py", 0, READ)).isEqualTo(Errno.INVAL.number());
        guest.memory.put(1000, (byte) 0xFF);
        assertThat(guest.call("path_open", 3, 1, 1000, 1, 0, READ, 0, 0, 2000)).isEqualTo(Errno.ILSEQ.number());
        assertThat(guest.open("x".repeat(5000), 0, READ)).isEqualTo(Errno.NAMETOOLONG.number());
        assertThat(guest.open("", 0, READ)).isEqualTo(Errno.NOENT.number());
    }

    @Test
    void aPathIsRelativeToItsDirectory() {
        assertThat(guest.open("lib", 2, 0)).isZero();
        int directory = guest.memory.getInt(2000);
        guest.memory.put(1000, "deep/b.txt".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(guest.call("path_filestat_get", directory, 0, 1000, 10, 300)).isZero();
        assertThat(guest.memory.get(316)).isEqualTo((byte) 4);
        assertThat(guest.memory.getLong(332)).isEqualTo(100);
    }

    @Test
    void listsADirectory() {
        assertThat(guest.open("lib", 2, 0)).isZero();
        int directory = guest.memory.getInt(2000);
        assertThat(guest.call("fd_readdir", directory, 3000, 1000, 0, 0)).isZero();
        int size = guest.memory.getInt(0);
        assertThat(size).isEqualTo(4 * 24 + 1 + 2 + 5 + 4);
        assertThat(guest.text(3000 + 2 * 24 + 3 + 24, 5)).isEqualTo("a.txt");
        assertThat(guest.text(3000 + 3 * 24 + 8 + 24, 4)).isEqualTo("deep");
        assertThat(guest.call("fd_readdir", directory, 3000, 30, 2, 0)).isZero();
        assertThat(guest.memory.getInt(0)).isEqualTo(30);
        assertThat(guest.memory.getInt(3016)).isEqualTo(5);
        assertThat(guest.call("fd_readdir", directory, 3000, 30, 4, 0)).isZero();
        assertThat(guest.memory.getInt(0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "path_create_directory, new, ACCES", "path_create_directory, lib, EXIST",
        "path_unlink_file, c.txt, ACCES", "path_unlink_file, new, NOENT",
        "path_remove_directory, lib, ACCES", "path_readlink, c.txt, INVAL",
    })
    void changesNothing(String function, String path, Errno expected) {
        guest.memory.put(1000, path.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(guest.call(function, 3, 1000, path.length(), 0, 0, 0)).isEqualTo(expected.number());
    }

    @Test
    void stdinIsAtItsEnd() {
        guest.memory.putInt(0, 100).putInt(4, 10).putInt(8, 77);
        assertThat(guest.call("fd_read", 0, 0, 1, 8)).isZero();
        assertThat(guest.memory.getInt(8)).isZero();
    }

    @Test
    void outputIsKeptUpToItsLimit() {
        guest.memory.putInt(0, 100).putInt(4, 65_000);
        for (int i = 0; i < 20; i++) {
            assertThat(guest.call("fd_write", 1, 0, 1, 8)).isZero();
            assertThat(guest.memory.getInt(8)).isEqualTo(65_000);
        }
        assertThat(guest.wasi.captured().stdout())
                .hasSize((1 << 20) + "\n[251424 more bytes were not kept]\n".length())
                .endsWith("\n[251424 more bytes were not kept]\n");
        assertThat(guest.call("fd_write", 0, 0, 1, 8)).isEqualTo(Errno.BADF.number());
        assertThat(guest.call("fd_write", 3, 0, 1, 8)).isEqualTo(Errno.BADF.number());
    }

    @Test
    void randomBytesComeFromTheirSource() {
        assertThat(guest.call("random_get", 0, 10_000)).isZero();
        byte[] expected = new byte[10_000];
        RandomSource.seeded(new byte[] {1}).fill(expected);
        byte[] actual = new byte[10_000];
        guest.memory.get(0, actual);
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void clocksAreReadAndWaitedFor() {
        assertThat(guest.call("clock_time_get", 0, 1, 0)).isZero();
        assertThat(guest.memory.getLong(0)).isEqualTo(1000_000_000_000L);
        assertThat(guest.call("clock_time_get", 4, 1, 0)).isEqualTo(Errno.INVAL.number());
        guest.memory.putLong(100, 7).put(108, (byte) 0).putInt(116, 1).putLong(124, 5_000_000);
        assertThat(guest.call("poll_oneoff", 100, 200, 1, 300)).isZero();
        assertThat(guest.slept).isEqualTo(5_000_000);
        assertThat(guest.memory.getInt(300)).isEqualTo(1);
        assertThat(guest.memory.getLong(200)).isEqualTo(7);
        guest.memory.putShort(140, (short) 1).putLong(124, 1000_000_000_001L);
        assertThat(guest.call("poll_oneoff", 100, 200, 1, 300)).isZero();
        assertThat(guest.slept).isEqualTo(5_000_001);
        assertThat(guest.call("poll_oneoff", 100, 200, 0, 300)).isEqualTo(Errno.INVAL.number());
        assertThat(guest.call("poll_oneoff", 100, 200, 65, 300)).isEqualTo(Errno.INVAL.number());
    }

    @Test
    void descriptorsAreBounded() {
        int opened = 0;
        while (guest.open("c.txt", 0, READ) == 0) {
            opened++;
        }
        assertThat(opened).isEqualTo(252);
        assertThat(guest.open("c.txt", 0, READ)).isEqualTo(Errno.MFILE.number());
        assertThat(guest.call("fd_renumber", 255, 4)).isZero();
        assertThat(guest.call("fd_close", 255)).isEqualTo(Errno.BADF.number());
        assertThat(guest.open("c.txt", 0, READ | WRITE)).isEqualTo(Errno.ACCES.number());
    }

    @Test
    void exitUnwinds() {
        assertThatThrownBy(() -> guest.call("proc_exit", 3))
                .isInstanceOfSatisfying(
                        GuestExit.class, exit -> assertThat(exit.code()).isEqualTo(3));
    }
}
