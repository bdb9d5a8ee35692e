# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Objects/obmalloc.c: direct calls of the usual allocator. An indirect call costs many times more than in machine code."""

from __future__ import annotations

from pathlib import Path

from editing.source import Source

FILE = "Objects/obmalloc.c"

_FUNCTIONS = {
    "malloc": ("_PyObject_Malloc", "size"),
    "calloc": ("_PyObject_Calloc", "nelem, elsize"),
    "realloc": ("_PyObject_Realloc", "ptr, new_size"),
    "free": ("_PyObject_Free", "ptr"),
}
_INCLUDED = "#ifdef WITH_PYMALLOC\n"


def call_directly(source: Source, domain: str, method: str) -> None:
    """`domain.method(domain.ctx, ...)` becomes a direct call when the method is pymalloc's."""
    function, arguments = _FUNCTIONS[method]
    result = "" if method == "free" else "return "
    old = f"    {result}{domain}.{method}({domain}.ctx, {arguments});\n"
    leave = "        return;\n" if method == "free" else ""
    source.replace(
        old,
        f"{_INCLUDED}    if ({domain}.{method} == {function}) {{\n"
        f"        {result}{function}({domain}.ctx, {arguments});\n{leave}    }}\n#endif\n{old}",
    )


def rewrite(root: Path) -> None:
    source = Source.read(root, FILE)
    for domain in ("_PyMem", "_PyObject"):
        for method in _FUNCTIONS:
            call_directly(source, domain, method)
    source.write(root)
