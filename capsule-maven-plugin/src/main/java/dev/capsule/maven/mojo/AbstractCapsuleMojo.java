/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.mojo;

import dev.capsule.guest.BuildTools;
import dev.capsule.guest.GuestLanguages;
import dev.capsule.maven.build.MavenArtifacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.RemoteRepository;

/** What every goal that compiles needs of Maven. */
abstract class AbstractCapsuleMojo extends AbstractMojo {

    /** Where tools of languages are looked for. */
    @Parameter(defaultValue = "${project.remotePluginRepositories}", readonly = true, required = true)
    List<RemoteRepository> toolRepositories;

    /** The running build. */
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    /** Maven's own resolver. */
    @Inject
    RepositorySystem repositorySystem;

    /** What this build lends a language: its properties, those of the command line first, and its repositories. */
    final BuildTools tools() {
        var properties = new HashMap<String, String>();
        addAll(properties, session.getSystemProperties());
        if (session.getCurrentProject() != null) {
            addAll(properties, session.getCurrentProject().getProperties());
        }
        addAll(properties, session.getUserProperties());
        var artifacts =
                new MavenArtifacts(repositorySystem, session.getRepositorySession(), toolRepositories, getLog());
        return new BuildTools(properties, artifacts);
    }

    /** Finds the languages among the plugin and its dependencies: a user adds one by adding its jar to the plugin. */
    static GuestLanguages languages() {
        return GuestLanguages.load(AbstractCapsuleMojo.class.getClassLoader());
    }

    private static void addAll(Map<String, String> to, Properties from) {
        from.stringPropertyNames().forEach(name -> to.put(name, from.getProperty(name)));
    }
}
