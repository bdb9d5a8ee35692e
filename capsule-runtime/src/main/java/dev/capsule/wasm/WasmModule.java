/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A WebAssembly module as its sections; immutable, and cheap to open and to change.
 *
 * <p>Sections stay slices of the bytes they came from, and are decoded only when asked about: a module that opens
 * may still turn out to be malformed later, always with a {@link WasmFormatException}.
 */
public final class WasmModule {
    private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private final List<Section> sections;

    private WasmModule(List<Section> sections) {
        this.sections = List.copyOf(sections);
    }

    /**
     * Opens a module.
     *
     * @param bytes the whole module; kept, so it must not be changed afterwards
     * @throws WasmFormatException if the bytes are not a sequence of known sections in their order
     */
    public static WasmModule parse(byte[] bytes) {
        return new WasmModule(SectionReader.read(bytes));
    }

    /** Returns the module in the binary format. */
    public byte[] toByteArray() {
        long size = HEADER.length;
        for (Section section : sections) {
            size += section.encodedSize();
        }
        WasmWriter out = new WasmWriter(Math.toIntExact(size));
        out.bytes(HEADER, 0, HEADER.length);
        sections.forEach(section -> section.writeTo(out));
        return out.finish();
    }

    /** Returns all sections in their order. */
    public List<Section> sections() {
        return sections;
    }

    /** Returns the section of a kind, which may not be {@link SectionId#CUSTOM}; empty if the module has none. */
    public Optional<Section> section(SectionId id) {
        return sections.stream().filter(section -> section.id() == id).findFirst();
    }

    /** Returns the content of the first custom section of that name; empty if the module has none. */
    public Optional<byte[]> customSection(String name) {
        return sections.stream()
                .filter(section ->
                        section.id() == SectionId.CUSTOM && section.name().equals(name))
                .findFirst()
                .map(Section::content);
    }

    /** Returns this module with a custom section at its end, instead of all custom sections of that name. */
    public WasmModule withCustomSection(String name, byte[] content) {
        List<Section> changed = new ArrayList<>(withoutCustomSections(name::equals).sections);
        changed.add(Section.custom(name, content.clone()));
        return new WasmModule(changed);
    }

    /** Returns this module without the custom sections whose names {@code names} accepts. */
    public WasmModule withoutCustomSections(Predicate<String> names) {
        return new WasmModule(sections.stream()
                .filter(section -> section.id() != SectionId.CUSTOM || !names.test(section.name()))
                .toList());
    }

    /** Returns this module with a section, which may not be a custom one, in its place or instead of the former. */
    public WasmModule with(Section section) {
        List<Section> changed = new ArrayList<>(sections);
        int place = changed.size();
        for (int i = changed.size() - 1; i >= 0; i--) {
            SectionId id = changed.get(i).id();
            if (id == section.id()) {
                changed.set(i, section);
                return new WasmModule(changed);
            }
            if (id != SectionId.CUSTOM && id.compareTo(section.id()) > 0) {
                place = i;
            }
        }
        changed.add(place, section);
        return new WasmModule(changed);
    }

    /** Returns this module without the section of a kind; the same module if it has none. */
    public WasmModule without(SectionId id) {
        return new WasmModule(
                sections.stream().filter(section -> section.id() != id).toList());
    }

    /**
     * Returns what the module imports, in order.
     *
     * @throws WasmFormatException if the import section is malformed
     */
    public List<WasmImport> imports() {
        return section(SectionId.IMPORT).map(WasmImport::readAll).orElse(List.of());
    }

    /**
     * Returns what the module exports, in order.
     *
     * @throws WasmFormatException if the export section is malformed
     */
    public List<WasmExport> exports() {
        return section(SectionId.EXPORT).map(WasmExport::readAll).orElse(List.of());
    }

    /** Returns how many things of a kind the module imports; they come first in the kind's index space. */
    public int importedCount(ExternalKind kind) {
        return (int) imports().stream().filter(each -> each.kind() == kind).count();
    }

    /** Returns how many entries the section of a kind has; 0 if the module has none. */
    public int definedCount(SectionId id) {
        return section(id).map(Section::count).orElse(0);
    }

    /**
     * Returns the functions' names by function index, as the name section gives them for debugging; they need be
     * neither unique nor complete. A malformed name section counts as none, as the specification demands.
     */
    public Map<Integer, String> functionNames() {
        return customSection(NameSection.NAME).map(NameSection::functionNames).orElse(Map.of());
    }

    /**
     * Returns what identifies the machine code made from this module: a SHA-256 in hexadecimal over types, imports,
     * functions, tables, tags, the types of globals, exports and code. Modules that differ only in data, elements,
     * custom sections, memory limits or the initial values of globals have the same.
     *
     * <p>An equal digest makes code known, not the module trusted: elements and globals of an untrusted metered module
     * could refer to the functions that metering has added, so they have to come from the known module.
     *
     * @throws WasmFormatException if the import or global section is malformed
     */
    public String codeDigest() {
        return CodeDigest.of(this);
    }

    /**
     * Returns a small stand-in for a module whose code has been compiled before: every function body is one {@code
     * unreachable}, and data and custom sections are left out.
     *
     * @throws WasmFormatException if the function section is malformed
     */
    public WasmModule withoutBodies() {
        int functions = definedCount(SectionId.FUNCTION);
        WasmWriter code = new WasmWriter(functions * 4 + 5).u32(functions);
        for (int i = 0; i < functions; i++) {
            code.raw(3, 0, Opcode.UNREACHABLE, Opcode.END);
        }
        WasmModule small = without(SectionId.DATA).without(SectionId.DATA_COUNT).without(SectionId.CUSTOM);
        return functions == 0 ? small : small.with(code.toSection(SectionId.CODE));
    }
}
