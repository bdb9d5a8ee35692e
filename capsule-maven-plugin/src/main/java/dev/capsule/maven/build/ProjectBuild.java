/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.build;

import dev.capsule.CapsuleException;
import dev.capsule.compile.BuildReport;
import dev.capsule.compile.BuildRequest;
import dev.capsule.compile.CompileException;
import dev.capsule.compile.FileReport;
import dev.capsule.compile.IncrementalBuild;
import dev.capsule.compile.ModuleExport;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Builds a source directory as Maven users expect it: told line by line, and failing in Maven's terms. */
public final class ProjectBuild {

    private final BuildRequest request;
    private final Log log;

    /** Creates a build that reports to a log. */
    public ProjectBuild(BuildRequest request, Log log) {
        this.request = request;
        this.log = log;
    }

    /**
     * Builds what is not up to date.
     *
     * @param export whether each module is also copied to where its source is
     * @throws MojoFailureException when a source file is broken and that fails the build
     * @throws MojoExecutionException when a file cannot be read or written
     */
    public void run(boolean export) throws MojoFailureException, MojoExecutionException {
        try {
            tell(IncrementalBuild.run(request));
            if (export) {
                ModuleExport.copyBesideSources(request.outputDirectory(), request.sourceDirectory())
                        .forEach(file -> log.info("exported " + file));
            }
        } catch (CompileException e) {
            throw new MojoFailureException(BuildText.failure(e.problems()), e);
        } catch (CapsuleException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private void tell(BuildReport report) {
        if (report.files().isEmpty()) {
            log.info("no task sources in " + request.sourceDirectory() + " (languages: "
                    + request.languages().names() + ")");
            return;
        }
        report.files().forEach(this::tell);
        log.info(BuildText.summary(report));
    }

    private void tell(FileReport file) {
        if (file.status() == FileReport.Status.UP_TO_DATE) {
            log.debug(BuildText.file(file));
        } else {
            log.info(BuildText.file(file));
        }
        file.problems().forEach(problem -> log.warn(problem.toString()));
    }
}
