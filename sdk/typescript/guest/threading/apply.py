#!/usr/bin/env python3
# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Usage: apply.py <QuickJS 2025-04-26 source directory>: reshapes the sources in place, before they are compiled."""

from __future__ import annotations

import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent
sys.path.insert(0, str(HOME.parents[2] / "guest"))

from editing.source import UnexpectedSource
from reshape import additions, bytecode, interpreter, regexp

VERSION = "2025-04-26"


def apply(root: Path) -> None:
    """Reshapes the source tree; nothing is written before the version has been checked."""
    version = root / "VERSION"
    if not version.is_file() or version.read_text(encoding="utf-8").strip() != VERSION:
        raise UnexpectedSource(f"{root}: not the source of QuickJS {VERSION} (VERSION)")
    additions.rewrite(root)
    bytecode.rewrite(root)
    interpreter.rewrite(root, HOME)
    regexp.rewrite(root, HOME)


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
