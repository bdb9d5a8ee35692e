/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.wat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A piece of a text: a word, a string or a list in parentheses. */
sealed interface Node {
    /** A keyword, name or number. */
    record Word(String text) implements Node {}

    /** A quoted string. */
    record Text(List<Byte> bytes) implements Node {
        String utf8() {
            return new String(array(), StandardCharsets.UTF_8);
        }

        byte[] array() {
            byte[] array = new byte[bytes.size()];
            for (int i = 0; i < array.length; i++) {
                array[i] = bytes.get(i);
            }
            return array;
        }
    }

    /** A list. */
    record Nodes(List<Node> all) implements Node {}

    /** Returns whether this is a list that begins with a word. */
    default boolean isList(String word) {
        return this instanceof Nodes list
                && !list.all().isEmpty()
                && list.all().get(0).isWord(word);
    }

    /** Returns whether this is a certain word. */
    default boolean isWord(String word) {
        return this instanceof Word it && it.text().equals(word);
    }

    /** Returns the nodes of a text; comments are left out. */
    static List<Node> parse(String text) {
        Matcher tokens = Pattern.compile("\\s+|;;[^\n]*|[()]|\"((?:[^\"\\\\]|\\\\.)*)\"|[^\\s()\"]+")
                .matcher(text);
        List<List<Node>> open = new ArrayList<>();
        open.add(new ArrayList<>());
        while (tokens.find()) {
            String token = tokens.group();
            if (token.isBlank() || token.startsWith(";;")) {
                continue;
            }
            switch (token.charAt(0)) {
                case '(' -> open.add(new ArrayList<>());
                case ')' -> {
                    Node list = new Nodes(open.remove(open.size() - 1));
                    open.get(open.size() - 1).add(list);
                }
                case '"' -> open.get(open.size() - 1).add(string(tokens.group(1)));
                default -> open.get(open.size() - 1).add(new Word(token));
            }
        }
        if (open.size() != 1) {
            throw new IllegalArgumentException("Unbalanced parentheses");
        }
        return open.get(0);
    }

    private static Text string(String escaped) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.charAt(i) == '\\') {
                out.write(Integer.parseInt(escaped, i + 1, i + 3, 16));
                i += 2;
            } else {
                out.writeBytes(escaped.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        List<Byte> bytes = new ArrayList<>();
        for (byte each : out.toByteArray()) {
            bytes.add(each);
        }
        return new Text(bytes);
    }
}
