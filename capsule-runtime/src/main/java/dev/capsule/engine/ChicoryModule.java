/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.CodeSection;
import com.dylibso.chicory.wasm.types.ExportSection;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.FunctionSection;
import com.dylibso.chicory.wasm.types.GlobalSection;
import com.dylibso.chicory.wasm.types.ImportSection;
import com.dylibso.chicory.wasm.types.MemorySection;
import com.dylibso.chicory.wasm.types.Section;
import com.dylibso.chicory.wasm.types.SectionId;
import com.dylibso.chicory.wasm.types.TableSection;
import com.dylibso.chicory.wasm.types.TypeSection;
import java.io.ByteArrayInputStream;
import java.util.List;

/** Modules in the form that Chicory's instances want. */
final class ChicoryModule {

    private static final FunctionBody NO_BODY = new FunctionBody(List.of(), List.of());

    private final WasmModule.Builder module = WasmModule.builder().withValidation(false);
    private final CodeSection.Builder code = CodeSection.builder();

    private ChicoryModule() {}

    /** Reads a module and validates it. */
    static WasmModule validated(dev.capsule.wasm.WasmModule module) {
        return Parser.parse(module.toByteArray());
    }

    /**
     * Reads what is left of a guest's module, without validating it: it was validated when its image was made. All its
     * functions share one body, which nobody looks at. In a cold JVM this takes half as long as reading a body for each.
     *
     * @param module has neither code nor segments nor a start function
     */
    static WasmModule ofGuest(dev.capsule.wasm.WasmModule module) {
        var made = new ChicoryModule();
        Parser.builder().build().parse(new ByteArrayInputStream(module.toByteArray()), made::add);
        return made.module.setCodeSection(made.code.build()).build();
    }

    private void add(Section section) {
        switch (section.sectionId()) {
            case SectionId.TYPE -> module.setTypeSection((TypeSection) section);
            case SectionId.IMPORT -> module.setImportSection((ImportSection) section);
            case SectionId.FUNCTION -> addFunctions((FunctionSection) section);
            case SectionId.TABLE -> module.setTableSection((TableSection) section);
            case SectionId.MEMORY -> module.setMemorySection((MemorySection) section);
            case SectionId.GLOBAL -> module.setGlobalSection((GlobalSection) section);
            case SectionId.EXPORT -> module.setExportSection((ExportSection) section);
            default ->
                throw new IllegalArgumentException(
                        "a guest's module has a section of the kind " + section.sectionId() + ": its image is damaged");
        }
    }

    private void addFunctions(FunctionSection functions) {
        module.setFunctionSection(functions);
        for (int i = 0; i < functions.functionCount(); i++) {
            code.addFunctionBody(NO_BODY);
        }
    }
}
