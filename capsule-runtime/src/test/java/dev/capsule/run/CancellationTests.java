/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class CancellationTests {

    private final Cancellation cancellation = new Cancellation();
    private final ArrayList<String> heard = new ArrayList<>();

    @Test
    void tellsListenersOfBeforeAndAfter() {
        cancellation.onCancel(() -> heard.add("before"));
        cancellation.cancel();
        cancellation.onCancel(() -> heard.add("after"));

        assertThat(heard).containsExactly("before", "after");
        assertThat(cancellation.isCancelled()).isTrue();
    }

    @Test
    void forgetsRemovedListeners() {
        cancellation.onCancel(() -> heard.add("removed")).close();
        cancellation.cancel();

        assertThat(heard).isEmpty();
    }
}
