/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was granted cannot be left, by whatever is on the disk or moves there meanwhile. */
class FileSystemTests {

    private static final OpenMode WRITE = new OpenMode(false, true, false, true, false, false);

    @TempDir
    Path temporary;

    private Path project;
    private Path outside;
    private final List<FileSystem> open = new ArrayList<>();

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectories(temporary.resolve("project")).toRealPath();
        outside = Files.createDirectories(temporary.resolve("outside")).toRealPath();
        Files.createDirectories(project.resolve("data/sub"));
        Files.writeString(project.resolve("data/in.txt"), "inside");
        Files.writeString(project.resolve("secret.txt"), "secret");
        Files.writeString(outside.resolve("secret.txt"), "secret");
    }

    @AfterEach
    void close() {
        open.forEach(FileSystem::close);
    }

    private HostMount mount(String path, String guestPath, boolean writable) throws IOException {
        return HostMount.of(project, project.resolve(path).toRealPath(), path(guestPath), writable);
    }

    private FileSystem files(HostMount... mounts) {
        FileSystem files = new FileSystem(FileTree.EMPTY, List.of(mounts), Quota.Heap.UNBOUNDED, () -> 7);
        open.add(files);
        return files;
    }

    private static List<String> path(String text) {
        return Arrays.stream(text.split("/")).filter(name -> !name.isEmpty()).toList();
    }

    private static String read(FileSystem files, String path) {
        try (OpenFile file = files.open(path(path), OpenMode.READ, true)) {
            byte[] bytes = new byte[100];
            return new String(bytes, 0, file.read(0, bytes, 0, 100), StandardCharsets.UTF_8);
        }
    }

    private static void write(FileSystem files, String path, String text) {
        try (OpenFile file = files.open(path(path), WRITE, true)) {
            file.write(0, text.getBytes(StandardCharsets.UTF_8), 0, text.length());
        }
    }

    private static void fails(FileError error, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FileException.class, e -> assertThat(e.error()).isEqualTo(error));
    }

    @Test
    void linksThatStayInsideAreFollowed() throws IOException {
        Files.createSymbolicLink(project.resolve("data/relative"), Path.of("sub/../in.txt"));
        Files.createSymbolicLink(project.resolve("data/absolute"), project.resolve("data/in.txt"));
        Files.createSymbolicLink(project.resolve("data/directory"), Path.of("sub/.."));
        FileSystem files = files(mount("data", "/data", true));

        assertThat(read(files, "data/relative")).isEqualTo("inside");
        assertThat(read(files, "data/absolute")).isEqualTo("inside");
        assertThat(read(files, "data/directory/in.txt")).isEqualTo("inside");
        assertThat(files.readLink(path("data/relative"))).isEqualTo("sub/../in.txt");
        fails(FileError.ACCESS, () -> files.readLink(path("data/absolute")));
    }

    @Test
    void linksThatLeadOutLeadNowhere() throws IOException {
        Files.createSymbolicLink(project.resolve("data/absolute"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(project.resolve("data/relative"), Path.of("../secret.txt"));
        Files.createSymbolicLink(project.resolve("data/directory"), outside);
        Files.createSymbolicLink(project.resolve("data/new"), outside.resolve("new.txt"));
        Files.createSymbolicLink(project.resolve("data/proc"), Path.of("/proc/self/environ"));
        Files.createSymbolicLink(project.resolve("data/around"), Path.of("../data/in.txt"));
        FileSystem files = files(mount("data", "/data", true));

        for (String name : List.of("absolute", "relative", "directory/secret.txt", "proc", "around")) {
            assertThat(files.find(path("data/" + name), true)).as(name).isNull();
            fails(FileError.NOT_FOUND, () -> read(files, "data/" + name));
            fails(FileError.NOT_FOUND, () -> write(files, "data/" + name, "x"));
        }
        fails(FileError.NOT_FOUND, () -> write(files, "data/new", "x"));
        fails(FileError.NOT_FOUND, () -> files.createDirectory(path("data/directory/made")));
        fails(FileError.NOT_FOUND, () -> files.rename(path("data/in.txt"), path("data/directory/moved.txt")));
        fails(FileError.NOT_FOUND, () -> files.unlink(path("data/directory/secret.txt")));
        assertThat(outside).isDirectoryNotContaining("glob:**/{new.txt,made,moved.txt}");
        assertThat(outside.resolve("secret.txt")).hasContent("secret");
    }

    @Test
    void circlesOfLinksEnd() throws IOException {
        Files.createSymbolicLink(project.resolve("data/a"), Path.of("b"));
        Files.createSymbolicLink(project.resolve("data/b"), Path.of("a"));
        FileSystem files = files(mount("data", "/data", true));

        fails(FileError.LOOP, () -> read(files, "data/a"));
        fails(FileError.LOOP, () -> read(files, "data/a/x"));
    }

    /** One thread puts a link in a directory's place and takes it away again, while the guest goes through. */
    @Test
    void aLinkThatIsSwappedInMeanwhileIsNotFollowed() throws Exception {
        Path swapped = project.resolve("data/swap");
        Path kept = project.resolve("kept");
        Files.createDirectories(kept);
        Files.writeString(kept.resolve("secret.txt"), "harmless");
        Files.createSymbolicLink(project.resolve("link"), outside);
        AtomicBoolean stop = new AtomicBoolean();
        Thread attacker = new Thread(() -> {
            try {
                while (!stop.get()) {
                    Files.move(kept, swapped, StandardCopyOption.ATOMIC_MOVE);
                    Thread.onSpinWait();
                    Files.move(swapped, kept, StandardCopyOption.ATOMIC_MOVE);
                    Files.move(project.resolve("link"), swapped, StandardCopyOption.ATOMIC_MOVE);
                    Thread.onSpinWait();
                    Files.move(swapped, project.resolve("link"), StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        attacker.start();
        FileSystem files = files(mount("data", "/data", true));
        int entered = 0;
        int refused = 0;
        try {
            for (int round = 0; round < 3_000; round++) {
                try {
                    assertThat(read(files, "data/swap/secret.txt")).isEqualTo("harmless");
                    write(files, "data/swap/written-" + round, "x");
                    files.createDirectory(path("data/swap/made-" + round));
                    entered++;
                } catch (FileException gone) {
                    // which error it is depends on what the other thread has just done; that nothing got out is below
                    refused++;
                }
            }
        } finally {
            stop.set(true);
            attacker.join();
        }
        assertThat(entered).isPositive();
        assertThat(refused).isPositive();
        try (var names = Files.list(outside)) {
            assertThat(names.map(Path::getFileName).map(Path::toString)).containsExactly("secret.txt");
        }
    }

    @Test
    void theGrantIsTheDirectoryThatWasOpenedAndNotWhatIsAtItsPathLater() throws IOException {
        FileSystem files = files(mount("data", "/data", true));
        Files.move(project.resolve("data"), project.resolve("moved"));
        Files.createSymbolicLink(project.resolve("data"), outside);

        assertThat(read(files, "data/in.txt")).isEqualTo("inside");
        fails(FileError.NOT_FOUND, () -> read(files, "data/secret.txt"));
        write(files, "data/new.txt", "x");
        fails(FileError.NOT_FOUND, () -> files.createDirectory(path("data/made")));
        assertThat(project.resolve("moved/new.txt")).exists();
        try (var names = Files.list(outside)) {
            assertThat(names.map(Path::getFileName).map(Path::toString)).containsExactly("secret.txt");
        }
    }

    @Test
    void aReadOnlyGrantCannotBeChangedInAnyWay() throws IOException {
        FileSystem files = files(mount("data", "/data", false));

        fails(FileError.ACCESS, () -> write(files, "data/in.txt", "x"));
        fails(FileError.ACCESS, () -> write(files, "data/new.txt", "x"));
        fails(
                FileError.ACCESS,
                () -> files.open(path("data/in.txt"), new OpenMode(true, false, false, false, false, true), true));
        fails(FileError.ACCESS, () -> files.unlink(path("data/in.txt")));
        fails(FileError.ACCESS, () -> files.removeDirectory(path("data/sub")));
        fails(FileError.ACCESS, () -> files.createDirectory(path("data/made")));
        fails(FileError.ACCESS, () -> files.rename(path("data/in.txt"), path("data/other.txt")));
        fails(FileError.ACCESS, () -> files.times(path("data/in.txt"), new FileTimes(0L, 0L), true));
        try (OpenFile file = files.open(path("data/in.txt"), OpenMode.READ, true)) {
            fails(FileError.ACCESS, () -> file.write(0, new byte[1], 0, 1));
            fails(FileError.ACCESS, () -> file.append(new byte[1], 0, 1));
            fails(FileError.ACCESS, () -> file.resize(0));
            fails(FileError.ACCESS, () -> file.times(new FileTimes(0L, 0L)));
        }
        assertThat(project.resolve("data/in.txt")).hasContent("inside");
    }

    @Test
    void aReadOnlyGrantInsideAWritableOneStaysReadOnly() throws IOException {
        Files.createDirectories(project.resolve("data/keep/deep"));
        Files.writeString(project.resolve("data/keep/deep/f.txt"), "kept");
        FileSystem files = files(mount("data", "/data", true), mount("data/keep/deep", "/data/keep/deep", false));

        fails(FileError.ACCESS, () -> write(files, "data/keep/deep/f.txt", "x"));
        fails(FileError.BUSY, () -> files.rename(path("data/keep"), path("data/other")));
        fails(FileError.BUSY, () -> files.rename(path("data/keep/deep"), path("data/other")));
        fails(FileError.BUSY, () -> files.removeDirectory(path("data/keep/deep")));
        fails(FileError.CROSS_DEVICE, () -> files.rename(path("data/keep/deep/f.txt"), path("data/f.txt")));
    }

    @Test
    void whatIsGrantedUnderTwoNamesCannotBeMovedUnderEither() throws IOException {
        FileSystem files = files(mount("data", "/data", true), mount("data/sub", "/x/y", true));

        fails(FileError.BUSY, () -> files.rename(path("data/sub"), path("data/other")));
        fails(FileError.BUSY, () -> files.removeDirectory(path("data/sub")));
        fails(FileError.BUSY, () -> files.rename(path("x"), path("data/x")));
        fails(FileError.BUSY, () -> files.removeDirectory(path("x/y")));
        fails(FileError.EXISTS, () -> files.createDirectory(path("x")));
        assertThat(files.list(path("x"), () -> {})).containsExactly(new DirectoryEntry("y", FileStatus.Kind.DIRECTORY));
    }

    @Test
    void aFileThatIsGrantedAloneHasNoNeighbours() throws IOException {
        Files.writeString(project.resolve("data/other.txt"), "other");
        FileSystem files = files(mount("data/in.txt", "/data/in.txt", true));

        assertThat(read(files, "data/in.txt")).isEqualTo("inside");
        fails(FileError.NOT_FOUND, () -> read(files, "data/other.txt"));
        fails(FileError.NOT_DIRECTORY, () -> read(files, "data/in.txt/other.txt"));
        assertThat(files.list(path("data"), () -> {}))
                .containsExactly(new DirectoryEntry("in.txt", FileStatus.Kind.FILE));
        Files.delete(project.resolve("data/in.txt"));
        Files.createSymbolicLink(project.resolve("data/in.txt"), Path.of("other.txt"));
        fails(FileError.NOT_FOUND, () -> read(files, "data/in.txt"));
    }

    @Test
    void theBuildCacheAndTheBuildOutputAreNotThere() throws IOException {
        for (String name : List.of("target/classes", ".capsule/wasm", "sub/.capsule", "sub/target")) {
            Files.createDirectories(project.resolve(name));
            Files.writeString(project.resolve(name).resolve("f"), "x");
        }
        Files.createSymbolicLink(project.resolve("way"), Path.of("target/classes/f"));
        FileSystem files = files(mount(".", "/", true));

        for (String name : List.of("target/classes/f", ".capsule/wasm/f", "sub/.capsule/f", "way")) {
            fails(FileError.NOT_FOUND, () -> read(files, name));
        }
        for (String name : List.of("Target/new", "TARGET/new", ".Capsule/new", ".CAPSULE/new", "sub/.capsulE/new")) {
            fails(FileError.NOT_FOUND, () -> write(files, name, "x"));
        }
        fails(FileError.NOT_FOUND, () -> files.rename(path("secret.txt"), path("target/classes/stolen")));
        fails(FileError.NOT_FOUND, () -> files.createDirectory(path(".capsule/made")));
        assertThat(read(files, "sub/target/f")).isEqualTo("x");
        assertThat(files.list(path(""), () -> {}))
                .extracting(DirectoryEntry::name)
                .containsExactly("data", "secret.txt", "sub", "tmp", "way");
        assertThat(read(files(mount("target/classes", "/classes", false)), "classes/f"))
                .isEqualTo("x");
    }

    @Test
    void pipesAndDevicesAreNeverOpened() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", project.resolve("data/pipe").toString())
                        .start()
                        .waitFor())
                .isZero();
        FileSystem files = files(mount("data", "/data", true));

        assertThat(files.find(path("data/pipe"), true))
                .extracting(FileStatus::kind)
                .isEqualTo(FileStatus.Kind.SPECIAL);
        fails(FileError.SPECIAL_FILE, () -> read(files, "data/pipe"));
        fails(FileError.SPECIAL_FILE, () -> write(files, "data/pipe", "x"));
        fails(FileError.SPECIAL_FILE, () -> files.times(path("data/pipe"), new FileTimes(0L, 0L), true));
    }

    @Test
    void namesThatAreSpecialElsewhereAreOrdinaryAndLongOnesAreRefused() throws IOException {
        FileSystem files = files(mount("data", "/data", true));
        for (String name : List.of("CON", "nul.txt", "a:b", "a\\b", "...", "~", "-rf", "%2e%2e")) {
            write(files, "data/" + name, "x");
            assertThat(project.resolve("data").resolve(name)).isRegularFile();
        }
        fails(FileError.NAME_TOO_LONG, () -> write(files, "data/" + "n".repeat(256), "x"));
        fails(FileError.NAME_TOO_LONG, () -> read(files, "data/" + "\u00e4".repeat(128)));
        fails(FileError.NOT_FOUND, () -> read(files, "DATA/in.txt"));
    }

    @Test
    void whatIsWrittenIsBounded() throws IOException {
        FileSystem files = files(mount("data", "/data", true));
        try (OpenFile file = files.open(path("data/big"), WRITE, true)) {
            fails(FileError.NO_SPACE, () -> file.resize(FileSystem.WRITTEN_BYTES + 1));
            fails(FileError.NO_SPACE, () -> file.write(Long.MAX_VALUE / 2, new byte[1], 0, 1));
            file.resize(FileSystem.WRITTEN_BYTES - 10);
            fails(FileError.NO_SPACE, () -> file.append(new byte[11], 0, 11));
            file.resize(0);
        }
        fails(FileError.NO_SPACE, () -> write(files, "data/other", "more than ten bytes"));
    }

    @Test
    void aDirectoryThatIsListedIsPaidForEntryByEntry() throws IOException {
        for (int i = 0; i < 50; i++) {
            Files.createFile(project.resolve("data/f" + i));
        }
        List<String> visits = new ArrayList<>();
        FileSystem files = files(mount("data", "/data", true));

        assertThat(files.list(path("data"), () -> visits.add("visit"))).hasSize(52);
        assertThat(visits).hasSize(52);
    }

    @Test
    void allGuestsTogetherHaveABoundedNumberOfFilesOpen() throws IOException {
        List<OpenFile> held = new ArrayList<>();
        FileSystem files = files(mount("data", "/data", true));
        try {
            fails(FileError.TOO_MANY_OPEN, () -> {
                while (true) {
                    held.add(files.open(path("data/in.txt"), OpenMode.READ, true));
                }
            });
            assertThat(held).hasSize(HostFile.MOST_OPEN);
        } finally {
            held.forEach(OpenFile::close);
            held.forEach(OpenFile::close);
        }
        assertThat(read(files, "data/in.txt")).isEqualTo("inside");
    }

    @Test
    void nothingIsLeftOpen() throws IOException {
        assertThat(Files.isDirectory(Path.of("/proc/self/fd"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
        HostMount mount = mount("data", "/data", true);
        long before = openDescriptors();
        for (int i = 0; i < 200; i++) {
            try (FileSystem files = new FileSystem(FileTree.EMPTY, List.of(mount), Quota.Heap.UNBOUNDED, () -> 7)) {
                read(files, "data/in.txt");
                files.list(path("data/sub"), () -> {});
                fails(FileError.NOT_FOUND, () -> read(files, "data/sub/none"));
                fails(FileError.NOT_DIRECTORY, () -> read(files, "data/in.txt/none"));
            }
        }
        assertThat(openDescriptors()).isLessThan(before + 50);
    }

    private static long openDescriptors() throws IOException {
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.count();
        }
    }
}
