/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose members are read with the type that they must have: what comes from outside is checked where it
 * is used.
 */
public final class JsonObject {

    private final Map<?, ?> members;
    private final String what;

    private JsonObject(Map<?, ?> members, String what) {
        this.members = members;
        this.what = what;
    }

    /**
     * Wraps a parsed value.
     *
     * @param what how messages name the object
     * @throws IllegalArgumentException when the value is not an object
     */
    public static JsonObject of(@Nullable Object value, String what) {
        if (value instanceof Map<?, ?> members) {
            return new JsonObject(members, what);
        }
        throw new IllegalArgumentException(what + " is not a JSON object");
    }

    /** Returns whether there is a member of this name, even {@code null}. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** Returns a member as it is. */
    public @Nullable Object value(String name) {
        return members.get(name);
    }

    /** Returns a text. */
    public String string(String name) {
        return typed(name, String.class, "a text");
    }

    /** Returns a text, or the given one when there is none. */
    public String string(String name, String absent) {
        return members.get(name) == null ? absent : string(name);
    }

    /** Returns a whole number of 32 bits. */
    public int integer(String name) {
        return typed(name, Integer.class, "a whole number");
    }

    /** Returns a whole number of 32 bits, or the given one when there is none. */
    public int integer(String name, int absent) {
        return members.get(name) == null ? absent : integer(name);
    }

    /** Returns a whole number of 64 bits. */
    public long longInteger(String name) {
        var number = typed(name, Number.class, "a whole number");
        if (number instanceof Integer || number instanceof Long) {
            return number.longValue();
        }
        throw mismatch(name, "a whole number");
    }

    /** Returns a boolean. */
    public boolean bool(String name) {
        return typed(name, Boolean.class, "true or false");
    }

    /** Returns an array of texts. */
    public List<String> strings(String name) {
        return array(name).stream()
                .map(element -> {
                    if (element instanceof String text) {
                        return text;
                    }
                    throw mismatch(name, "an array of texts");
                })
                .toList();
    }

    /** Returns an array of objects. */
    public List<JsonObject> objects(String name) {
        return array(name).stream()
                .map(element -> of(element, "an element of \"" + name + "\" in " + what))
                .toList();
    }

    /** Returns an array of any values. */
    public List<?> array(String name) {
        return typed(name, List.class, "an array");
    }

    /** Returns an object. */
    public JsonObject object(String name) {
        return of(members.get(name), "\"" + name + "\" in " + what);
    }

    /** Returns the members as they are; keys are texts. */
    @SuppressWarnings("unchecked")
    public Map<String, @Nullable Object> members() {
        return (Map<String, @Nullable Object>) members;
    }

    private <T> T typed(String name, Class<T> type, String expected) {
        var value = members.get(name);
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw mismatch(name, expected);
    }

    private IllegalArgumentException mismatch(String name, String expected) {
        return new IllegalArgumentException("\"" + name + "\" in " + what + " is not " + expected);
    }
}
