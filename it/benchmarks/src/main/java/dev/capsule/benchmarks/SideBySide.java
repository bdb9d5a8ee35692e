/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.benchmarks;

import dev.capsule.run.TaskRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Compares programs in steady state with the same interpreter built natively: rounds of both take turns, so that what
 * else the machine does slows down both. The ratio is the median of the rounds'.
 */
public final class SideBySide {

    private static final int ROUNDS = 7;
    private static final double WARM_UP_SECONDS = 15;
    private static final double ROUND_SECONDS = 1.5;

    private SideBySide() {}

    /**
     * Measures.
     *
     * @param arguments the command that measures one program natively, up to {@code --}; then the programs. The command
     *     is given the seconds that it may take and the program, and the last word it prints is the median in
     *     milliseconds
     */
    public static void main(String[] arguments) {
        var all = Arrays.asList(arguments);
        var end = all.indexOf("--");
        var command = all.subList(0, end);
        System.out.printf("Java %s%n", Runtime.version());
        System.out.printf("%-18s%14s%14s%10s%n", "program", "native, ms", "task, ms", "ratio");
        var ratios = new ArrayList<Double>();
        for (var program : all.subList(end + 1, all.size())) {
            ratios.add(compare(command, program));
        }
        var logs = ratios.stream().mapToDouble(Math::log).average().orElseThrow();
        System.out.printf("%-18s%38.2f%n", "geometric mean", Math.exp(logs));
    }

    private static double compare(List<String> command, String program) {
        var task = Programs.compile(Programs.source(program));
        medianMillis(task, WARM_UP_SECONDS);
        var natives = new double[ROUNDS];
        var tasks = new double[ROUNDS];
        var ratios = new double[ROUNDS];
        for (var i = 0; i < ROUNDS; i++) {
            natives[i] = nativeMillis(command, program);
            tasks[i] = medianMillis(task, ROUND_SECONDS);
            ratios[i] = tasks[i] / natives[i];
        }
        System.out.printf("%-18s%14.2f%14.2f%10.2f%n", program, median(natives), median(tasks), median(ratios));
        return median(ratios);
    }

    private static double medianMillis(TaskRunner task, double seconds) {
        DoubleSupplier once = () -> {
            var start = System.nanoTime();
            Programs.run(task);
            return (System.nanoTime() - start) / 1e6;
        };
        var times = new ArrayList<Double>();
        var end = System.nanoTime() + (long) (seconds * 1e9);
        do {
            times.add(once.getAsDouble());
        } while (System.nanoTime() < end);
        return median(times.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double nativeMillis(List<String> command, String program) {
        var whole = new ArrayList<>(command);
        whole.add(Double.toString(ROUND_SECONDS));
        whole.add(program);
        try {
            var process = new ProcessBuilder(whole)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return Double.parseDouble(printed.substring(printed.lastIndexOf(' ') + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
