# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Rewrites the matcher of regular expressions, lre_exec_backtrack of libregexp.c: less for each character."""

from __future__ import annotations

from pathlib import Path

from editing.source import Source

FILE = "libregexp.c"
_COUNT_SLOWLY = """\
                q = 0;
                for(;;) {
                    if (lre_poll_timeout(s))
"""
_COUNT = """\
                q = 0;
                pc2 = lre_skip_simple(s, pc1, cptr, quant_max);
                if (pc2) {
                    q = pc2 - cptr;
                    cptr = pc2;
                } else for(;;) {
                    if (lre_poll_timeout(s))
"""


def rewrite(root: Path, home: Path) -> None:
    source = Source.read(root, FILE)
    # The host meters and interrupts; nobody sets the engine's own interrupt handler.
    source.replace("    if (unlikely(--s->interrupt_counter <= 0)) {\n", "    if (0) {\n")
    source.replace(
        "/* return 1 if match, 0 if not match or < 0 if error. */\n",
        (home / "templates" / "regexp.h").read_text(encoding="utf-8")
        + "/* return 1 if match, 0 if not match or < 0 if error. */\n",
    )
    source.substitute(
        r" +memcpy\(capture, rs->buf,\n +sizeof\(capture\[0\]\) \* 2 \* s->capture_count\);\n"
        r" +stack_len = rs->stack_len;\n"
        r" +memcpy\(stack, rs->buf \+ 2 \* s->capture_count,\n +stack_len \* sizeof\(stack\[0\]\)\);\n",
        "                            lre_restore(s, capture, stack, rs);\n                            stack_len = rs->stack_len;\n",
        1,
    )
    source.substitute(
        r"memcpy\(capture, rs->buf,\n +sizeof\(capture\[0\]\) \* 2 \* s->capture_count\);",
        "lre_copy(capture, rs->buf, 2 * s->capture_count);",
        1,
    )
    source.substitute(
        r"memcpy\(stack, rs->buf \+ 2 \* s->capture_count,\n +stack_len \* sizeof\(stack\[0\]\)\);",
        "lre_copy(stack, rs->buf + 2 * s->capture_count, stack_len);",
        1,
    )
    source.replace("                const uint8_t *pc1;\n\n                next_pos", "                const uint8_t *pc1, *pc2;\n\n                next_pos")
    source.replace(_COUNT_SLOWLY, _COUNT)
    source.write(root)
