/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attempts to get at files that were not granted: each is denied with the right error, and changes nothing on the host. */
class FileAttackTests {

    /** An attempt: what it is, the task that makes it, its code, and how it has to end. */
    record Attack(String subject, String task, String code, String expected) {

        static Attack of(String subject, String code, String expected) {
            return new Attack(subject, "attempt", code, expected);
        }

        @Override
        public String toString() {
            return subject;
        }
    }

    private static Tasks tasks;

    @TempDir
    Path temporary;

    private Path projectDirectory;

    @BeforeAll
    static void compile() {
        tasks = Tasks.of("""
                import errno, os, pathlib, shutil, sys
                from capsule import task

                def run(code):
                    scope = {"os": os, "shutil": shutil, "pathlib": pathlib}
                    try:
                        exec(code, scope)
                    except OSError as e:
                        return f"{type(e).__name__} {errno.errorcode.get(e.errno)}"
                    except BaseException as e:
                        return type(e).__name__
                    return f"done {scope.get('result')}"

                @task(allowed_files=["./data:ro", "./output", "./output/inner:ro"])
                def attempt(code):
                    return run(code)

                @task(allowed_files=["."])
                def attempt_with_the_project(code):
                    return run(code)

                @task
                def attempt_with_nothing(code):
                    return run(code)
                """);
    }

    @BeforeEach
    void makeProject() throws IOException, InterruptedException {
        projectDirectory = Files.createDirectories(temporary.resolve("project")).toRealPath();
        new Project(projectDirectory)
                .file("data/in.txt", "input")
                .file("data/sub/deep.txt", "deep")
                .file("output/old.txt", "old")
                .file("output/inner/kept.txt", "kept")
                .file("secret.txt", "secret")
                .file(".env", "TOKEN=secret")
                .file("target/classes/A.class", "code")
                .file(".capsule/wasm/a.wasm", "code");
        new Project(temporary).file("outside/secret.txt", "secret");
        var outside = temporary.resolve("outside").toRealPath();
        for (var directory : new String[] {"data", "output"}) {
            link(directory + "/link-out", outside.resolve("secret.txt"));
            link(directory + "/link-up", Path.of("../secret.txt"));
            link(directory + "/dir-out", outside);
            link(directory + "/dangling-out", outside.resolve("new.txt"));
            link(directory + "/proc", Path.of("/proc/self"));
            link(directory + "/circle", Path.of("circle"));
        }
        var pipe = projectDirectory.resolve("output/pipe").toString();
        assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();
    }

    private void link(String name, Path target) throws IOException {
        Files.createSymbolicLink(projectDirectory.resolve(name), target);
    }

    static Stream<Attack> reading() {
        var none = "FileNotFoundError ENOENT";
        return Stream.of(
                Attack.of("a file of the system", "open('/etc/passwd')", none),
                Attack.of("the process", "open('/proc/self/environ')", none),
                Attack.of("a device", "open('/dev/zero', 'rb').read(1)", none),
                Attack.of("a file of the project that was not granted", "open('secret.txt')", none),
                Attack.of("its .env file", "open('.env')", none),
                Attack.of("dots from the root", "open('../outside/secret.txt')", none),
                Attack.of("dots from a grant", "open('data/../secret.txt')", none),
                Attack.of("dots from a grant out of the project", "open('/data/../../outside/secret.txt')", none),
                Attack.of("many dots", "open('data/' + '../' * 40 + 'etc/passwd')", none),
                Attack.of("dots behind a file", "open('data/in.txt/../../secret.txt')", none),
                Attack.of("the host's own path of a granted file", "open('PROJECT/data/in.txt')", none),
                Attack.of("the host's own path of a secret", "open('PROJECT/secret.txt')", none),
                Attack.of("a link to an absolute path", "open('data/link-out')", none),
                Attack.of("a link with dots", "open('data/link-up')", none),
                Attack.of("a file behind a link to a directory", "open('data/dir-out/secret.txt')", none),
                Attack.of("a list behind a link to a directory", "os.listdir('data/dir-out')", none),
                Attack.of("the status behind a link", "os.stat('data/link-out')", none),
                Attack.of(
                        "a walk through links",
                        "result = [f for d, s, f in os.walk('data/dir-out', followlinks=True)]",
                        "done []"),
                Attack.of("what an absolute link says", "os.readlink('data/link-out')", "PermissionError EACCES"),
                Attack.of("a link to the process", "open('data/proc/environ')", none),
                Attack.of("a circle of links", "open('data/circle')", "OSError ELOOP"),
                Attack.of("a pipe, which would block", "open('output/pipe')", "OSError ENXIO"),
                Attack.of("another case", "open('DATA/in.txt')", none),
                Attack.of("another case in the grant", "open('data/IN.TXT')", none),
                Attack.of("a backslash", "open('data\\\\..\\\\secret.txt')", none),
                Attack.of("an escaped dot", "open('data/%2e%2e/secret.txt')", none),
                Attack.of("a slash of another script", "open('data\\u2215..\\u2215secret.txt')", none),
                Attack.of("a NUL", "open('data/in.txt\\0/../secret.txt')", "ValueError"),
                Attack.of("text that is not Unicode", "open(b'data/\\xff\\xfe')", "OSError EILSEQ"),
                Attack.of("a long name", "open('data/' + 'n' * 300)", "OSError ENAMETOOLONG"),
                Attack.of("a long path", "open('data/' + 'd/' * 5000)", "OSError ENAMETOOLONG"),
                Attack.of(
                        "the parent of a directory that is open",
                        "fd = os.open('data', os.O_RDONLY | os.O_DIRECTORY); os.open('../secret.txt', os.O_RDONLY, dir_fd=fd)",
                        none),
                Attack.of(
                        "dots twice from a directory that is open",
                        "fd = os.open('data', os.O_RDONLY | os.O_DIRECTORY); os.open('../../outside', os.O_RDONLY, dir_fd=fd)",
                        none),
                Attack.of("the list above the root", "os.listdir('..')", none),
                Attack.of("the directory above the root", "os.chdir('..')", none),
                Attack.of(
                        "the list above a grant",
                        "result = sorted(os.listdir('data/..'))",
                        "done ['data', 'lib', 'output', 'tmp']"),
                Attack.of("a descriptor that is not open", "os.read(57, 1)", "OSError EBADF"),
                Attack.of("a descriptor below zero", "os.read(-1, 1)", "OSError EBADF"),
                Attack.of("a huge descriptor", "os.read(2**31 - 1, 1)", "OSError EBADF"),
                Attack.of(
                        "more descriptors than there are",
                        "x = [open('data/in.txt') for i in range(300)]",
                        "OSError EMFILE"),
                new Attack("a grant of another task", "attempt_with_nothing", "open('data/in.txt')", none),
                new Attack(
                        "the build output, by the whole project",
                        "attempt_with_the_project",
                        "open('target/classes/A.class')",
                        none),
                new Attack(
                        "the build cache, by the whole project",
                        "attempt_with_the_project",
                        "open('.capsule/wasm/a.wasm')",
                        none),
                new Attack(
                        "the build cache in another case",
                        "attempt_with_the_project",
                        "open('.CAPSULE/wasm/a.wasm')",
                        none),
                new Attack(
                        "out of the whole project", "attempt_with_the_project", "open('../outside/secret.txt')", none),
                new Attack(
                        "a link out of the whole project", "attempt_with_the_project", "open('data/link-out')", none));
    }

    static Stream<Attack> changing() {
        var none = "FileNotFoundError ENOENT";
        var denied = "PermissionError EACCES";
        return Stream.of(
                Attack.of("writing what is read-only", "open('data/in.txt', 'w')", denied),
                Attack.of("appending to what is read-only", "open('data/in.txt', 'a')", denied),
                Attack.of("updating what is read-only", "open('data/in.txt', 'r+')", denied),
                Attack.of("creating in what is read-only", "open('data/new.txt', 'x')", denied),
                Attack.of("truncating what is read-only", "os.truncate('data/in.txt', 0)", denied),
                Attack.of(
                        "truncating with a descriptor for reading",
                        "os.ftruncate(os.open('data/in.txt', os.O_RDONLY), 0)",
                        "OSError EBADF"),
                Attack.of(
                        "writing with a descriptor for reading",
                        "os.write(os.open('data/in.txt', os.O_RDONLY), b'x')",
                        "OSError EBADF"),
                Attack.of("removing what is read-only", "os.remove('data/in.txt')", denied),
                Attack.of("renaming what is read-only", "os.rename('data/in.txt', 'data/out.txt')", denied),
                Attack.of("making a directory in what is read-only", "os.mkdir('data/new')", denied),
                Attack.of("removing a directory of what is read-only", "os.rmdir('data/sub')", denied),
                Attack.of("setting times in what is read-only", "os.utime('data/in.txt', (0, 0))", denied),
                Attack.of("removing the tree that is read-only", "shutil.rmtree('data')", denied),
                Attack.of(
                        "writing into the read-only part of a writable grant",
                        "open('output/inner/kept.txt', 'w')",
                        denied),
                Attack.of("renaming the read-only part", "os.rename('output/inner', 'output/other')", "OSError EBUSY"),
                Attack.of(
                        "moving out of the read-only part",
                        "os.rename('output/inner/kept.txt', 'output/kept.txt')",
                        "OSError EXDEV"),
                Attack.of(
                        "renaming into what is read-only",
                        "os.rename('output/old.txt', 'data/stolen.txt')",
                        "OSError EXDEV"),
                Attack.of(
                        "renaming out of what is read-only",
                        "os.rename('data/in.txt', 'output/stolen.txt')",
                        "OSError EXDEV"),
                Attack.of("renaming out of the project", "os.rename('output/old.txt', '../outside/stolen.txt')", none),
                Attack.of("renaming behind a link", "os.rename('output/old.txt', 'output/dir-out/stolen.txt')", none),
                Attack.of("renaming to the system", "os.rename('output/old.txt', '/etc/stolen')", "OSError EXDEV"),
                Attack.of("renaming a grant", "os.rename('output', 'other')", "OSError EBUSY"),
                Attack.of("removing a grant", "os.rmdir('output')", "OSError EBUSY"),
                Attack.of("writing through a link", "open('output/link-out', 'w')", none),
                Attack.of("creating through a link", "open('output/dangling-out', 'w')", none),
                Attack.of("creating behind a link", "open('output/dir-out/new.txt', 'w')", none),
                Attack.of("making a directory behind a link", "os.mkdir('output/dir-out/new')", none),
                Attack.of(
                        "making a directory in place of a link",
                        "os.mkdir('output/dangling-out')",
                        "FileExistsError EEXIST"),
                Attack.of("removing behind a link", "os.remove('output/dir-out/secret.txt')", none),
                Attack.of("truncating through a link", "os.truncate('output/link-out', 0)", none),
                Attack.of("setting times through a link", "os.utime('output/link-out', (0, 0))", none),
                Attack.of(
                        "a hard link to what is read-only",
                        "os.link('data/in.txt', 'output/hard')",
                        "PermissionError EPERM"),
                Attack.of("a hard link to a secret", "os.link('secret.txt', 'output/hard')", none),
                Attack.of("a link to the system", "os.symlink('/etc/passwd', 'output/soft')", "PermissionError EPERM"),
                Attack.of("a link with dots", "os.symlink('../secret.txt', 'output/soft')", "PermissionError EPERM"),
                Attack.of("writing to a pipe", "open('output/pipe', 'w')", "OSError ENXIO"),
                Attack.of("making a pipe", "os.mkfifo('output/new')", "AttributeError"),
                Attack.of("creating in the root", "open('new.txt', 'w')", denied),
                Attack.of("making a directory in the root", "os.mkdir('new')", denied),
                Attack.of("creating in the library", "open('/lib/new.py', 'w')", denied),
                Attack.of("removing the library", "shutil.rmtree('/lib')", denied),
                Attack.of("creating what was not granted", "open('secrets/new.txt', 'w')", none),
                Attack.of("removing the private directory", "os.rmdir('/tmp')", "OSError EBUSY"),
                Attack.of(
                        "filling the private directory",
                        "f = open('/tmp/f', 'wb', buffering=0)\nfor i in range(66): f.write(bytes(1 << 20))",
                        "OSError ENOSPC"),
                Attack.of(
                        "filling the private directory with empty files",
                        "for i in range(100_000): os.close(os.open(f'/tmp/{i}', os.O_CREAT | os.O_WRONLY))",
                        "OSError ENOSPC"),
                Attack.of("a file of a terabyte", "os.truncate('output/old.txt', 1 << 40)", "OSError ENOSPC"),
                Attack.of(
                        "writing at the end of the numbers",
                        "os.pwrite(os.open('output/old.txt', os.O_WRONLY), b'x', 2**63 - 1)",
                        "OSError EFBIG"),
                Attack.of(
                        "seeking beyond the numbers",
                        "os.lseek(os.open('output/old.txt', os.O_RDONLY), -1, os.SEEK_SET)",
                        "OSError EINVAL"),
                new Attack(
                        "writing to the build output, by the whole project",
                        "attempt_with_the_project",
                        "open('target/classes/B.class', 'w')",
                        none),
                new Attack(
                        "writing to the build cache, by the whole project",
                        "attempt_with_the_project",
                        "open('.Capsule/wasm/b.wasm', 'w')",
                        none),
                new Attack(
                        "moving into the build output, by the whole project",
                        "attempt_with_the_project",
                        "os.rename('output/old.txt', 'target/classes/B.class')",
                        none),
                new Attack(
                        "putting a directory in the cache's place",
                        "attempt_with_the_project",
                        "os.rename('output', '.CAPSULE')",
                        none),
                new Attack("creating outside of nothing", "attempt_with_nothing", "open('new.txt', 'w')", denied));
    }

    @ParameterizedTest
    @MethodSource({"reading", "changing"})
    void isDeniedAndChangesNothing(Attack attack) throws IOException {
        var before = everything();
        var code = attack.code().replace("PROJECT", projectDirectory.toString());

        var envelope = new Project(projectDirectory).call(tasks, attack.task(), code);

        assertThat(envelope.result()).as(envelope.toJson()).isEqualTo(attack.expected());
        assertThat(everything()).isEqualTo(before);
    }

    /** Every path below the temporary directory with what is there. */
    private Map<String, String> everything() throws IOException {
        var all = new TreeMap<String, String>();
        try (var paths = Files.walk(temporary, new FileVisitOption[0])) {
            for (var path : paths.toList()) {
                var content = Files.isSymbolicLink(path)
                        ? "-> " + Files.readSymbolicLink(path)
                        : Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Files.readString(path) : "";
                var modified = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                        ? Files.getLastModifiedTime(path).toString()
                        : "";
                all.put(temporary.relativize(path).toString(), content + "@" + modified);
            }
        }
        return all;
    }
}
