/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.CapsuleException;
import dev.capsule.policy.EnvironmentName;
import dev.capsule.policy.FileGrant;
import dev.capsule.policy.Grants;
import dev.capsule.policy.HostPattern;
import dev.capsule.policy.TaskPolicy;
import dev.capsule.source.SourcePosition;
import java.time.Duration;
import java.util.List;

/**
 * Reads any bytes as a manifest: it is read or refused by name; what is read grants nothing that cannot be granted, and
 * is the same once written.
 */
public final class ManifestTarget {

    private ManifestTarget() {}

    /** Returns a manifest that has all that manifests have. */
    public static Manifest example() {
        var grants = new Grants(
                List.of(FileGrant.parse("./data:ro"), FileGrant.parse("out::/o")),
                List.of(HostPattern.parse("*.example.com:8443")),
                List.of(EnvironmentName.parse("API_KEY")));
        var task = new TaskDescriptor(
                "main",
                "main",
                "a",
                new SourcePosition("a.py", 7, 1),
                "Does it.",
                new TaskPolicy(100, 64 << 20, Duration.ofSeconds(1), 2, grants, true),
                List.of(new Parameter("rows", "positional", true)));
        return new Manifest("python", "0123", "a.py", List.of("a.py"), List.of(task));
    }

    /** The coverage-guided fuzzer calls this. */
    public static void fuzzerTestOneInput(byte[] input) {
        isRefused(input);
    }

    static boolean isRefused(byte[] json) {
        Manifest read;
        try {
            read = ManifestJson.read(json, "a.wasm");
        } catch (CapsuleException e) {
            assertThat(e.getMessage()).startsWith("a.wasm has ");
            return true;
        }
        read.tasks().forEach(task -> assertSound(task.policy()));
        assertThat(ManifestJson.read(ManifestJson.write(read), "a.wasm")).isEqualTo(read);
        return false;
    }

    private static void assertSound(TaskPolicy policy) {
        assertThat(policy.fuel()).isPositive();
        assertThat(policy.ramBytes()).isPositive();
        assertThat(policy.timeout()).isPositive();
        assertThat(policy.maxRetries()).isNotNegative();
        assertThat(policy.grants().files()).allSatisfy(grant -> {
            assertThat(FileGrant.parse(grant.toString())).isEqualTo(grant);
            assertThat(grant.path().split("/")).doesNotContain("..");
        });
    }
}
