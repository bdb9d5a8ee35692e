/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import java.util.Locale;

/** This machine, as npm names it: {@code linux-x64}, {@code darwin-arm64}, {@code win32-x64}. */
final class Platform {

    private Platform() {}

    static String name() {
        return system() + "-" + processor();
    }

    static boolean isWindows() {
        return system().equals("win32");
    }

    /** The path of esbuild's program in its package. */
    static String program() {
        return isWindows() ? "esbuild.exe" : "bin/esbuild";
    }

    private static String system() {
        var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return "win32";
        }
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static String processor() {
        var name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x64";
            case "aarch64" -> "arm64";
            case "x86", "i386" -> "ia32";
            default -> name;
        };
    }
}
