/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What Surefire wrote down about the tests of a project. */
public final class SurefireReports {

    private final Map<String, String> outcomes = new TreeMap<>();
    private final Map<String, String> messages = new TreeMap<>();

    private SurefireReports() {}

    /** Reads the reports of a project. */
    public static SurefireReports of(File projectDirectory)
            throws IOException, SAXException, ParserConfigurationException {
        var reports = new SurefireReports();
        var directory = projectDirectory.toPath().resolve("target/surefire-reports");
        try (var files = Files.newDirectoryStream(directory, "TEST-*.xml")) {
            for (var file : files) {
                var document = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(file.toFile());
                var cases = document.getElementsByTagName("testcase");
                for (var i = 0; i < cases.getLength(); i++) {
                    reports.add((Element) cases.item(i));
                }
            }
        }
        return reports;
    }

    /** Returns {@code passed}, {@code failure}, {@code error} or {@code skipped} for each test, by name. */
    public Map<String, String> outcomes() {
        return outcomes;
    }

    /** Returns the message of a test that did not pass. */
    public String message(String test) {
        return messages.getOrDefault(test, "");
    }

    private void add(Element testCase) {
        var name = testCase.getAttribute("name");
        var outcome = "passed";
        for (var kind : new String[] {"failure", "error", "skipped"}) {
            var elements = testCase.getElementsByTagName(kind);
            if (elements.getLength() > 0) {
                outcome = kind;
                messages.put(name, ((Element) elements.item(0)).getAttribute("message"));
            }
        }
        outcomes.put(name, outcome);
    }
}
