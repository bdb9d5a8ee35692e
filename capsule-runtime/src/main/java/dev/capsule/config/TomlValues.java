/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** TOML's values as the plain ones that JSON's reader gives as well, which the policy is read from. */
final class TomlValues {

    private TomlValues() {}

    static Map<String, @Nullable Object> plain(TomlTable table) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (var key : table.keySet()) {
            map.put(key, plain(table.get(List.of(key))));
        }
        return map;
    }

    static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof TomlTable table) {
            return plain(table);
        }
        if (value instanceof TomlArray array) {
            var list = new ArrayList<@Nullable Object>();
            for (var i = 0; i < array.size(); i++) {
                list.add(plain(array.get(i)));
            }
            return list;
        }
        if (value instanceof Long number && number == number.intValue()) {
            return number.intValue();
        }
        return value;
    }
}
