/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Defines compiled classes from memory, each when it is first needed. */
final class MemoryClassLoader extends ClassLoader {

    private final Map<String, byte[]> classes;

    MemoryClassLoader(Map<String, byte[]> classes) {
        super(MemoryClassLoader.class.getClassLoader());
        this.classes = new ConcurrentHashMap<>(classes);
    }

    /** Its own classes come first: an earlier build of the same guest may be on the class path. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (classes.containsKey(name)) {
                return findClass(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.remove(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
