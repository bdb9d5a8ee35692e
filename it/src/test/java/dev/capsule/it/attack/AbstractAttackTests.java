/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.attack;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A host that is attacked, made once for all tests of a class. */
abstract class AbstractAttackTests {

    static Victim victim;

    @BeforeAll
    static void makeVictim(@TempDir Path directory) {
        victim = new Victim(directory);
    }

    @AfterAll
    static void removeVictim() throws IOException {
        victim.close();
    }
}
