/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.source;

import dev.capsule.json.Json;
import dev.capsule.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A source map of version 3 (ECMA-426): where each piece of a generated program comes from.
 *
 * <p>Lines and columns count from 1 here, as they do in messages; in the map's own text they count from 0.
 */
public final class SourceMap {

    private final List<String> sources;
    private final List<@Nullable String> contents;
    private final String mappings;
    private @Nullable Mappings decoded;

    private SourceMap(List<String> sources, List<@Nullable String> contents, String mappings) {
        this.sources = sources;
        this.contents = contents;
        this.mappings = mappings;
    }

    /**
     * Reads a map.
     *
     * @param json the map as a bundler wrote it
     * @throws IllegalArgumentException when it is no source map of version 3
     * @throws dev.capsule.json.JsonFormatException when it is not JSON
     */
    public static SourceMap parse(byte[] json) {
        var map = JsonObject.of(Json.parse(json), "the source map");
        if (map.integer("version") != 3) {
            throw new IllegalArgumentException("the source map is of version " + map.integer("version") + ", not 3");
        }
        var sources = map.strings("sources");
        var contents = new ArrayList<@Nullable String>();
        if (map.has("sourcesContent")) {
            map.array("sourcesContent").forEach(content -> contents.add(content instanceof String text ? text : null));
        }
        while (contents.size() < sources.size()) {
            contents.add(null);
        }
        return new SourceMap(sources, Collections.unmodifiableList(contents), map.string("mappings"));
    }

    /**
     * Returns the same map with other names for its sources. The text is kept of those that {@code keepsText} accepts: it
     * is what tracebacks show of a line.
     */
    public SourceMap rename(UnaryOperator<String> name, java.util.function.Predicate<String> keepsText) {
        var renamed = sources.stream().map(name).toList();
        var kept = new ArrayList<@Nullable String>();
        for (var i = 0; i < renamed.size(); i++) {
            kept.add(keepsText.test(renamed.get(i)) ? contents.get(i) : null);
        }
        return new SourceMap(renamed, Collections.unmodifiableList(kept), mappings);
    }

    /** Returns the names of the sources. */
    public List<String> sources() {
        return sources;
    }

    /** Returns a source's text, if the map holds it. */
    public Optional<String> content(String source) {
        var index = sources.indexOf(source);
        return index < 0 ? Optional.empty() : Optional.ofNullable(contents.get(index));
    }

    /**
     * Finds where a place comes from.
     *
     * @param line a line of the generated program, from 1
     * @param column a column in UTF-16 units, from 1; 0 for the line's first mapped piece
     * @return nothing when no source is known for it
     */
    public Optional<SourceLine> original(int line, int column) {
        return decoded()
                .find(line - 1, Math.max(0, column - 1))
                .filter(segment -> segment.source() < sources.size())
                .map(segment -> sourceLine(segment.source(), segment.line(), segment.column()));
    }

    /**
     * A piece of the generated program; lines and columns count from 1, columns in UTF-16 units.
     *
     * @param line where it is in the generated program
     * @param column where it is in that line
     * @param original where it comes from
     */
    public record Piece(int line, int column, SourcePosition original) {}

    /** Returns the pieces that come from one source, in the order of the generated program. */
    public List<Piece> pieces(String source) {
        var pieces = new ArrayList<Piece>();
        var index = sources.indexOf(source);
        decoded().each((line, column, original) -> {
            if (original.source() == index) {
                var place = new SourcePosition(source, original.line() + 1, original.column() + 1);
                pieces.add(new Piece(line + 1, column + 1, place));
            }
        });
        return pieces;
    }

    private synchronized Mappings decoded() {
        var known = decoded;
        if (known == null) {
            known = Mappings.decode(mappings);
            decoded = known;
        }
        return known;
    }

    private SourceLine sourceLine(int source, int line, int column) {
        var text = contents.get(source);
        var code = text == null ? "" : text.lines().skip(line).findFirst().orElse("");
        return new SourceLine(new SourcePosition(sources.get(source), line + 1, column + 1), code.strip());
    }

    /** Returns the map as JSON in UTF-8. */
    public byte[] toJson() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", 3);
        map.put("sources", sources);
        map.put("sourcesContent", contents);
        map.put("mappings", mappings);
        return Json.writeBytes(map);
    }
}
