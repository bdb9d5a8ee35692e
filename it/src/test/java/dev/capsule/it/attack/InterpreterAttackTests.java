/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.attack;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Attempts on what a language's interpreter and its SDK are made of: globals, prototypes, modules, code objects. */
class InterpreterAttackTests extends AbstractAttackTests {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "python.csv", delimiter = '|', quoteCharacter = '^')
    void inPython(String attempt, String task, String ending, String code) throws IOException {
        victim.attack(Guest.PYTHON, task, code, ending);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "javascript.csv", delimiter = '|', quoteCharacter = '^')
    void inJavaScript(String attempt, String task, String ending, String code) throws IOException {
        victim.attack(Guest.TYPESCRIPT, task, code, ending);
    }
}
