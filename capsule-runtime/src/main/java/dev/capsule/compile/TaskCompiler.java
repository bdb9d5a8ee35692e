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
import dev.capsule.guest.GuestLanguage;
import dev.capsule.json.Json;
import dev.capsule.json.JsonObject;
import dev.capsule.policy.TaskPolicy;
import dev.capsule.sandbox.OutputListener;
import dev.capsule.source.Problem;
import dev.capsule.source.SourcePosition;
import dev.capsule.task.ManifestJson;
import dev.capsule.task.TaskModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles one source file: imports it in a fresh guest, lets the host check what its tasks declare, and writes the
 * guest's memory as a task module. The user's top-level code runs in the sandbox, with no grants.
 */
public final class TaskCompiler {

    /** What a file's top-level code may use while it is loaded: HIGH compute, 1 GiB, one minute. */
    private static final Limits LOAD_LIMITS = new Limits(50_000_000_000L, 1L << 30, 60_000);

    private static final byte[] REFUSED = Json.writeBytes(
            Map.of("refused", "a task cannot be called while its file is imported: call it from inside a task"));

    private final GuestLanguage language;
    private final TaskPolicy defaults;
    private final OutputListener output;

    /**
     * Creates a compiler.
     *
     * @param defaults what counts where a task states nothing
     * @param output hears what top-level code prints
     */
    public TaskCompiler(GuestLanguage language, TaskPolicy defaults, OutputListener output) {
        this.language = language;
        this.defaults = defaults;
        this.output = output;
    }

    /**
     * Compiles a source file.
     *
     * @param entry the file whose tasks are wanted; one of {@code files}
     * @param files every file that it may import
     * @throws CompileException when the file cannot be imported or declares something wrong
     */
    public CompiledFile compile(SourceFile entry, List<SourceFile> files) {
        var options = InstanceOptions.builder(LOAD_LIMITS)
                .hostCall(request -> REFUSED)
                .output(output)
                .build();
        try (var instance = GuestProgram.of(language.image()).instantiate(options)) {
            var response = load(instance, entry, files);
            if (!response.string("status").equals("loaded")) {
                throw new CompileException(List.of(LoadFailure.problem(entry, response)));
            }
            return finish(instance, entry, files, response);
        }
    }

    private JsonObject load(GuestInstance instance, SourceFile entry, List<SourceFile> files) {
        try {
            return JsonObject.of(Json.parse(instance.load(request(entry, files))), "the guest's answer");
        } catch (GuestFailure e) {
            var position = new SourcePosition(entry.path(), 1, 1);
            throw new CompileException(
                    List.of(Problem.error(position, "importing the file did not end well: " + e.getMessage())));
        }
    }

    private static byte[] request(SourceFile entry, List<SourceFile> files) {
        var request = new LinkedHashMap<String, Object>();
        request.put("entry", entry.module());
        request.put("files", files.stream().map(TaskCompiler::fileMap).toList());
        return Json.writeBytes(request);
    }

    private static Map<String, Object> fileMap(SourceFile file) {
        var map = new LinkedHashMap<String, Object>();
        map.put("module", file.module());
        map.put("path", file.path());
        map.put("source", file.text());
        return map;
    }

    private CompiledFile finish(GuestInstance instance, SourceFile entry, List<SourceFile> files, JsonObject response) {
        var declarations = new DeclarationReader(
                language, defaults, entry, instance.usage().peakMemoryBytes());
        var manifest = declarations.read(response, paths(files, response.strings("imported")));
        if (manifest.entryTasks().isEmpty()) {
            return new CompiledFile(manifest, null, declarations.warnings());
        }
        var bytes = instance.writeModule(Map.of(TaskModule.MANIFEST_SECTION, ManifestJson.write(manifest)));
        return new CompiledFile(manifest, bytes, declarations.warnings());
    }

    private static List<String> paths(List<SourceFile> files, List<String> modules) {
        return files.stream()
                .filter(file -> modules.contains(file.module()))
                .map(SourceFile::path)
                .toList();
    }
}
