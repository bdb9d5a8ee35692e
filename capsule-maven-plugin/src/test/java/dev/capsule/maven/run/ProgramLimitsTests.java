/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.policy.TaskPolicy;
import java.time.Duration;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class ProgramLimitsTests {

    @Test
    void takesTheDefaultsOfTasks() throws Exception {
        var limits = new ProgramLimits(null, null, null);

        assertThat(limits.any()).isFalse();
        assertThat(limits.policy()).isEqualTo(TaskPolicy.DEFAULT);
    }

    @Test
    void readsEachLimit() throws Exception {
        var limits = new ProgramLimits("LOW", "64MB", "1m 30s");

        assertThat(limits.any()).isTrue();
        assertThat(limits.policy()).isEqualTo(TaskPolicy.limits(100_000_000, 64 << 20, Duration.ofSeconds(90), 0));
    }

    @Test
    void namesThePropertyThatIsWrong() {
        assertThatThrownBy(() -> new ProgramLimits(null, "64 apples", null).policy())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("capsule.ram: \"64 apples\" is not a size: use a number and a unit, such as \"64MB\","
                        + " \"1.5GiB\" or \"512KB\"");
    }
}
