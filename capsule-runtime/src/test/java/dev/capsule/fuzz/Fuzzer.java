/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Runs the coverage-guided fuzzer, Jazzer, on one target after the other, each in a JVM of its own. What it finds is left
 * in the directory {@code found} and named in its output; what it learns, in {@code corpus}, from which a later run goes on.
 */
public final class Fuzzer {

    private static final String MAIN_CLASS = "com.code_intelligence.jazzer.Jazzer";
    private static final int INPUT_BYTES = 4096;

    private Fuzzer() {}

    /**
     * Fuzzes.
     *
     * @param arguments the directory to work in, and the seconds for each target
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var directory = Path.of(arguments[0]).toAbsolutePath();
        var targets = new ArrayList<>(Seeds.all().keySet());
        targets.sort(Comparator.comparing(Class::getSimpleName));
        var crashed = new ArrayList<String>();
        for (var target : targets) {
            var corpus = directory.resolve("corpus").resolve(target.getSimpleName());
            Seeds.write(target, corpus);
            System.out.println("Fuzzing " + target.getSimpleName());
            if (run(command(target, arguments[1], corpus), Files.createDirectories(directory.resolve("found"))) != 0) {
                crashed.add(target.getSimpleName());
            }
        }
        if (!crashed.isEmpty()) {
            System.err.println("Found inputs that crash " + crashed + ": see " + directory.resolve("found")
                    + ", and make a test of each below src/test/resources/fuzz");
            System.exit(1);
        }
    }

    private static List<String> command(Class<?> target, String seconds, Path corpus) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                MAIN_CLASS,
                "--target_class=" + target.getName(),
                "--instrumentation_includes=dev.capsule.**:org.tomlj.**",
                "-max_total_time=" + seconds,
                "-max_len=" + INPUT_BYTES,
                // what is slow at first is the instrumentation of classes
                "-timeout=120",
                "-report_slow_units=120",
                "-print_final_stats=1",
                corpus.toString());
    }

    private static int run(List<String> command, Path directory) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .inheritIO()
                .start()
                .waitFor();
    }
}
