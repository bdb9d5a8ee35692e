/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.wat;

import java.util.HashMap;
import java.util.Map;

/** The names of instructions: per line the code of the first name; the others follow on. */
final class Mnemonics {
    private static final Map<String, Integer> CODES = new HashMap<>();

    static {
        String table = """
                00 unreachable nop block loop if else
                08 throw
                0a throw_ref end br br_if br_table return call call_indirect return_call return_call_indirect call_ref
                15 return_call_ref
                1a drop select
                1f try_table
                20 local.get local.set local.tee global.get global.set table.get table.set
                28 i32.load i64.load f32.load f64.load i32.load8_s i32.load8_u i32.load16_s i32.load16_u
                30 i64.load8_s i64.load8_u i64.load16_s i64.load16_u i64.load32_s i64.load32_u
                36 i32.store i64.store f32.store f64.store i32.store8 i32.store16 i64.store8 i64.store16 i64.store32
                3f memory.size memory.grow i32.const i64.const f32.const f64.const
                45 i32.eqz i32.eq i32.ne i32.lt_s i32.lt_u i32.gt_s i32.gt_u i32.le_s i32.le_u i32.ge_s i32.ge_u
                50 i64.eqz i64.eq i64.ne i64.lt_s i64.lt_u i64.gt_s i64.gt_u i64.le_s i64.le_u i64.ge_s i64.ge_u
                5b f32.eq f32.ne f32.lt f32.gt f32.le f32.ge f64.eq f64.ne f64.lt f64.gt f64.le f64.ge
                67 i32.clz i32.ctz i32.popcnt i32.add i32.sub i32.mul i32.div_s i32.div_u i32.rem_s i32.rem_u
                71 i32.and i32.or i32.xor i32.shl i32.shr_s i32.shr_u i32.rotl i32.rotr
                79 i64.clz i64.ctz i64.popcnt i64.add i64.sub i64.mul i64.div_s i64.div_u i64.rem_s i64.rem_u
                83 i64.and i64.or i64.xor i64.shl i64.shr_s i64.shr_u i64.rotl i64.rotr
                92 f32.add f32.sub f32.mul f32.div
                a0 f64.add f64.sub f64.mul f64.div
                a7 i32.wrap_i64 i32.trunc_f32_s i32.trunc_f32_u i32.trunc_f64_s i32.trunc_f64_u i64.extend_i32_s
                ad i64.extend_i32_u
                c0 i32.extend8_s i32.extend16_s i64.extend8_s i64.extend16_s i64.extend32_s
                d0 ref.null ref.is_null ref.func ref.eq ref.as_non_null br_on_null br_on_non_null
                fc0000 i32.trunc_sat_f32_s
                fc0008 memory.init data.drop memory.copy memory.fill table.init elem.drop table.copy table.grow
                fc0010 table.size table.fill
                fe0003 atomic.fence
                """;
        for (String line : table.lines().toList()) {
            String[] words = line.split(" ");
            int code = Integer.parseInt(words[0], 16);
            for (int i = 1; i < words.length; i++) {
                CODES.put(words[i], code++);
            }
        }
    }

    private Mnemonics() {}

    static int code(String name) {
        Integer code = CODES.get(name);
        if (code == null) {
            throw new IllegalArgumentException("Unknown instruction " + name);
        }
        return code;
    }
}
