# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""What the shim needs of QuickJS and quickjs.h does not offer, and what a guest has to leave out."""

from __future__ import annotations

from pathlib import Path

from editing.source import Source

_RANDOM_STATE = """
void JS_SetRandomState(JSContext *ctx, uint64_t state)
{
    ctx->random_state = state;
}
"""


def rewrite(root: Path) -> None:
    engine = Source.read(root, "quickjs.c")
    engine.text += _RANDOM_STATE
    # HotSpot compiles switches, not jumps to computed addresses.
    engine.replace("#define DIRECT_DISPATCH  1\n", "#define DIRECT_DISPATCH  0\n")
    # wasi-libc has malloc_usable_size, but says so nowhere.
    engine.replace("#include <malloc.h>\n#elif defined(__FreeBSD__)", "#include <malloc.h>\n#elif defined(__wasi__)\nsize_t malloc_usable_size(void *memory);\n#elif defined(__FreeBSD__)")
    # The host meters and interrupts; nobody sets the engine's own interrupt handler.
    engine.replace("    if (unlikely(--ctx->interrupt_counter <= 0)) {\n", "    if (0) {\n")
    engine.write(root)
    numbers = Source.read(root, "dtoa.c")
    numbers.replace("#include <setjmp.h>\n", "")
    numbers.write(root)
