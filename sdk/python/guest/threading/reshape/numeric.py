# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Turns the switch of _PyUnicode_ToNumeric, 2,000 cases, into a search in a table."""

from __future__ import annotations

import re
from pathlib import Path

from editing.source import Source

FILE = "Objects/unicodetype_db.h"

_START = "double _PyUnicode_ToNumeric(Py_UCS4 ch)\n{\n    switch (ch) {\n"
_END = "    }\n    return -1.0;\n}\n"
_SEARCH = """\
double _PyUnicode_ToNumeric(Py_UCS4 ch)
{
    int low = 0;
    int high = (int)Py_ARRAY_LENGTH(numeric_characters);
    while (low < high) {
        int middle = (low + high) / 2;
        if (numeric_characters[middle].ch < ch) {
            low = middle + 1;
        }
        else {
            high = middle;
        }
    }
    if (low < (int)Py_ARRAY_LENGTH(numeric_characters) && numeric_characters[low].ch == ch) {
        return numeric_characters[low].value;
    }
    return -1.0;
}
"""


def parse(source: Source, cases: str) -> dict[int, str]:
    """The value, a C expression, of each character."""
    values: dict[int, str] = {}
    waiting: list[int] = []
    for line in cases.splitlines():
        if case := re.fullmatch(r" *case (0x[0-9A-F]+):", line):
            waiting.append(int(case[1], 16))
        elif value := re.fullmatch(r" *return (\(double\) [-+0-9./e]+);", line):
            values.update((ch, value[1]) for ch in waiting)
            waiting.clear()
        elif line.strip():
            raise source.fail(f"unexpected line in _PyUnicode_ToNumeric: {line!r}")
    if waiting or not values:
        raise source.fail("_PyUnicode_ToNumeric: cases without a value")
    return values


def rewrite_text(source: Source) -> None:
    whole = source.between(_START, _END) + _END
    values = parse(source, whole.removeprefix(_START).removesuffix(_END))
    rows = "".join(f"    {{0x{ch:04X}, {values[ch]}}},\n" for ch in sorted(values))
    table = f"static const struct {{\n    Py_UCS4 ch;\n    double value;\n}} numeric_characters[] = {{\n{rows}}};\n\n"
    source.replace(whole, table + _SEARCH)


def rewrite(root: Path) -> None:
    source = Source.read(root, FILE)
    rewrite_text(source)
    source.write(root)
