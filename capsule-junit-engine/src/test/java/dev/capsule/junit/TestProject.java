/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.policy.TaskPolicy;
import dev.capsule.source.Problem;
import dev.capsule.source.SourcePosition;
import dev.capsule.task.Manifest;
import dev.capsule.task.ManifestJson;
import dev.capsule.task.Parameter;
import dev.capsule.task.TaskDescriptor;
import dev.capsule.task.TaskIndex;
import dev.capsule.task.TaskModule;
import dev.capsule.wasm.WasmModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A project as the build leaves it: sources, and modules that hold nothing but their manifests. */
final class TestProject {

    private static final byte[] EMPTY_WASM = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private final Path directory;
    private final Map<String, List<TaskIndex.Entry>> roots = new LinkedHashMap<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    final FakePrograms programs = new FakePrograms();

    TestProject(Path directory) {
        this.directory = FilePaths.real(directory);
    }

    /** The project of most tests: a main file, a test file, and a file in a directory. */
    static TestProject sample(Path directory) {
        return new TestProject(directory)
                .file(
                        "target/test-classes",
                        "src/test/capsule/test_sales.py",
                        task("test_total", 4),
                        task("test_tax", 9))
                .file("target/classes", "src/main/capsule/analysis.py", task("analyze", 7), task("main", 12))
                .file("target/classes", "src/main/capsule/lib/csv_tools.py", task("read", 3));
    }

    static TaskDescriptor task(String name, int line, String... requiredParameters) {
        return new TaskDescriptor(
                name,
                name,
                "",
                new SourcePosition("", line, 1),
                "",
                TaskPolicy.DEFAULT,
                Arrays.stream(requiredParameters)
                        .map(parameter -> new Parameter(parameter, "positional", true))
                        .toList());
    }

    Path directory() {
        return directory;
    }

    Path path(String relative) {
        return directory.resolve(relative);
    }

    /** Adds a source file and its module. */
    TestProject file(String root, String source, TaskDescriptor... tasks) {
        write(directory.resolve(source), new byte[0]);
        return module(root, source, tasks);
    }

    /** Adds a module whose source is not there. */
    TestProject module(String root, String source, TaskDescriptor... tasks) {
        var relative = source.substring(source.indexOf("capsule/") + "capsule/".length(), source.lastIndexOf('.'));
        var located = Arrays.stream(tasks)
                .map(task -> new TaskDescriptor(
                        task.name(),
                        task.function(),
                        relative.replace('/', '.'),
                        new SourcePosition(source, task.position().line(), 1),
                        task.doc(),
                        task.policy(),
                        task.parameters()))
                .toList();
        var manifest = new Manifest("python", "test", source, List.of(source), located);
        write(
                directory.resolve(root).resolve(TaskIndex.DIRECTORY).resolve(relative + ".wasm"),
                WasmModule.parse(EMPTY_WASM)
                        .withCustomSection(TaskModule.MANIFEST_SECTION, ManifestJson.write(manifest))
                        .toByteArray());
        return entry(root, new TaskIndex.Entry(source, relative + ".wasm", List.of()));
    }

    /** Adds a source file that the build could not compile. */
    TestProject broken(String root, String source, Problem... problems) {
        write(directory.resolve(source), new byte[0]);
        return entry(root, new TaskIndex.Entry(source, null, List.of(problems)));
    }

    TestProject write(String path, String text) {
        write(directory.resolve(path), text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    CapsuleTestEngine engine() {
        return engine(directory);
    }

    CapsuleTestEngine engine(Path projectDirectory) {
        var stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new CapsuleTestEngine(
                () -> new ProjectLayout(classLoader(), projectDirectory), programs, () -> new Console(stream, stream));
    }

    EngineTestKit.Builder kit() {
        return EngineTestKit.engine(engine());
    }

    /** What the tests have printed, to either stream. */
    String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private ClassLoader classLoader() {
        var urls = roots.keySet().stream()
                .map(root -> url(directory.resolve(root)))
                .toArray(URL[]::new);
        return new URLClassLoader(urls, TestProject.class.getClassLoader());
    }

    private TestProject entry(String root, TaskIndex.Entry entry) {
        var entries = roots.computeIfAbsent(root, key -> new ArrayList<>());
        entries.add(entry);
        write(directory.resolve(root).resolve(TaskIndex.RESOURCE), new TaskIndex(entries).toJson());
        return this;
    }

    private static URL url(Path directory) {
        try {
            return directory.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
