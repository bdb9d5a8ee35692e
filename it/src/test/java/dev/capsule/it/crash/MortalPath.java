/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.crash;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A path that belongs to a {@link MortalFileSystem}; all else is another path's business. */
record MortalPath(Path real, FileSystem fileSystem) implements InvocationHandler {

    static Path wrap(Path real, FileSystem fileSystem) {
        return (Path) Proxy.newProxyInstance(
                MortalPath.class.getClassLoader(), new Class<?>[] {Path.class}, new MortalPath(real, fileSystem));
    }

    static Iterator<Path> wrapAll(Iterator<?> names, FileSystem fileSystem) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return names.hasNext();
            }

            @Override
            public Path next() {
                return wrap((Path) names.next(), fileSystem);
            }
        };
    }

    static Path unwrap(Path path) {
        return Proxy.isProxyClass(path.getClass()) ? ((MortalPath) Proxy.getInvocationHandler(path)).real : path;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("getFileSystem")) {
            return fileSystem;
        }
        var unwrapped = arguments == null ? new Object[0] : arguments.clone();
        for (var i = 0; i < unwrapped.length; i++) {
            unwrapped[i] = unwrapped[i] instanceof Path path ? unwrap(path) : unwrapped[i];
        }
        try {
            return wrapResult(method.invoke(real, unwrapped));
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private @Nullable Object wrapResult(@Nullable Object result) {
        if (result instanceof Path path) {
            return wrap(path, fileSystem);
        }
        return result instanceof Iterator<?> names ? wrapAll(names, fileSystem) : result;
    }
}
