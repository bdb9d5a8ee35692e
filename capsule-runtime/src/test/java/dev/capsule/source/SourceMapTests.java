/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceMapTests {

    /**
     * Line 1 comes from nowhere. Line 2 has three pieces: from column 1 a.ts 1:1, from column 5 nothing, from column 9
     * b.ts 3:7. Line 3 begins, at column 3, with b.ts 2:1.
     */
    private static final String MAPPINGS = ";AAAA,I,ICEM;EADN";

    private static final SourceMap MAP = parse(MAPPINGS, "let a;\n", "one\n  two\nthree and more\n");

    private static SourceMap parse(String mappings, String... contents) {
        return SourceMap.parse(Json.writeBytes(Map.of(
                "version",
                3,
                "sources",
                List.of("a.ts", "b.ts"),
                "sourcesContent",
                List.of(contents),
                "mappings",
                mappings)));
    }

    private static String at(SourceMap map, int line, int column) {
        return map.original(line, column)
                .map(place -> place.position() + " " + place.code())
                .orElse("nowhere");
    }

    @Test
    void findsWhereAPieceComesFrom() {
        assertThat(Stream.of(1, 4, 5, 8, 9, 1000).map(column -> at(MAP, 2, column)))
                .containsExactly(
                        "a.ts:1:1 let a;",
                        "a.ts:1:1 let a;",
                        "nowhere",
                        "nowhere",
                        "b.ts:3:7 three and more",
                        "b.ts:3:7 three and more");
        assertThat(at(MAP, 3, 3)).isEqualTo("b.ts:2:1 two");
    }

    @Test
    void listsThePiecesOfASource() {
        assertThat(MAP.pieces("b.ts"))
                .containsExactly(
                        new SourceMap.Piece(2, 9, new SourcePosition("b.ts", 3, 7)),
                        new SourceMap.Piece(3, 3, new SourcePosition("b.ts", 2, 1)));
        assertThat(MAP.pieces("a.ts")).containsExactly(new SourceMap.Piece(2, 1, new SourcePosition("a.ts", 1, 1)));
        assertThat(MAP.pieces("c.ts")).isEmpty();
    }

    @Test
    void knowsNothingOfWhatIsNotMapped() {
        assertThat(at(MAP, 1, 1)).isEqualTo("nowhere");
        assertThat(at(MAP, 3, 1)).isEqualTo("nowhere");
        assertThat(at(MAP, 4, 1)).isEqualTo("nowhere");
        assertThat(at(MAP, 0, 1)).isEqualTo("nowhere");
        assertThat(at(MAP, Integer.MIN_VALUE, Integer.MIN_VALUE)).isEqualTo("nowhere");
    }

    @Test
    void survivesBeingWrittenAndRead() {
        assertThat(at(SourceMap.parse(MAP.toJson()), 2, 9)).isEqualTo("b.ts:3:7 three and more");
    }

    @Test
    void keepsTheTextThatIsWanted() {
        var renamed = MAP.rename(name -> "src/" + name, name -> name.endsWith("a.ts"));

        assertThat(at(renamed, 2, 1)).isEqualTo("src/a.ts:1:1 let a;");
        assertThat(at(renamed, 2, 9)).isEqualTo("src/b.ts:3:7 ");
        assertThat(renamed.content("src/a.ts")).contains("let a;\n");
        assertThat(renamed.content("src/b.ts")).isEmpty();
        assertThat(renamed.content("c.ts")).isEmpty();
    }

    @Test
    void readsNumbersOfManyDigits() {
        assertThat(at(parse("ACAggggC", "x", ""), 1, 1)).isEqualTo("b.ts:1:1048577 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A!", "AAg", "AA", "AAA,", "gggggggggggggggA"})
    void saysThatMappingsAreDamaged(String mappings) {
        var map = parse(mappings, "");

        assertThatThrownBy(() -> map.original(1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("the source map's mappings are damaged at character \\d+");
    }

    @Test
    void isOfVersionThree() {
        var map = "{\"version\":2,\"sources\":[],\"mappings\":\"\"}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> SourceMap.parse(map)).hasMessage("the source map is of version 2, not 3");
    }

    @Test
    void namesASourceThatIsNotListed() {
        assertThat(at(parse("AEAA"), 1, 1)).isEqualTo("nowhere");
    }

    @Test
    void leavesPlacesOutsideTheBundleAsTheyAre() {
        var origins = Origins.mapped("bundle.js", MAP);
        var elsewhere = new SourceLine(new SourcePosition("other.js", 2, 1), "code");

        assertThat(origins.of(elsewhere)).contains(elsewhere);
        assertThat(Arrays.asList(2, 1).stream()
                        .map(line -> origins.of(new SourceLine(new SourcePosition("bundle.js", line, 1), "")))
                        .map(place -> place.map(SourceLine::code)))
                .containsExactly(Optional.of("let a;"), Optional.empty());
    }
}
