#!/usr/bin/env python3
# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Usage: apply.py <CPython 3.13.5 source directory>: reshapes the sources in place, before they are compiled."""

from __future__ import annotations

import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent
sys.path.insert(0, str(HOME.parents[2] / "guest"))

from editing import noinline
from editing.source import UnexpectedSource
from reshape import allocator, ceval, numeric, python_ast, sre

VERSION = '#define PY_VERSION              "3.13.5"'


def apply(root: Path) -> None:
    """Reshapes the source tree; nothing is written before the version has been checked."""
    header = root / "Include" / "patchlevel.h"
    if not header.is_file() or VERSION not in header.read_text(encoding="utf-8"):
        raise UnexpectedSource(f"{root}: not the source of CPython 3.13.5 (Include/patchlevel.h)")
    ceval.rewrite(root, HOME)
    sre.rewrite(root, HOME)
    python_ast.rewrite(root)
    numeric.rewrite(root)
    allocator.rewrite(root)
    noinline.rewrite(root, HOME)


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        apply(Path(arguments[0]))
    except UnexpectedSource as error:
        print(f"apply.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
