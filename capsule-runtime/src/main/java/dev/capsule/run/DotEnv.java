/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads {@code .env} files: lines of {@code NAME=value}, with {@code export} before them or without. A value in single
 * quotes is taken as it is; in double quotes {@code \\n}, {@code \\r}, {@code \\t}, {@code \\"} and {@code \\\\} have their
 * usual meaning; both may have several lines. A value without quotes ends before {@code #} that follows a space. Nothing
 * is substituted.
 */
final class DotEnv {

    private static final Pattern NAME =
            Pattern.compile("[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*=[ \\t]*");
    private static final Pattern BLANK = Pattern.compile("[ \\t]*(?:#[^\\n]*)?(?:\\n|$)");
    private static final Pattern PLAIN = Pattern.compile("[^\\n]*");

    private final String file;
    private final String text;
    private final Map<String, String> values = new HashMap<>();
    private int position;

    private DotEnv(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * Reads a file.
     *
     * @param file how messages name it
     * @throws AccessException when a line is something else; the message does not repeat it, because it may be a secret
     */
    static Map<String, String> parse(String file, String text) {
        var reader = new DotEnv(file, text.replace("\r\n", "\n"));
        reader.read();
        return reader.values;
    }

    private void read() {
        while (position < text.length()) {
            if (!skip(BLANK)) {
                readVariable();
            }
        }
    }

    private boolean skip(Pattern pattern) {
        var matcher = pattern.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        position = matcher.end();
        return true;
    }

    private void readVariable() {
        var matcher = NAME.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            throw wrong(position, "expected NAME=value, a comment after # or an empty line");
        }
        position = matcher.end();
        values.put(matcher.group(1), readValue());
    }

    private String readValue() {
        var quote = position < text.length() ? text.charAt(position) : '\n';
        if (quote != '"' && quote != '\'') {
            return plain();
        }
        var start = position++;
        var value = new StringBuilder();
        while (true) {
            if (position >= text.length()) {
                throw wrong(start, "the quote is never closed");
            }
            var c = text.charAt(position++);
            if (c == quote) {
                break;
            }
            value.append(c == '\\' && quote == '"' ? escaped() : c);
        }
        if (!skip(BLANK)) {
            throw wrong(position, "only a comment may follow the closing quote");
        }
        return value.toString();
    }

    private String plain() {
        var matcher = PLAIN.matcher(text).region(position, text.length());
        matcher.lookingAt();
        position = Math.min(text.length(), matcher.end() + 1);
        var value = matcher.group();
        var comment = value.startsWith("#") ? 0 : value.replace('\t', ' ').indexOf(" #");
        return (comment < 0 ? value : value.substring(0, comment)).strip();
    }

    private String escaped() {
        if (position >= text.length()) {
            return "";
        }
        var c = text.charAt(position++);
        return switch (c) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '"', '\\' -> String.valueOf(c);
            default -> "\\" + c;
        };
    }

    private AccessException wrong(int place, String message) {
        var before = text.substring(0, place);
        var line = before.chars().filter(c -> c == '\n').count() + 1;
        var column = place - before.lastIndexOf('\n');
        return new AccessException(file + ":" + line + ":" + column + ": " + message);
    }
}
