/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import dev.capsule.guest.BuildTools;
import dev.capsule.guest.Bundle;
import dev.capsule.guest.BundleRequest;
import dev.capsule.guest.GuestLanguage;
import dev.capsule.guest.SourceBundler;
import dev.capsule.policy.TaskPolicy;
import dev.capsule.source.Origins;
import dev.capsule.source.Problem;
import dev.capsule.source.SourceMap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a guest is given of a file: the file and all that it may import, or the one program that a bundler makes of them.
 *
 * @param language the language
 * @param entry the file whose tasks are wanted; a bundle has its path and module name
 * @param files every file that it may import, itself included
 * @param map where the pieces of a bundle come from; {@code null} when the files are the user's
 * @param bundled the user's files that a bundle is made of; empty when there is none
 * @param warnings what the bundler wants the user to know
 */
record GuestSources(
        GuestLanguage language,
        SourceFile entry,
        List<SourceFile> files,
        @Nullable SourceMap map,
        List<String> bundled,
        List<Problem> warnings) {

    /**
     * Prepares a file.
     *
     * @param visible every file that it may import
     * @throws CompileException when it cannot be bundled
     */
    static GuestSources of(
            SourceTree.Located source, List<SourceFile> visible, Path projectDirectory, BuildTools tools) {
        return source.language()
                .bundler()
                .map(bundler -> bundled(bundler, source, new BundleRequest(source.path(), projectDirectory, tools)))
                .orElseGet(
                        () -> new GuestSources(source.language(), source.file(), visible, null, List.of(), List.of()));
    }

    private static GuestSources bundled(SourceBundler bundler, SourceTree.Located source, BundleRequest request) {
        var bundle = bundler.bundle(request);
        Bundle.Program program = bundle.usable().orElseThrow(() -> new CompileException(bundle.problems()));
        var entry = new SourceFile(source.file().path(), source.file().module(), program.code());
        return new GuestSources(
                source.language(), entry, List.of(entry), program.map(), program.sources(), bundle.problems());
    }

    /** Where the places that the guest names are in the user's files. */
    Origins origins() {
        return map == null ? Origins.SAME : Origins.mapped(entry.path(), map);
    }

    /** The paths of the user's files among the modules that the guest says it imported. */
    List<String> imported(List<String> modules) {
        if (map != null) {
            return bundled;
        }
        return files.stream()
                .filter(file -> modules.contains(file.module()))
                .map(SourceFile::path)
                .toList();
    }

    /**
     * A hash of what a module that is made of this depends on.
     *
     * @param defaults what counts where a task states nothing
     * @param imported the paths of the files that were executed
     */
    String key(TaskPolicy defaults, List<String> imported) {
        var key = BuildKey.of(language, defaults, entry, files, imported);
        return map == null
                ? key
                : new Hashes()
                        .add(key)
                        .add(new String(map.toJson(), StandardCharsets.UTF_8))
                        .hex();
    }
}
