/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do with files in Python works in what a task was granted. */
class FileAccessTests {

    private static Tasks tasks;

    @TempDir
    Path directory;

    @BeforeAll
    static void compile() {
        tasks = Tasks.of("""
                import csv, gzip, json, os, pathlib, shutil, sqlite3, stat, tempfile, zipfile
                from capsule import task

                FILES = ["./data:ro", "./output"]

                @task(name="restricted_writer", allowed_files=["./output"])
                def restricted_writer() -> None:
                    with open("./output/result.txt", "w") as f:
                        f.write("result")

                @task(name="main", allowed_files=["./output"])
                def main() -> str:
                    restricted_writer()
                    with open("output/result.txt") as f:
                        return f.read()

                @task(allowed_files=FILES)
                def names_a_path_in_every_way():
                    return [open(p).read() for p in ("data/in.txt", "./data/in.txt", "/data/in.txt", "data/../data/./in.txt")]

                @task(allowed_files=FILES)
                def lists():
                    walked = [(d, sorted(s), sorted(f)) for d, s, f in os.walk("/data")]
                    return [sorted(os.listdir(".")), sorted(os.listdir("data")), walked, sorted(str(p) for p in pathlib.Path("data").rglob("*.txt"))]

                @task(allowed_files=FILES)
                def opens_in_every_mode():
                    p = "output/modes.txt"
                    seen = []
                    with open(p, "x") as f: f.write("one\\n")
                    with open(p, "a") as f: f.write("two\\n")
                    with open(p, "r+") as f: f.write("ONE")
                    with open(p, "a+") as f:
                        f.write("three\\n"); f.seek(0); seen.append(f.read())
                    with open(p, "rb+") as f:
                        f.seek(4); f.write(b"TWO"); f.truncate(); f.seek(0); seen.append(f.read().decode())
                    with open(p, "w+") as f:
                        f.write("new"); f.seek(1); seen.append(f.read())
                    try:
                        open(p, "x")
                    except FileExistsError as e:
                        seen.append(str(e))
                    return seen

                @task(allowed_files=FILES)
                def makes_and_moves_directories():
                    os.makedirs("output/a/b/c")
                    pathlib.Path("output/a/b/c/f.txt").write_text("x")
                    os.rename("output/a/b", "output/a/d")
                    os.replace("output/a/d/c/f.txt", "output/a/g.txt")
                    os.mkdir("output/empty"); os.rmdir("output/empty")
                    try:
                        os.rmdir("output/a")
                    except OSError as e:
                        return [type(e).__name__, e.strerror, sorted(os.listdir("output/a")), os.path.isdir("output/a/d/c")]

                @task(allowed_files=FILES)
                def copies():
                    shutil.copy("data/in.txt", "output/copy.txt")
                    shutil.copy2("data/in.txt", "output/copy2.txt")
                    shutil.copytree("data", "output/tree")
                    shutil.move("output/copy.txt", "output/moved.txt")
                    shutil.move("output/moved.txt", "/tmp/moved.txt")
                    shutil.move("/tmp/moved.txt", "output/back.txt")
                    before = sorted(os.listdir("output/tree"))
                    shutil.rmtree("output/tree")
                    same = abs(os.stat("data/in.txt").st_mtime_ns - os.stat("output/copy2.txt").st_mtime_ns) < 1000
                    return [before, sorted(os.listdir("output")), same]

                @task(allowed_files=FILES)
                def asks_for_the_status():
                    s = os.stat("data/in.txt")
                    os.utime("output/old.txt", (1_000_000_000, 1_100_000_000))
                    t = os.stat("output/old.txt")
                    return [s.st_size, stat.S_ISREG(s.st_mode), stat.S_ISDIR(os.stat("data").st_mode), s.st_mtime > 1e9, t.st_mtime, t.st_atime,
                            os.path.samefile("data/in.txt", "/data/./in.txt"), os.path.exists("data/none"), os.path.getsize("output/old.txt")]

                @task(allowed_files=FILES)
                def works_in_temporary_files():
                    with tempfile.NamedTemporaryFile("w+") as f:
                        f.write("temporary"); f.seek(0)
                        name, text = f.name, f.read()
                    with tempfile.TemporaryDirectory() as d:
                        inside = os.path.join(d, "x"); open(inside, "wb").write(b"1" * 1000)
                        size = os.path.getsize(inside)
                    with tempfile.TemporaryFile() as f:
                        f.write(b"abc"); f.seek(1); rest = f.read().decode()
                    return [tempfile.gettempdir(), name.startswith("/tmp/"), text, os.path.exists(name), size, os.path.exists(d), rest, os.listdir("/tmp")]

                @task(allowed_files=FILES)
                def uses_libraries():
                    with gzip.open("output/x.gz", "wt") as f: f.write("packed")
                    with zipfile.ZipFile("output/x.zip", "w") as z: z.writestr("a/b.txt", "zipped")
                    with open("output/x.csv", "w", newline="") as f: csv.writer(f).writerows([[1, "a"], [2, "b"]])
                    db = sqlite3.connect("output/x.db")
                    db.execute("create table t (n)"); db.executemany("insert into t values (?)", [(1,), (2,)]); db.commit(); db.close()
                    db = sqlite3.connect("output/x.db")
                    return [gzip.open("output/x.gz", "rt").read(), zipfile.ZipFile("output/x.zip").read("a/b.txt").decode(),
                            list(csv.reader(open("output/x.csv"))), db.execute("select sum(n) from t").fetchone()[0]]

                @task(allowed_files=FILES)
                def moves_much():
                    data = bytes(range(256)) * 40_000
                    with open("output/big", "wb") as f: f.write(data)
                    with open("output/big", "rb") as f: return f.read() == data

                @task(allowed_files=["./data/in.txt"])
                def has_one_file():
                    return [open("data/in.txt").read(), os.listdir("data"), os.path.exists("data/sub")]

                @task(allowed_files=[{"path": "./data", "mode": "read-only"}, "build/in::/input:ro"])
                def has_objects_and_other_places():
                    return [open("data/in.txt").read(), open("/input/x.txt").read(), os.path.exists("build")]

                @task(allowed_files=["."])
                def has_the_project():
                    open("output/y.txt", "w").write("y")
                    return [sorted(os.listdir(".")), open("data/in.txt").read()]

                @task(allowed_files=FILES)
                def changes_its_directory():
                    os.chdir("data")
                    return [os.getcwd(), open("in.txt").read()]
                """);
    }

    private Project project() {
        return new Project(directory)
                .file("data/in.txt", "input")
                .file("data/sub/deep.txt", "deep")
                .file("output/old.txt", "old")
                .file("build/in/x.txt", "built")
                .file("target/classes/A.class", "code")
                .file(".capsule/trace.db", "trace");
    }

    private @Nullable Object result(String task) {
        return project().result(tasks, task);
    }

    @Test
    void theExampleOfTheOriginalWorks() {
        assertThat(result("main")).isEqualTo("result");
        assertThat(new Project(directory).read("output/result.txt")).isEqualTo("result");
    }

    @Test
    void aPathCanBeWrittenInEveryWay() {
        assertThat(result("names_a_path_in_every_way")).isEqualTo(List.of("input", "input", "input", "input"));
    }

    @Test
    void directoriesAreListedAndWalked() {
        assertThat(result("lists"))
                .isEqualTo(List.of(
                        List.of("data", "lib", "output", "tmp"),
                        List.of("in.txt", "sub"),
                        List.of(
                                List.of("/data", List.of("sub"), List.of("in.txt")),
                                List.of("/data/sub", List.of(), List.of("deep.txt"))),
                        List.of("data/in.txt", "data/sub/deep.txt")));
    }

    @Test
    void filesAreOpenedInEveryMode() {
        assertThat(result("opens_in_every_mode"))
                .isEqualTo(
                        List.of("ONE\ntwo\nthree\n", "ONE\nTWO", "ew", "[Errno 20] File exists: 'output/modes.txt'"));
        assertThat(new Project(directory).read("output/modes.txt")).isEqualTo("new");
    }

    @Test
    void directoriesAreMadeAndMoved() {
        assertThat(result("makes_and_moves_directories"))
                .isEqualTo(List.of("OSError", "Directory not empty", List.of("d", "g.txt"), true));
        assertThat(directory.resolve("output/a/d/c")).isEmptyDirectory();
    }

    @Test
    void filesAreCopiedAndMovedWithShutil() {
        assertThat(result("copies"))
                .isEqualTo(List.of(List.of("in.txt", "sub"), List.of("back.txt", "copy2.txt", "old.txt"), true));
    }

    @Test
    void theStatusIsTheHosts() {
        assertThat(result("asks_for_the_status")).isEqualTo(List.of(5, true, true, true, 1.1e9, 1.0e9, true, false, 3));
    }

    @Test
    void temporaryFilesAreInMemory() {
        assertThat(result("works_in_temporary_files"))
                .isEqualTo(List.of("/tmp", true, "temporary", false, 1000, false, "bc", List.of()));
    }

    @Test
    void librariesThatWorkOnFilesWork() {
        assertThat(result("uses_libraries"))
                .isEqualTo(List.of("packed", "zipped", List.of(List.of("1", "a"), List.of("2", "b")), 3));
    }

    @Test
    void tenMegabytesAreWrittenAndRead() throws Exception {
        assertThat(result("moves_much")).isEqualTo(true);
        assertThat(Files.size(directory.resolve("output/big"))).isEqualTo(10_240_000);
    }

    @Test
    void aSingleFileCanBeGranted() {
        assertThat(result("has_one_file")).isEqualTo(List.of("input", List.of("in.txt"), false));
    }

    @Test
    void grantsHaveModesAndOtherPlaces() {
        assertThat(result("has_objects_and_other_places")).isEqualTo(List.of("input", "built", false));
    }

    @Test
    void theWholeProjectIsSeenWithoutCacheAndBuildOutput() {
        assertThat(result("has_the_project"))
                .isEqualTo(List.of(List.of("build", "data", "lib", "output", "tmp"), "input"));
    }

    @Test
    void theDirectoryCanBeChanged() {
        assertThat(result("changes_its_directory")).isEqualTo(List.of("/data", "input"));
    }

    @Test
    void aTaskThatWasGrantedNothingSeesNothing() {
        var envelope = new Project(directory)
                .file("data/in.txt", "x")
                .call(Tasks.of("def main():\n    import os\n    return sorted(os.listdir('/'))\n"), "main");
        assertThat(envelope.toMap()).containsEntry("result", List.of("lib", "tmp"));
    }
}
