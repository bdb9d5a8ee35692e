/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.run;

import dev.capsule.CapsuleException;
import dev.capsule.compile.CompileException;
import dev.capsule.compile.ModuleExport;
import dev.capsule.compile.SingleFile;
import dev.capsule.guest.BuildTools;
import dev.capsule.guest.GuestLanguages;
import dev.capsule.sandbox.OutputListener;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Builds one file that is in no project, and leaves the module beside it. */
public final class SingleFileBuild {

    private final Path file;
    private final GuestLanguages languages;
    private final BuildTools tools;
    private final OutputListener output;
    private final Log log;

    /**
     * Creates a build.
     *
     * @param tools what the build lends the language
     * @param output hears what the file's top-level code prints
     */
    public SingleFileBuild(Path file, GuestLanguages languages, BuildTools tools, OutputListener output, Log log) {
        this.file = file;
        this.languages = languages;
        this.tools = tools;
        this.output = output;
        this.log = log;
    }

    /**
     * Builds the file, whether or not it changed.
     *
     * @throws MojoFailureException when the file is broken
     * @throws MojoExecutionException when it cannot be read, or the module cannot be written
     */
    public void run() throws MojoFailureException, MojoExecutionException {
        try {
            var result = SingleFile.compile(file, languages, tools, output);
            result.warnings().forEach(warning -> log.warn(warning.toString()));
            var module = ModuleExport.writeBesideSource(file, result.module());
            log.info(file.getFileName() + ": built " + module.getFileName());
        } catch (CompileException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (CapsuleException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }
}
