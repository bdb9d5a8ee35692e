/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Checks what users see of the goals' parameters, in the descriptor that the build generated. */
class PluginDescriptorTests {

    private static Document descriptor;

    @BeforeAll
    static void readDescriptor() throws Exception {
        try (var stream = PluginDescriptorTests.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            descriptor =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
        }
    }

    @Test
    void offersItsGoalsUnderThePrefixCapsule() {
        assertThat(text(descriptor.getDocumentElement(), "goalPrefix")).isEqualTo("capsule");
        assertThat(mojos().stream().map(mojo -> text(mojo, "goal")))
                .containsExactlyInAnyOrder("build", "test-build", "run", "exec", "help");
    }

    @Test
    void marksEveryGoalAsThreadSafe() {
        assertThat(mojos())
                .allSatisfy(mojo -> assertThat(text(mojo, "threadSafe"))
                        .as(text(mojo, "goal"))
                        .isEqualTo("true"));
    }

    @Test
    void runsWithoutPom() {
        assertThat(mojos().stream()
                        .filter(mojo -> text(mojo, "requiresProject").equals("false"))
                        .map(mojo -> text(mojo, "goal")))
                .containsExactlyInAnyOrder("build", "run", "exec", "help");
    }

    @Test
    void keepsEveryPropertyNameInOneClass() throws Exception {
        var names = new ArrayList<String>();
        for (Field field : PropertyNames.class.getFields()) {
            names.add((String) field.get(null));
        }

        assertThat(properties()).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void tellsTheDefaultAndTheCommandLineFormOfEveryParameter() {
        for (var mojo : ownMojos()) {
            for (var parameter : elements(mojo, "parameter")) {
                if (text(parameter, "editable").equals("true")) {
                    assertThat(text(parameter, "description"))
                            .as(text(mojo, "goal") + ": " + text(parameter, "name"))
                            .contains("On the command line: ");
                }
            }
        }
    }

    private static List<String> properties() {
        return ownMojos().stream()
                .flatMap(mojo -> elements(
                        (Element) mojo.getElementsByTagName("configuration").item(0), "*")
                        .stream())
                .map(Element::getTextContent)
                .filter(text -> text.startsWith("${capsule.") || text.startsWith("${maven."))
                .map(text -> text.substring(2, text.length() - 1))
                .distinct()
                .toList();
    }

    private static List<Element> ownMojos() {
        return mojos().stream()
                .filter(mojo -> !text(mojo, "goal").equals("help"))
                .toList();
    }

    private static List<Element> mojos() {
        return elements(descriptor.getDocumentElement(), "mojo");
    }

    private static List<Element> elements(Element parent, String name) {
        var nodes = parent.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .toList();
    }

    private static String text(Element parent, String name) {
        var nodes = elements(parent, name);
        return nodes.isEmpty() ? "" : nodes.get(0).getTextContent();
    }
}
