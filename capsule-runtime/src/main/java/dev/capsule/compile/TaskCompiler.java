/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import dev.capsule.engine.GuestFailure;
import dev.capsule.engine.GuestInstance;
import dev.capsule.engine.GuestProgram;
import dev.capsule.engine.InstanceOptions;
import dev.capsule.engine.Limits;
import dev.capsule.json.Json;
import dev.capsule.json.JsonObject;
import dev.capsule.policy.TaskPolicy;
import dev.capsule.sandbox.OutputListener;
import dev.capsule.source.Problem;
import dev.capsule.source.SourcePosition;
import dev.capsule.task.Deflated;
import dev.capsule.task.ManifestJson;
import dev.capsule.task.TaskModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compiles one source file: imports it in a fresh guest, lets the host check what its tasks declare, and writes the
 * guest's memory as a task module. The user's top-level code runs in the sandbox, with no grants.
 */
public final class TaskCompiler {

    /** What a file's top-level code may use while it is loaded: HIGH compute, 1 GiB, one minute. */
    private static final Limits LOAD_LIMITS = new Limits(50_000_000_000L, 1L << 30, 60_000);

    private static final byte[] REFUSED = Json.writeBytes(
            Map.of("refused", "a task cannot be called while its file is imported: call it from inside a task"));

    private final TaskPolicy defaults;
    private final OutputListener output;

    /**
     * Creates a compiler.
     *
     * @param defaults what counts where a task states nothing
     * @param output hears what top-level code prints
     */
    TaskCompiler(TaskPolicy defaults, OutputListener output) {
        this.defaults = defaults;
        this.output = output;
    }

    /**
     * Compiles a source file.
     *
     * @throws CompileException when the file cannot be imported or declares something wrong
     */
    CompiledFile compile(GuestSources sources) {
        var options = InstanceOptions.builder(LOAD_LIMITS)
                .hostCall(request -> REFUSED)
                .output(output)
                .build();
        try (var instance = GuestProgram.of(sources.language().image()).instantiate(options)) {
            var response = load(instance, sources);
            if (!response.string("status").equals("loaded")) {
                throw new CompileException(List.of(LoadFailure.problem(sources, response)));
            }
            return finish(instance, sources, response);
        }
    }

    private JsonObject load(GuestInstance instance, GuestSources sources) {
        try {
            return JsonObject.of(Json.parse(instance.load(request(sources))), "the guest's answer");
        } catch (GuestFailure e) {
            var position = new SourcePosition(sources.entry().path(), 1, 1);
            throw new CompileException(
                    List.of(Problem.error(position, "importing the file did not end well: " + e.getMessage())));
        }
    }

    private static byte[] request(GuestSources sources) {
        var request = new LinkedHashMap<String, Object>();
        request.put("entry", sources.entry().module());
        request.put("files", sources.files().stream().map(TaskCompiler::fileMap).toList());
        return Json.writeBytes(request);
    }

    private static Map<String, Object> fileMap(SourceFile file) {
        var map = new LinkedHashMap<String, Object>();
        map.put("module", file.module());
        map.put("path", file.path());
        map.put("source", file.text());
        return map;
    }

    private CompiledFile finish(GuestInstance instance, GuestSources sources, JsonObject response) {
        var declarations =
                new DeclarationReader(sources, defaults, instance.usage().peakMemoryBytes());
        var manifest = declarations.read(response, sources.imported(response.strings("imported")));
        var warnings = Stream.concat(sources.warnings().stream(), declarations.warnings().stream())
                .toList();
        if (manifest.entryTasks().isEmpty()) {
            return new CompiledFile(manifest, null, warnings);
        }
        var sections = new TreeMap<String, byte[]>();
        sections.put(TaskModule.MANIFEST_SECTION, ManifestJson.write(manifest));
        if (sources.map() != null) {
            sections.put(
                    TaskModule.SOURCE_MAP_SECTION, Deflated.of(sources.map().toJson()));
        }
        return new CompiledFile(manifest, instance.writeModule(sections), warnings);
    }
}
