/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.policy.FileGrant;
import dev.capsule.sandbox.files.HostMount;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds on the host what a task was granted. Messages reach tasks, so that they hold no path but the written one. */
final class GrantedFiles {

    private final HostAccess access;

    GrantedFiles(HostAccess access) {
        this.access = access;
    }

    /**
     * Returns what is to be mounted for a task; a mount of the run's counts more than a grant for the same place.
     *
     * @throws AccessException when something that was granted is not there or is outside the project
     */
    List<HostMount> find(List<FileGrant> grants) {
        Map<String, FileGrant> byGuestPath = new LinkedHashMap<>();
        grants.forEach(grant -> byGuestPath.put(grant.guestPath(), grant));
        access.mounts().forEach(grant -> byGuestPath.put(grant.guestPath(), grant));
        return byGuestPath.isEmpty() ? List.of() : mounts(byGuestPath.values());
    }

    private List<HostMount> mounts(Collection<FileGrant> grants) {
        Path project;
        try {
            project = access.projectDirectory().toRealPath();
        } catch (IOException e) {
            throw new AccessException("no file can be granted: the project directory does not exist");
        }
        var mounts = new ArrayList<HostMount>();
        for (var grant : grants) {
            mounts.add(mount(project, grant));
        }
        return mounts;
    }

    private static HostMount mount(Path project, FileGrant grant) {
        try {
            var real = project.resolve(grant.path()).toRealPath();
            var guestPath = Arrays.stream(grant.guestPath().split("/"))
                    .filter(name -> !name.isEmpty())
                    .toList();
            if (!real.startsWith(project)) {
                throw denied(grant, "it is outside the project directory");
            }
            return HostMount.of(project, real, guestPath, grant.mode() == FileGrant.Mode.READ_WRITE);
        } catch (NoSuchFileException e) {
            throw denied(grant, "there is no such file or directory in the project directory; create it first");
        } catch (FileSystemException | InvalidPathException e) {
            throw denied(grant, "the host cannot open it");
        } catch (IOException e) {
            throw denied(grant, "it is neither a file nor a directory");
        } catch (UnsupportedOperationException e) {
            throw denied(grant, "this operating system has no way to keep a task inside a directory; use Linux");
        }
    }

    private static AccessException denied(FileGrant grant, String why) {
        return new AccessException("\"" + grant.path() + "\" cannot be granted: " + why);
    }
}
