/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.source;

import java.util.Arrays;
import java.util.Optional;

/** The segments of a source map, by generated line and column. */
final class Mappings {

    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int DIGIT_BITS = 5;
    private static final int DIGIT_MASK = 31;
    private static final int CONTINUES = 32;
    private static final int MOST_SHIFT = 30;
    /** Generated column, source, line and column. */
    private static final int FIELDS = 4;
    /** What a segment without a source has in place of its number. */
    private static final int NO_SOURCE = -1;

    private final String text;
    private int position;
    private int[] segments = new int[1024];
    private int count;
    private int[] lineStarts = new int[256];
    private int lines;

    private Mappings(String text) {
        this.text = text;
    }

    /**
     * A piece of a source file; everything counts from 0.
     *
     * @param source its number in the map
     */
    record Segment(int source, int line, int column) {}

    /** Hears of every piece, in the order of the generated program; everything counts from 0. */
    interface Listener {
        void piece(int line, int column, Segment original);
    }

    /** @throws IllegalArgumentException when the text is no list of mappings */
    static Mappings decode(String text) {
        var mappings = new Mappings(text);
        mappings.read();
        return mappings;
    }

    /** Finds the segment that a generated place is in, all counted from 0. */
    Optional<Segment> find(int line, int column) {
        if (line < 0 || line >= lines) {
            return Optional.empty();
        }
        var first = lineStarts[line];
        var last = line + 1 < lines ? lineStarts[line + 1] : count;
        var found = NO_SOURCE;
        while (first < last) {
            var middle = (first + last) >>> 1;
            if (segments[middle * FIELDS] <= column) {
                found = middle;
                first = middle + 1;
            } else {
                last = middle;
            }
        }
        if (found < 0 || segments[found * FIELDS + 1] < 0) {
            return Optional.empty();
        }
        var at = found * FIELDS;
        return Optional.of(new Segment(segments[at + 1], segments[at + 2], segments[at + 3]));
    }

    void each(Listener listener) {
        for (var line = 0; line < lines; line++) {
            var end = line + 1 < lines ? lineStarts[line + 1] : count;
            for (var at = lineStarts[line] * FIELDS; at < end * FIELDS; at += FIELDS) {
                if (segments[at + 1] >= 0) {
                    listener.piece(
                            line, segments[at], new Segment(segments[at + 1], segments[at + 2], segments[at + 3]));
                }
            }
        }
    }

    private void read() {
        int source = 0;
        int line = 0;
        int column = 0;
        while (position <= text.length()) {
            startLine();
            int generated = 0;
            while (position < text.length() && text.charAt(position) != ';') {
                if (text.charAt(position) == ',') {
                    position++;
                    continue;
                }
                generated += number();
                if (atEnd()) {
                    add(generated, NO_SOURCE, 0, 0);
                    continue;
                }
                source += number();
                line += number();
                column += number();
                if (!atEnd()) {
                    number();
                }
                add(generated, source, line, column);
            }
            position++;
        }
    }

    private boolean atEnd() {
        return position >= text.length() || text.charAt(position) == ',' || text.charAt(position) == ';';
    }

    /** Reads a base-64 VLQ: five bits a digit, the least first; the lowest bit of all is the sign. */
    private int number() {
        var value = 0;
        var shift = 0;
        int digit;
        do {
            digit = atEnd() ? -1 : DIGITS.indexOf(text.charAt(position++));
            if (digit < 0 || shift > MOST_SHIFT) {
                throw new IllegalArgumentException("the source map's mappings are damaged at character " + position);
            }
            value |= (digit & DIGIT_MASK) << shift;
            shift += DIGIT_BITS;
        } while ((digit & CONTINUES) != 0);
        return (value & 1) == 0 ? value >>> 1 : -(value >>> 1);
    }

    private void startLine() {
        if (lines == lineStarts.length) {
            lineStarts = Arrays.copyOf(lineStarts, lines * 2);
        }
        lineStarts[lines++] = count;
    }

    private void add(int generated, int source, int line, int column) {
        var at = count * FIELDS;
        if (at == segments.length) {
            segments = Arrays.copyOf(segments, at * 2);
        }
        segments[at] = generated;
        segments[at + 1] = source;
        segments[at + 2] = line;
        segments[at + 3] = column;
        count++;
    }
}
