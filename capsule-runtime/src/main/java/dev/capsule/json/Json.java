/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes JSON as plain Java values: {@code null}, {@link Boolean}, {@link Number}, {@link String},
 * {@link java.util.List} and {@link java.util.Map} in the order of the text.
 */
public final class Json {

    /** How deep arrays and objects may nest, which bounds the host's stack. */
    public static final int MAX_DEPTH = 900;

    private static final int MAX_STRING_CHARS = 256 * 1024 * 1024;
    private static final int MAX_NUMBER_CHARS = 10_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING_CHARS)
                            .maxNumberLength(MAX_NUMBER_CHARS)
                            .build())
                    .streamWriteConstraints(StreamWriteConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH + 16)
                            .build())
                    .build())
            .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private Json() {}

    /**
     * Reads one JSON value.
     *
     * @throws JsonFormatException when the text is not one JSON value, repeats a member or nests too deep
     */
    public static @Nullable Object parse(String text) {
        try {
            return MAPPER.readValue(text, Object.class);
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
        try {
            return MAPPER.readValue(utf8, Object.class);
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
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JacksonException e) {
            throw new JsonFormatException(describe(e), e);
        }
    }

    /** Writes a value as one line of UTF-8 JSON; see {@link #write(Object)}. */
    public static byte[] writeBytes(@Nullable Object value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    private static String describe(JacksonException e) {
        var location = e.getLocation();
        var where = location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        return e.getOriginalMessage() + where;
    }
}
