/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.compile.FileReport.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build is killed before each of its steps in turn; the next one's output is that of a build that never was. */
class BuildCrashTests {

    /** For how many JVMs there is time; {@code -Dcapsule.test.kills=200} takes some minutes. */
    private static final int KILLS = Integer.getInteger("capsule.test.kills", 2);

    @TempDir
    Path directory;

    private CrashProject first;
    private CrashProject second;
    private CrashProject project;
    private Map<String, Integer> firstResults;
    private Map<String, Integer> secondResults;

    @BeforeEach
    void buildWithoutCrash() throws IOException {
        first = new CrashProject(directory.resolve("first")).sources(1);
        first.build();
        firstResults = first.results();
        second = new CrashProject(directory.resolve("second")).sources(2);
        second.build();
        secondResults = second.results();
        project = new CrashProject(directory.resolve("project"));
    }

    private boolean crashAfter(int steps) throws IOException {
        project.become(first);
        var counted = Steps.dyingAfter(steps);
        try {
            project.sources(2).build(counted);
        } catch (Steps.Dead e) {
            assertThat(counted.isDead()).isTrue();
            return true;
        }
        return false;
    }

    @Test
    void theNextBuildIsRightAfterEveryStepAndBuildsWhatIsLeft() throws IOException {
        var built = new ArrayList<Long>();
        for (int steps = 0; crashAfter(steps); steps++) {
            built.add(project.build().count(Status.BUILT));

            assertThat(project.results()).as("after %d steps", steps).isEqualTo(secondResults);
        }
        assertThat(built)
                .isSortedAccordingTo(Comparator.reverseOrder())
                .containsSequence(1L, 1L)
                .endsWith(0L);
    }

    /** As after switching branches: what the killed build had made already must not count. */
    @Test
    void theNextBuildOfTheOldSourcesIsRightAfterEveryStep() throws IOException {
        for (int steps = 0; crashAfter(steps); steps++) {
            project.sources(1).build();

            assertThat(project.results()).as("after %d steps", steps).isEqualTo(firstResults);
        }
    }

    @Test
    void aJvmIsKilled() throws Exception {
        int all = 0;
        while (crashAfter(all)) {
            all++;
        }
        var random = new Random(1);
        for (int kill = 0; kill < KILLS; kill++) {
            int steps = random.nextInt(all);
            project.become(first);
            assertThat(KilledBuild.run(project.sources(2), steps)).isEqualTo(137);
            int version = 1 + random.nextInt(2);
            project.sources(version).build();

            assertThat(project.results())
                    .as("after %d steps, version %d", steps, version)
                    .isEqualTo(version == 1 ? firstResults : secondResults);
        }
    }
}
