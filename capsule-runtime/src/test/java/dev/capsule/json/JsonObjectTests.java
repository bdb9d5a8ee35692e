/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonObjectTests {

    private final JsonObject object = JsonObject.of(Json.parse("""
                    {"text": "a", "int": 1, "long": 5000000000, "flag": true, "none": null,
                     "texts": ["a", "b"], "mixed": ["a", 1], "objects": [{"x": 1}], "object": {"y": 2}}
                    """), "the answer");

    @Test
    void readsMembersByType() {
        assertThat(object.string("text")).isEqualTo("a");
        assertThat(object.string("none", "b")).isEqualTo("b");
        assertThat(object.integer("int")).isEqualTo(1);
        assertThat(object.integer("missing", 7)).isEqualTo(7);
        assertThat(object.longInteger("long")).isEqualTo(5_000_000_000L);
        assertThat(object.longInteger("int")).isEqualTo(1);
        assertThat(object.bool("flag")).isTrue();
        assertThat(object.strings("texts")).containsExactly("a", "b");
        assertThat(object.objects("objects").get(0).integer("x")).isEqualTo(1);
        assertThat(object.object("object").integer("y")).isEqualTo(2);
        assertThat(object.has("none")).isTrue();
        assertThat(object.has("missing")).isFalse();
    }

    @Test
    void namesAMemberOfTheWrongType() {
        assertThatThrownBy(() -> object.string("int")).hasMessage("\"int\" in the answer is not a text");
        assertThatThrownBy(() -> object.integer("long")).hasMessage("\"long\" in the answer is not a whole number");
        assertThatThrownBy(() -> object.longInteger("text")).hasMessage("\"text\" in the answer is not a whole number");
        assertThatThrownBy(() -> object.bool("missing")).hasMessage("\"missing\" in the answer is not true or false");
        assertThatThrownBy(() -> object.strings("mixed"))
                .hasMessage("\"mixed\" in the answer is not an array of texts");
        assertThatThrownBy(() -> object.objects("texts"))
                .hasMessage("an element of \"texts\" in the answer is not a JSON object");
        assertThatThrownBy(() -> object.object("none")).hasMessage("\"none\" in the answer is not a JSON object");
        assertThatThrownBy(() -> JsonObject.of("text", "the answer")).hasMessage("the answer is not a JSON object");
    }
}
