/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.compile.ModuleExport;
import dev.capsule.compile.SingleFile;
import dev.capsule.guest.GuestLanguages;
import dev.capsule.it.Readme;
import dev.capsule.sandbox.OutputListener;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Java code, which is compiled and run in a JVM of its own, because what it names is in the working directory. */
final class JavaCode implements SnippetRun {

    private static final String REPORT = """
            from capsule import task

            @task
            def report():
                return open("/input/sales.txt").read()
            """;

    @Override
    public boolean runs(Snippet snippet) {
        return snippet.language().equals("java");
    }

    @Override
    public void run(Snippet snippet, Path directory) throws Exception {
        var readme = Readme.in(new File(".."));
        readme.create("hello.py", directory.toFile());
        Files.writeString(directory.resolve("words.py"), readme.file("src/main/capsule/words.py"));
        build(directory.resolve("words.py"));
        Files.writeString(directory.resolve("report.py"), REPORT);
        var archive = Files.createDirectories(directory.resolve("sales/archive"));
        Files.writeString(archive.resolve("sales.txt"), "many");

        var code =
                snippet.text().replace("/srv/sales", directory.resolve("sales").toString());

        assertThat(print(directory, code, "envelope", "counts", "report"))
                .isEqualTo("Hello from Capsule!\n{to=2, be=2, or=1, not=1}\nmany\n");
    }

    private static void build(Path source) throws Exception {
        var languages = GuestLanguages.load(JavaCode.class.getClassLoader());
        ModuleExport.writeBesideSource(
                source,
                SingleFile.compile(source, languages, OutputListener.NONE).module());
        Files.delete(source);
    }

    /** Runs code that sets variables, and returns the results in them. */
    private static String print(Path directory, String code, String... variables) throws Exception {
        var program = new StringBuilder("import dev.capsule.*;\nimport java.nio.file.*;\nimport java.util.*;\n"
                + "class Program {\npublic static void main(String[] args) {\n" + code);
        for (var variable : variables) {
            program.append("System.out.println(" + variable + ".result());\n");
        }
        var file = Files.writeString(directory.resolve("Program.java"), program + "}\n}\n");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        file.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
