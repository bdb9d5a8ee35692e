# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Splits the large generated functions of Python/Python-ast.c."""

from __future__ import annotations

import re
from pathlib import Path

from editing.source import Source

FILE = "Python/Python-ast.c"

# Each with the kind of node, and the least number of its classes that must be found.
_CONVERTERS = {"stmt": 25, "expr": 25, "pattern": 8}
_LOCATION = ("lineno", "col_offset", "end_lineno", "end_col_offset")


def function_text(source: Source, start: str) -> str:
    """A function from `start` to its closing brace at the beginning of a line."""
    return source.between(start, "\n}\n") + "\n}\n"


def split_annotations(source: Source) -> None:
    """add_ast_annotations: one function per class of nodes."""
    whole = function_text(source, "static int\nadd_ast_annotations(struct ast_state *state)\n{\n    bool cond;\n")
    body = whole.partition("    bool cond;\n")[2]
    groups = re.split(r"^    PyObject \*(\w+)_annotations = PyDict_New\(\);\n", body, flags=re.MULTILINE)
    if groups[0].strip() or len(groups) < 100:
        raise source.fail("add_ast_annotations has another shape")
    names, texts = groups[1::2], groups[2::2]
    last, end, rest = texts[-1].partition("\n    return 1;\n}\n")
    if not end or rest:
        raise source.fail("add_ast_annotations does not end with return 1")
    texts[-1] = last + "\n"
    functions = [
        f"static __attribute__((noinline)) int\nadd_{name}_annotations(struct ast_state *state)\n{{\n    bool cond;\n"
        f"    PyObject *{name}_annotations = PyDict_New();\n{text}    return 1;\n}}\n"
        for name, text in zip(names, texts)
    ]
    calls = "".join(f"    if (!add_{name}_annotations(state)) return 0;\n" for name in names)
    functions.append(f"static int\nadd_ast_annotations(struct ast_state *state)\n{{\n{calls}    return 1;\n}}\n")
    source.replace(whole, "\n".join(functions))


def split_converter(source: Source, kind: str, least: int) -> None:
    """obj2ast_<kind>: one function per class of nodes."""
    start = re.search(rf"^int\nobj2ast_{kind}\([^;{{]*\)\n\{{\n", source.text, re.MULTILINE)
    if not start:
        raise source.fail(f"obj2ast_{kind} not found")
    whole = function_text(source, start[0])
    block = re.compile(
        rf"^    tp = state->(\w+)_type;\n    isinstance = PyObject_IsInstance\(obj, tp\);\n"
        rf"    if \(isinstance == -1\) \{{\n        return -1;\n    \}}\n    if \(isinstance\) \{{\n(.*?)^    \}}\n",
        re.MULTILINE | re.DOTALL,
    )
    arguments = "struct ast_state *state, PyObject *obj, " + f"{kind}_ty *out, PyArena *arena"
    arguments += "".join(f", int {name}" for name in _LOCATION)
    call = f"(state, obj, out, arena, {', '.join(_LOCATION)})"
    functions: list[str] = []

    def take_out(match: re.Match[str]) -> str:
        name, body = match[1], match[2]
        function = f"obj2ast_{kind}_{name}"
        functions.append(
            f"static __attribute__((noinline)) int\n{function}({arguments})\n{{\n    PyObject *tmp = NULL;\n"
            f"{body}failed:\n    Py_XDECREF(tmp);\n    return -1;\n}}\n"
        )
        test = match[0].partition("    if (isinstance) {\n")[0]
        return f"{test}    if (isinstance) {{\n        return {function}{call};\n    }}\n"

    rewritten = block.sub(take_out, whole)
    if len(functions) < least:
        raise source.fail(f"obj2ast_{kind}: only {len(functions)} classes found")
    source.replace(whole, "\n".join(functions) + "\n" + rewritten)


def rewrite(root: Path) -> None:
    source = Source.read(root, FILE)
    split_annotations(source)
    for kind, least in _CONVERTERS.items():
        split_converter(source, kind, least)
    source.write(root)
