/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.ErrorType;
import dev.capsule.maven.PropertyNames;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks that the README tells the truth, as far as that can be checked without running it. */
class ReadmeTests {

    private static final File ROOT = new File("..");
    private static final Pattern ELEMENT_WITH_TEXT = Pattern.compile("<[\\w.]+>[^<\\s][^<]*</");
    private static final Pattern LINK = Pattern.compile("]\\(([^):#]+)\\)");

    private Readme readme;

    @BeforeEach
    void read() throws IOException {
        readme = Readme.in(ROOT);
    }

    @Test
    void showsThePomOfTheQuickStart() throws IOException {
        assertThat(readme.file("pom.xml")).isEqualTo(Files.readString(Path.of("quickstart/pom.xml")));
    }

    @Test
    void needsAtMostTwentyLinesOfPom() {
        assertThat(readme.file("pom.xml")
                        .lines()
                        .filter(line -> ELEMENT_WITH_TEXT.matcher(line).find()))
                .hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void usesTheVersionOfThisBuild() throws IOException {
        var version = Pattern.compile("<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        assertThat(readme.file("pom.xml")).contains("<version>" + version + "</version>");
        assertThat(Pattern.compile("capsule-maven-plugin:([^:]+):")
                        .matcher(readme.text())
                        .results()
                        .map(match -> match.group(1)))
                .isNotEmpty()
                .containsOnly(version);
    }

    @Test
    void namesEveryProperty() throws IllegalAccessException {
        for (var field : PropertyNames.class.getFields()) {
            assertThat(readme.text()).contains((String) field.get(null));
        }
    }

    @Test
    void namesEveryTypeOfError() {
        for (var type : ErrorType.values()) {
            assertThat(readme.text()).contains("| `" + type.wireName() + "` |");
        }
    }

    @Test
    void linksToWhatExists() {
        var links = LINK.matcher(readme.text()).results().map(match -> match.group(1));

        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(new File(ROOT, link)).exists());
    }
}
