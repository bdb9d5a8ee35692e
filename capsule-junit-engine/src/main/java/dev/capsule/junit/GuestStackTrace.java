/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.GuestFrame;
import dev.capsule.source.SourcePosition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Guest frames as consoles and IDEs know them: {@code module.function(file.py:12)}. */
final class GuestStackTrace {

    private final SourceDirectories directories;

    GuestStackTrace(SourceDirectories directories) {
        this.directories = directories;
    }

    /** Returns the frames in Java's order, the innermost first. */
    List<StackTraceElement> of(List<GuestFrame> traceback) {
        var elements = new ArrayList<StackTraceElement>();
        traceback.forEach(frame -> elements.add(element(frame.path(), frame.line(), frame.function())));
        Collections.reverse(elements);
        return elements;
    }

    StackTraceElement at(SourcePosition position, String function) {
        return element(position.path(), position.line(), function);
    }

    private StackTraceElement element(String path, int line, String function) {
        var module = directories.label(path).replace('/', '.');
        var file = path.substring(path.lastIndexOf('/') + 1);
        return new StackTraceElement(module, function, file, line > 0 ? line : -1);
    }
}
