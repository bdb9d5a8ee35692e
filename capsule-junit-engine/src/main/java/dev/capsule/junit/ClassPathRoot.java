/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.CapsuleException;
import dev.capsule.source.Problem;
import dev.capsule.source.SourcePosition;
import dev.capsule.task.TaskIndex;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A directory of the class path that holds task modules. Jars are left out: the tasks of a dependency are not tests of
 * the project.
 *
 * @param directory the directory itself
 * @param entries what its index lists
 */
record ClassPathRoot(Path directory, List<TaskIndex.Entry> entries) {

    /** Reads the index of every such directory, in the order of the class path. */
    static List<ClassPathRoot> readAll(ProjectLayout layout) {
        try {
            var roots = new ArrayList<ClassPathRoot>();
            for (URL index : Collections.list(layout.classLoader().getResources(TaskIndex.RESOURCE))) {
                if (index.getProtocol().equals("file")) {
                    roots.add(read(index, layout));
                }
            }
            return roots;
        } catch (IOException | URISyntaxException e) {
            throw new CapsuleException("cannot search the class path for " + TaskIndex.RESOURCE + ": " + e, e);
        }
    }

    Path modules() {
        return directory.resolve(TaskIndex.DIRECTORY);
    }

    boolean isBelow(Path parent) {
        return directory.startsWith(FilePaths.real(parent));
    }

    private static ClassPathRoot read(URL location, ProjectLayout layout) throws URISyntaxException {
        var index = FilePaths.real(Path.of(location.toURI()));
        var directory = index.resolve("../../..").normalize();
        try {
            return new ClassPathRoot(directory, TaskIndex.read(location).entries());
        } catch (CapsuleException e) {
            var path = FilePaths.relative(layout.directory(), index);
            var problem = Problem.error(new SourcePosition(path, 1, 1), e.getMessage() + ": build the project again");
            return new ClassPathRoot(directory, List.of(new TaskIndex.Entry(path, null, List.of(problem))));
        }
    }
}
