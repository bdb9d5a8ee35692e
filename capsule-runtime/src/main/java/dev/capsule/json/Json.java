/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.json;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads and writes JSON as plain Java values: {@code null}, {@link Boolean}, {@link Number}, {@link String},
 * {@link java.util.List} and {@link java.util.Map} in the order of the text; of a member that is
 * there twice, the last value.
 */
public final class Json {

    /** How deep arrays and objects may nest, which bounds the host's stack. */
    public static final int MAX_DEPTH = 900;

    private static final int MAX_STRING_CHARS = 256 * 1024 * 1024;
    private static final int MAX_NUMBER_CHARS = 10_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING_CHARS)
                    .maxNumberLength(MAX_NUMBER_CHARS)
                    .build())
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH + 16)
                    .build())
            .build();

    private Json() {}

    /**
     * Reads one JSON value.
     *
     * @throws JsonFormatException when the text is not one JSON value or nests too deep
     */
    public static @Nullable Object parse(String text) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new JsonReading(parser).whole();
        } catch (JacksonException e) {
            throw new JsonFormatException(describe(e), e);
        }
    }

    /**
     * Reads one JSON value from UTF-8.
     *
     * @throws JsonFormatException as {@link #parse(String)} does
     */
    public static @Nullable Object parse(byte[] utf8) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), utf8)) {
            return new JsonReading(parser).whole();
        } catch (JacksonException e) {
            throw new JsonFormatException(describe(e), e);
        }
    }

    /**
     * Writes a value as one line of JSON.
     *
     * @throws JsonFormatException when the value nests deeper than {@link #MAX_DEPTH} or has no JSON form
     */
    public static String write(@Nullable Object value) {
        var text = new StringWriter();
        try (var generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            new JsonWriting(generator).value(value);
        } catch (JacksonException e) {
            throw new JsonFormatException(describe(e), e);
        }
        return text.toString();
    }

    /** Writes a value as one line of UTF-8 JSON; see {@link #write(Object)}. */
    public static byte[] writeBytes(@Nullable Object value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    private static String describe(JacksonException e) {
        return e.getOriginalMessage() + at(e.getLocation());
    }

    static String at(@Nullable TokenStreamLocation place) {
        return place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }
}
