/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.fuzz;

import dev.capsule.config.ConfigTarget;
import dev.capsule.run.HostCallTarget;
import dev.capsule.source.SourceMapTarget;
import dev.capsule.task.ManifestJson;
import dev.capsule.task.ManifestTarget;
import dev.capsule.wasm.ModuleTarget;
import dev.capsule.wasm.generator.ModuleGenerator;
import dev.capsule.wasm.metering.Metering;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the coverage-guided fuzzer starts from: inputs that are right. */
final class Seeds {

    private static final int MODULES = 40;

    private static final List<String> CONFIGURATIONS = List.of(
            ConfigTarget.EXAMPLE,
            "tasks.default_timeout = '''1m 30s'''\ntasks.default_env_variables = [\"A\\u0042\", 'C']\n");

    private static final List<String> CALLS = List.of("""
            {"op":"task","module":"a","task":"none","args":[1,"a"],"kwargs":{"k":null}}
            {"op":"http","method":"GET","url":"http://nowhere.invalid/","headers":[["a","b"]],"body":"eA==","timeout_ms":1,"redirect":"follow"}
            {"op":"start","call":{"op":"task","module":"a","task":"none","args":[],"kwargs":{}}}
            {"op":"wait","handles":[1],"timeout_ms":null}""", """
            {"op":"start","call":{"op":"http","method":"POST","url":"https://[::1]:1/","headers":[],"body":null,"timeout_ms":null,"redirect":"error"}}
            {"op":"wait","handles":[],"timeout_ms":100}
            {"op":"cancel","handles":[1]}
            {"op":"wait","handles":[1,2],"timeout_ms":0}""");

    private static final List<String> SOURCE_MAPS = List.of("""
            {"version":3,"sources":["../a.ts","b.ts"],"sourcesContent":["let a;",null],"names":["a"],\
            "mappings":"AAAA,SAASA,EAAE;AACF;;CCDT"}""");

    private Seeds() {}

    /** Returns the classes of all targets, with what each starts from. */
    static Map<Class<?>, List<byte[]>> all() {
        var modules = new ArrayList<byte[]>();
        for (int seed = 0; seed < MODULES; seed++) {
            var module = ModuleGenerator.generate(seed);
            modules.add((seed % 2 == 0 ? module : Metering.instrument(module)).toByteArray());
        }
        return Map.of(
                ConfigTarget.class,
                bytes(CONFIGURATIONS),
                ManifestTarget.class,
                List.of(ManifestJson.write(ManifestTarget.example())),
                HostCallTarget.class,
                bytes(CALLS),
                SourceMapTarget.class,
                bytes(SOURCE_MAPS),
                ModuleTarget.class,
                modules);
    }

    private static List<byte[]> bytes(List<String> texts) {
        return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /** Writes what a target starts from to a directory. */
    static void write(Class<?> target, Path directory) throws IOException {
        Files.createDirectories(directory);
        var seeds = all().getOrDefault(target, List.of());
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(directory.resolve("seed-" + i), seeds.get(i));
        }
    }
}
