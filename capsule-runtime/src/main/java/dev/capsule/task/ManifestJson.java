/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.task;

import dev.capsule.CapsuleException;
import dev.capsule.json.Json;
import dev.capsule.json.JsonFormatException;
import dev.capsule.json.JsonObject;
import dev.capsule.policy.PolicyFormatException;
import dev.capsule.source.SourcePosition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The manifest's JSON form. */
public final class ManifestJson {

    /** The version of the form; a module with another one is refused. */
    private static final int VERSION = 2;

    private ManifestJson() {}

    /** Writes a manifest for the custom section. */
    public static byte[] write(Manifest manifest) {
        var map = new LinkedHashMap<String, Object>();
        map.put("version", VERSION);
        map.put("language", manifest.language());
        map.put("guest", manifest.guest());
        map.put("entry", manifest.entry());
        map.put("sources", manifest.sources());
        map.put("tasks", manifest.tasks().stream().map(ManifestJson::taskMap).toList());
        return Json.writeBytes(map);
    }

    static Manifest read(byte[] json, String origin) {
        try {
            var object = JsonObject.of(Json.parse(json), "the manifest");
            var version = object.integer("version");
            if (version != VERSION) {
                throw new CapsuleException(origin + " has a manifest of version " + version + ", this Capsule reads "
                        + VERSION + ": build it again");
            }
            return new Manifest(
                    object.string("language"),
                    object.string("guest"),
                    object.string("entry"),
                    object.strings("sources"),
                    object.objects("tasks").stream().map(ManifestJson::task).toList());
        } catch (JsonFormatException | PolicyFormatException | IllegalArgumentException e) {
            throw new CapsuleException(origin + " has an unreadable manifest: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> taskMap(TaskDescriptor task) {
        var map = new LinkedHashMap<String, Object>();
        map.put("name", task.name());
        map.put("function", task.function());
        map.put("module", task.module());
        map.put("path", task.position().path());
        map.put("line", task.position().line());
        map.put("column", task.position().column());
        map.put("doc", task.doc());
        map.put("policy", PolicyJson.map(task.policy()));
        map.put(
                "parameters",
                task.parameters().stream().map(ManifestJson::parameterMap).toList());
        return map;
    }

    private static Map<String, Object> parameterMap(Parameter parameter) {
        var map = new LinkedHashMap<String, Object>();
        map.put("name", parameter.name());
        map.put("kind", parameter.kind());
        map.put("required", parameter.required());
        return map;
    }

    private static TaskDescriptor task(JsonObject task) {
        return new TaskDescriptor(
                task.string("name"),
                task.string("function"),
                task.string("module"),
                new SourcePosition(task.string("path"), task.integer("line"), task.integer("column")),
                task.string("doc"),
                PolicyJson.read(task.object("policy")),
                parameters(task.objects("parameters")));
    }

    /** Reads parameters as the guest reports them and the manifest keeps them. */
    public static List<Parameter> parameters(List<JsonObject> parameters) {
        return parameters.stream()
                .map(parameter ->
                        new Parameter(parameter.string("name"), parameter.string("kind"), parameter.bool("required")))
                .toList();
    }
}
