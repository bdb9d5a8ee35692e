/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.run.BudgetKey;
import dev.capsule.run.RunBudget;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class BudgetPropertiesTests {

    private final BudgetProperties configured = new BudgetProperties(RunBudget.DEFAULT.withDepth(3));

    @Test
    void whatIsNotGivenStaysAsItIsConfigured() throws Exception {
        assertThat(configured.set(BudgetKey.MAX_DEPTH, "capsule.max-depth", null))
                .isEqualTo(configured);
    }

    @Test
    void whatIsGivenCountsMore() throws Exception {
        var budget = configured
                .set(BudgetKey.MAX_DEPTH, "capsule.max-depth", " 4 ")
                .set(BudgetKey.MAX_RAM, "capsule.max-ram", "1GB")
                .budget();

        assertThat(budget).isEqualTo(RunBudget.DEFAULT.withDepth(4).withMemoryBytes(1L << 30));
    }

    @Test
    void namesThePropertyThatIsWrong() {
        assertThatThrownBy(() -> configured.set(BudgetKey.MAX_CALLS, "capsule.max-calls", "many"))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("capsule.max-calls: max_calls must be a whole number from 1 to 1000000, not many");
        assertThatThrownBy(() -> configured.set(BudgetKey.MAX_COMPUTE, "capsule.max-compute", "0"))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("capsule.max-compute: compute \"0\" is not a compute level: use \"LOW\", \"MEDIUM\","
                        + " \"HIGH\" or a positive number of fuel units");
    }
}
