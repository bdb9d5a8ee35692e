/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Computes {@link WasmModule#codeDigest()}. */
final class CodeDigest {
    private static final List<SectionId> WHOLE = List.of(
            SectionId.TYPE, SectionId.FUNCTION, SectionId.TABLE, SectionId.TAG, SectionId.EXPORT, SectionId.CODE);

    private CodeDigest() {}

    static String of(WasmModule module) {
        MessageDigest digest = sha256();
        for (SectionId id : WHOLE) {
            module.section(id).ifPresent(section -> update(digest, section));
        }
        module.section(SectionId.IMPORT).ifPresent(section -> update(digest, importsWithoutMemoryLimits(section)));
        module.section(SectionId.GLOBAL).ifPresent(section -> update(digest, globalTypes(section)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, Section section) {
        byte[] header =
                new WasmWriter().u8(section.id().code()).u32(section.size()).toByteArray();
        digest.update(header);
        digest.update(section.source(), section.start(), section.size());
    }

    private static Section importsWithoutMemoryLimits(Section section) {
        WasmWriter out = new WasmWriter();
        WasmReader in = section.reader();
        for (int count = in.count(); count > 0; count--) {
            int start = in.position();
            WasmImport each = WasmImport.read(in);
            if (each.kind() == ExternalKind.MEMORY) {
                out.name(each.module()).name(each.name()).u8(each.kind().code());
            } else {
                out.bytes(section.source(), start, in.position());
            }
        }
        return out.toSection(SectionId.IMPORT);
    }

    private static Section globalTypes(Section section) {
        WasmWriter out = new WasmWriter();
        WasmReader in = section.reader();
        for (int count = in.count(); count > 0; count--) {
            int start = in.position();
            Types.skipGlobal(in);
            out.bytes(section.source(), start, in.position());
            ConstantExpression.skip(in);
        }
        return out.toSection(SectionId.GLOBAL);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
