# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Text of a C source file, edited by patterns that must match exactly as often as expected."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

GENERATED_BY = "/* Rewritten by the apply.py of this guest of Capsule for the JVM. */\n"


class UnexpectedSource(Exception):
    """The source is not the one this transformation was written for."""


class Source:
    """A source file in memory; every edit fails loudly when its pattern does not match as expected."""

    def __init__(self, text: str, name: str = "<text>") -> None:
        self.text = text
        self.name = name

    @classmethod
    def read(cls, root: Path, name: str) -> Source:
        source = cls.reread(root, name)
        if (root / name).read_text(encoding="utf-8") != source.text:
            raise source.fail("has been rewritten already; unpack the source again")
        return source

    @classmethod
    def reread(cls, root: Path, name: str) -> Source:
        """Reads a file that an earlier step of the same run may have rewritten."""
        path = root / name
        if not path.is_file():
            raise UnexpectedSource(f"{name}: no such file in {root}")
        return cls(path.read_text(encoding="utf-8").removeprefix(GENERATED_BY), name)

    def write(self, root: Path) -> None:
        (root / self.name).write_text(GENERATED_BY + self.text, encoding="utf-8")

    def fail(self, what: str) -> UnexpectedSource:
        return UnexpectedSource(f"{self.name}: {what}")

    def replace(self, old: str, new: str, count: int = 1) -> None:
        """Replaces the text `old`, which must occur `count` times."""
        found = self.text.count(old)
        if found != count:
            raise self.fail(f"expected {count} times, found {found} times: {old!r}")
        self.text = self.text.replace(old, new)

    def substitute(self, pattern: str, new: str | Callable[[re.Match[str]], str], count: int) -> None:
        """Replaces the regular expression `pattern`, which must match `count` times."""
        self.text, found = re.subn(pattern, new, self.text, flags=re.MULTILINE)
        if found != count:
            raise self.fail(f"expected {count} matches, found {found}: /{pattern}/")

    def find(self, marker: str, start: int = 0) -> int:
        """The offset of `marker`, which must occur exactly once from `start` on."""
        offset = self.text.find(marker, start)
        if offset < 0:
            raise self.fail(f"not found: {marker!r}")
        if self.text.find(marker, offset + 1) >= 0:
            raise self.fail(f"found more than once: {marker!r}")
        return offset

    def between(self, start: str, end: str) -> str:
        """The text from `start` (included) to the next `end` (not included)."""
        first = self.find(start)
        last = self.text.find(end, first)
        if last < 0:
            raise self.fail(f"{end!r} does not follow {start!r}")
        return self.text[first:last]
