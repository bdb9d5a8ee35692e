/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Makes values of tokens. Jackson's own mapper does the same, but starting it is what a build in a fresh JVM would spend
 * most of its time on.
 */
final class JsonReading {

    private final JsonParser parser;

    JsonReading(JsonParser parser) {
        this.parser = parser;
    }

    /** The one value of the text. */
    @Nullable
    Object whole() {
        var first = parser.nextToken();
        if (first == null) {
            throw wrong("there is no value");
        }
        var value = value(first);
        if (parser.nextToken() != null) {
            throw wrong("something follows the value");
        }
        return value;
    }

    private @Nullable Object value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw wrong("unexpected " + token);
        };
    }

    private Map<String, @Nullable Object> object() {
        var object = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            object.put(name, value(parser.nextToken()));
        }
        return object;
    }

    private List<@Nullable Object> array() {
        var array = new ArrayList<@Nullable Object>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(token));
        }
        return array;
    }

    private JsonFormatException wrong(String message) {
        var place = parser.currentTokenLocation();
        return new JsonFormatException(message + Json.at(place));
    }
}
