/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * A path of the guest's as plain names below the root.
 *
 * @param names the names, none of them {@code .} or {@code ..}
 * @param isDirectory whether it was written so that only a directory can be meant
 */
record GuestPath(List<String> names, boolean isDirectory) {

    private static final int LONGEST = 4096;

    /** Resolves a path from a directory. It is refused when it is absolute or leaves the root. */
    static GuestPath resolve(List<String> base, String path) {
        if (path.length() > LONGEST) {
            throw Errno.NAMETOOLONG.failure();
        }
        if (path.indexOf('\0') >= 0) {
            throw Errno.INVAL.failure();
        }
        if (path.isEmpty()) {
            throw Errno.NOENT.failure();
        }
        if (path.startsWith("/")) {
            throw Errno.NOTCAPABLE.failure();
        }
        List<String> names = new ArrayList<>(base);
        String last = "";
        for (String name : path.split("/", -1)) {
            last = name;
            if (name.equals("..")) {
                if (names.isEmpty()) {
                    throw Errno.NOENT.failure();
                }
                names.remove(names.size() - 1);
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return new GuestPath(List.copyOf(names), last.isEmpty() || last.equals(".") || last.equals(".."));
    }

    /** A number that stands for the file: the same for the same path. */
    long inode() {
        return inode(names);
    }

    static long inode(List<String> names) {
        long hash = 1;
        for (String name : names) {
            hash = hash * 0x5851F42D4C957F2DL + name.hashCode() + 1;
        }
        return hash;
    }
}
