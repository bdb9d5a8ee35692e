/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.build;

import dev.capsule.guest.BuildTools;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Artifacts from the repositories that a project's plugins come from.
 *
 * @param system Maven's own resolver
 * @param session the build's settings: local repository, mirrors, whether it is offline
 * @param repositories where to look
 * @param log told why an artifact cannot be had
 */
public record MavenArtifacts(
        RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories, Log log)
        implements BuildTools.Artifacts {

    /** Copies the list of repositories. */
    public MavenArtifacts {
        repositories = List.copyOf(repositories);
    }

    @Override
    public Optional<Path> file(String coordinates) {
        var request = new ArtifactRequest(new DefaultArtifact(coordinates), repositories, null);
        try {
            return Optional.of(system.resolveArtifact(session, request)
                    .getArtifact()
                    .getFile()
                    .toPath());
        } catch (ArtifactResolutionException e) {
            log.debug(coordinates + " cannot be had: " + e.getMessage());
            return Optional.empty();
        }
    }
}
