# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Keeps the functions of noinline.txt apart from their callers."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from .source import Source, UnexpectedSource

_STATIC = r"(?:Py_LOCAL_INLINE\((?P<a>[\w *]+)\)|Py_LOCAL\((?P<b>[\w *]+)\)|static (?:inline )?(?P<c>[\w *]+?))\s+"


def keep_apart(source: Source, function: str) -> None:
    """Marks the definition of one static function. The result's type stands alone on the line before the name."""

    def mark(match: re.Match[str]) -> str:
        result = match["a"] or match["b"] or match["c"]
        return f"static __attribute__((noinline)) {result}\n{function}({match['rest']}"

    pattern = rf"^{_STATIC}{re.escape(function)}\((?P<rest>[^;{{}}]*\)\s*\{{)"
    source.substitute(pattern, mark, 1)


def rewrite(root: Path, home: Path) -> None:
    functions: dict[str, list[str]] = defaultdict(list)
    for line in (home / "noinline.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            file, separator, function = line.partition(" ")
            if not separator:
                raise UnexpectedSource(f"noinline.txt: no function in {line!r}")
            functions[file].append(function)
    for file, names in functions.items():
        source = Source.reread(root, file)
        for name in names:
            keep_apart(source, name)
        source.write(root)
