/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import dev.capsule.compile.BuildState.FileState;
import dev.capsule.compile.FileReport.Status;
import dev.capsule.compile.SourceTree.Located;
import dev.capsule.config.ProjectConfig;
import dev.capsule.engine.GuestProgram;
import dev.capsule.policy.TaskPolicy;
import dev.capsule.source.Problem;
import dev.capsule.source.SourcePosition;
import dev.capsule.task.TaskIndex;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Builds the task modules of a source directory that are not up to date, and removes those whose source is gone. What
 * a module depends on is hashed: its language's guest image, what the project states for all tasks, the names of all files it could import, and the contents
 * of those it did import.
 */
public final class IncrementalBuild {

    private final BuildRequest request;
    private final TaskPolicy defaults;
    private final List<FileReport> reports = new ArrayList<>();
    private final Map<String, FileState> next = new TreeMap<>();
    private final BuildLog log;
    private final BuildState previous;

    private IncrementalBuild(BuildRequest request) {
        this.request = request;
        this.defaults = ProjectConfig.read(request.projectDirectory()).taskDefaults();
        this.log = BuildLog.open(request.stateFile());
        this.previous = log.previous();
    }

    /**
     * Builds a directory.
     *
     * @throws CompileException when files are broken and the request says that this fails the build; good files were
     *     built nevertheless
     * @throws dev.capsule.config.ConfigException when the project's {@code capsule.toml} is wrong
     * @throws dev.capsule.CapsuleException when a file cannot be read or written
     */
    public static BuildReport run(BuildRequest request) {
        return new IncrementalBuild(request).run();
    }

    private BuildReport run() {
        var tree = new SourceTree(request.projectDirectory(), request.languages());
        var directories = new ArrayList<List<Located>>();
        directories.add(tree.read(request.sourceDirectory()));
        request.libraryDirectories().forEach(directory -> directories.add(tree.read(directory)));

        var sources = directories.get(0);
        // whether a known file has changed is not known before it has been bundled
        sources.stream()
                .filter(source -> !previous.files().containsKey(source.file().path()))
                .map(source -> source.language().image())
                .distinct()
                .forEach(GuestProgram::prepare);
        var modules = new HashMap<String, String>();
        for (var source : sources) {
            var visible = SourceTree.visible(source.language(), directories);
            build(source, visible, previous.files().get(source.file().path()), modules);
        }
        removeOrphans();
        if (!sources.isEmpty() || !previous.files().isEmpty()) {
            log.close(new BuildState(next));
            OutputFiles.writeIfChanged(request.outputDirectory().resolve("index.json"), index().toJson());
        }
        var report = new BuildReport(reports);
        if (request.brokenFiles() == BuildRequest.BrokenFiles.FAIL && report.count(Status.BROKEN) > 0) {
            throw new CompileException(report.problems(Problem.Severity.ERROR));
        }
        return report;
    }

    private void build(
            Located source, List<SourceFile> visible, @Nullable FileState last, Map<String, String> modules) {
        var start = System.nanoTime();
        var path = source.file().path();
        var module = moduleFile(source.relativePath());
        var taken = modules.putIfAbsent(module, path);
        Status status;
        FileState state;
        try {
            var sources = GuestSources.of(source, visible, request.projectDirectory(), request.tools());
            if (last != null && isUpToDate(sources, last)) {
                status = last.isBroken() ? Status.BROKEN : Status.UP_TO_DATE;
                state = last;
            } else {
                state = taken == null ? compile(sources, module) : clash(sources, taken, module);
                log.note(path, state);
                status = state.isBroken() ? Status.BROKEN : Status.BUILT;
            }
        } catch (CompileException e) {
            OutputFiles.delete(request.outputDirectory().resolve(module));
            status = Status.BROKEN;
            state = new FileState("", List.of(), null, 0, e.problems());
        }
        next.put(path, state);
        var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        reports.add(new FileReport(path, status, state.tasks(), state.problems(), millis));
    }

    private boolean isUpToDate(GuestSources sources, FileState last) {
        var module = last.module();
        return last.key().equals(sources.key(defaults, last.imported()))
                && (module == null
                        || Files.isRegularFile(request.outputDirectory().resolve(module)));
    }

    private FileState compile(GuestSources sources, String module) {
        var output = request.outputDirectory().resolve(module);
        log.note(sources.entry().path(), FileState.unfinished(module));
        try {
            var compiled = new TaskCompiler(defaults, request.output()).compile(sources);
            var manifest = compiled.manifest();
            var bytes = compiled.module();
            if (bytes == null) {
                OutputFiles.delete(output);
            } else {
                OutputFiles.write(output, bytes);
            }
            return new FileState(
                    sources.key(defaults, manifest.sources()),
                    manifest.sources(),
                    bytes == null ? null : module,
                    manifest.entryTasks().size(),
                    compiled.warnings());
        } catch (CompileException e) {
            OutputFiles.delete(output);
            return broken(sources, e.problems());
        }
    }

    private FileState clash(GuestSources sources, String taken, String module) {
        var message = "this file and " + taken + " would both be built to " + module + ": rename one of them";
        return broken(
                sources,
                List.of(Problem.error(new SourcePosition(sources.entry().path(), 1, 1), message)));
    }

    /** How far a broken file got is not known: it depends on everything that it could import. */
    private FileState broken(GuestSources sources, List<Problem> problems) {
        var all = sources.files().stream().map(SourceFile::path).toList();
        return new FileState(sources.key(defaults, all), all, null, 0, problems);
    }

    private void removeOrphans() {
        var kept = next.values().stream().map(FileState::module).toList();
        previous.files().forEach((path, state) -> {
            var module = state.module();
            if (module != null && !kept.contains(module)) {
                OutputFiles.delete(request.outputDirectory().resolve(module));
            }
            if (!next.containsKey(path)) {
                reports.add(new FileReport(path, Status.REMOVED, 0, List.of(), 0));
            }
        });
    }

    private TaskIndex index() {
        return new TaskIndex(next.entrySet().stream()
                .filter(entry ->
                        entry.getValue().module() != null || entry.getValue().isBroken())
                .map(entry ->
                        new TaskIndex.Entry(entry.getKey(), entry.getValue().module(), errors(entry.getValue())))
                .toList());
    }

    private static List<Problem> errors(FileState state) {
        return state.isBroken() ? state.problems() : List.of();
    }

    private static String moduleFile(String relativePath) {
        return relativePath.substring(0, relativePath.lastIndexOf('.')) + ".wasm";
    }
}
