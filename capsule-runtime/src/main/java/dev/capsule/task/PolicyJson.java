/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.task;

import dev.capsule.json.JsonObject;
import dev.capsule.policy.EnvironmentName;
import dev.capsule.policy.FileGrant;
import dev.capsule.policy.Grants;
import dev.capsule.policy.HostPattern;
import dev.capsule.policy.TaskPolicy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A policy's JSON form in the manifest. A module may come from anywhere, so that every entry is checked again. */
final class PolicyJson {

    private PolicyJson() {}

    static Map<String, Object> map(TaskPolicy policy) {
        var map = new LinkedHashMap<String, Object>();
        map.put("fuel", policy.fuel());
        map.put("ram_bytes", policy.ramBytes());
        map.put("timeout_ns", policy.timeout().toNanos());
        map.put("max_retries", policy.maxRetries());
        map.put(
                "allowed_files",
                policy.grants().files().stream().map(PolicyJson::fileMap).toList());
        map.put("allowed_hosts", texts(policy.grants().hosts()));
        map.put("env_variables", texts(policy.grants().environment()));
        map.put("deterministic", policy.deterministic());
        return map;
    }

    /**
     * Reads a policy.
     *
     * @throws IllegalArgumentException when a member is missing, of the wrong type or out of range
     * @throws dev.capsule.policy.PolicyFormatException when an entry grants what cannot be granted
     */
    static TaskPolicy read(JsonObject policy) {
        return new TaskPolicy(
                positive(policy, "fuel"),
                positive(policy, "ram_bytes"),
                Duration.ofNanos(positive(policy, "timeout_ns")),
                retries(policy),
                new Grants(
                        policy.objects("allowed_files").stream()
                                .map(PolicyJson::file)
                                .toList(),
                        policy.strings("allowed_hosts").stream()
                                .map(HostPattern::parse)
                                .toList(),
                        policy.strings("env_variables").stream()
                                .map(EnvironmentName::parse)
                                .toList()),
                policy.bool("deterministic"));
    }

    private static Map<String, Object> fileMap(FileGrant grant) {
        var map = new LinkedHashMap<String, Object>();
        map.put("path", grant.path());
        map.put("guest_path", grant.guestPath());
        map.put("mode", grant.mode().longName());
        return map;
    }

    private static FileGrant file(JsonObject file) {
        var mode = FileGrant.Mode.parse(file.string("mode"));
        return FileGrant.of(file.string("path"), file.string("guest_path"), mode);
    }

    private static List<String> texts(List<?> entries) {
        return entries.stream().map(Object::toString).toList();
    }

    private static long positive(JsonObject policy, String name) {
        var value = policy.longInteger(name);
        if (value <= 0) {
            throw new IllegalArgumentException("\"" + name + "\" is not positive");
        }
        return value;
    }

    private static int retries(JsonObject policy) {
        var value = policy.integer("max_retries");
        if (value < 0) {
            throw new IllegalArgumentException("\"max_retries\" is negative");
        }
        return value;
    }
}
