# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Makes the matcher of regular expressions, SRE(match) of Modules/_sre, small enough to be compiled."""

from __future__ import annotations

import re
from pathlib import Path

from editing.source import Source

LIB_FILE = "Modules/_sre/sre_lib.h"
MODULE_FILE = "Modules/_sre/sre.c"

# Instructions whose cases are replaced by one, with that case's code.
_FOLDED = [
    f"SRE_OP_{name}"
    for name in (
        "LITERAL_IGNORE LITERAL_UNI_IGNORE LITERAL_LOC_IGNORE NOT_LITERAL_IGNORE NOT_LITERAL_UNI_IGNORE "
        "NOT_LITERAL_LOC_IGNORE IN_IGNORE IN_UNI_IGNORE IN_LOC_IGNORE"
    ).split()
]
_FOLDED_CODE = """\
            if (ptr >= end || !SRE(match_folded)(state, pattern, *ptr))
                RETURN_FAILURE;
            pattern += SRE(folded_size)(pattern);
            ptr++;
            DISPATCH;
"""
_GROUPS = [f"SRE_OP_GROUPREF{name}" for name in ("", "_IGNORE", "_UNI_IGNORE", "_LOC_IGNORE")]
_GROUPS_CODE = """\
            ptr = SRE(match_group)(state, pattern, ptr);
            if (ptr == NULL)
                RETURN_FAILURE;
            pattern++;
            DISPATCH;
"""
_EXISTS = ["SRE_OP_GROUPREF_EXISTS"]
_EXISTS_CODE = """\
            pattern += SRE(has_group)(state, pattern) ? 2 : pattern[1];
            DISPATCH;
"""
_MARK = ["SRE_OP_MARK"]
_MARK_CODE = """\
            sre_set_mark(state, pattern[0], ptr);
            pattern++;
            DISPATCH;
"""

_VARIABLES = """\
    const SRE_CODE *next_pattern;
    int next_toplevel;
"""
_ENTRANCE = """\
    const SRE_CHAR *ptr;
    goto entrance;

enter_context:
    ctx->pattern = pattern;
    ctx->ptr = ptr;
    alloc_pos = state->data_stack_base;
    {
        int status = sre_push_data(state, NULL, sizeof(SRE(match_context)));
        if (status < 0) {
            return status;
        }
    }
    DATA_LOOKUP_AT(SRE(match_context), ctx, alloc_pos);
    ctx->pattern = pattern = next_pattern;
    ctx->toplevel = next_toplevel;
    ctx->jump = jump;
    ctx->last_ctx_pos = ctx_pos;
    ctx_pos = alloc_pos;

entrance:

    ptr = (SRE_CHAR *)state->ptr;
"""
_REPEAT = re.compile(
    r"( +)ctx->u\.rep = repeat_pool_malloc\(state\);\n"
    r"( +if \(!ctx->u\.rep\) \{\n +RETURN_ERROR\(SRE_ERROR_MEMORY\);\n +\}\n)"
    r" +ctx->u\.rep->count = -1;\n +ctx->u\.rep->pattern = (\w+);\n +ctx->u\.rep->prev = state->repeat;\n"
    r" +ctx->u\.rep->last_ptr = NULL;\n +state->repeat = ctx->u\.rep;\n"
)
# What a branch that has been tried does with the marks, and other code that was repeated: (pattern, new text, occurrences).
_REPEATED = [
    (r"if \(state->repeat\)\n +MARK_PUSH\(ctx->lastmark\);", "MARK_PUSH_IN_REPEAT(ctx->lastmark);", 5),
    (
        r"if \(ret\) \{\n +if \(state->repeat\)\n +MARK_POP_DISCARD\(ctx->lastmark\);\n"
        r" +RETURN_ON_ERROR\(ret\);\n +RETURN_SUCCESS;\n +\}\n"
        r" +if \(state->repeat\)\n +MARK_POP_KEEP\(ctx->lastmark\);\n +LASTMARK_RESTORE\(\);\n",
        "sre_tried(state, ret, ctx->lastmark, ctx->lastindex);\n                if (ret) { goto leave; }\n",
        4,
    ),
    (
        r"if \(state->repeat\)\n +MARK_POP_DISCARD\(ctx->lastmark\);",
        "sre_discard_marks_in_repeat(state, ctx->lastmark);",
        5,
    ),
    (r"RETURN_ON_ERROR\(ret\);\n +RETURN_SUCCESS;", "goto leave;", 6),
    (r"^exit:\n", "leave:\n    RETURN_ON_ERROR(ret);\n    ret = 1;\n\nexit:\n", 1),
]
# Functions that the compiler would copy into the matcher, and macros that templates/sre_match.h defines anew.
_NOT_INLINE = ("at", "charset", "charset_loc_ignore", "count")
_MACROS = ("DATA_STACK_PUSH", "MARK_PUSH", "MARK_POP", "MARK_POP_KEEP", "MARK_POP_DISCARD", "DO_JUMPX")


def merge_cases(source: Source, opcodes: list[str], following: str, code: str) -> None:
    """Replaces adjacent cases, up to the case of `following`, by one case for all of them."""
    text = source.between(f"        TARGET({opcodes[0]}):\n", f"        TARGET({following}):\n")
    found = re.findall(r"TARGET\((\w+)\):", text)
    if found != opcodes:
        raise source.fail(f"expected the cases {opcodes}, found {found}")
    labels = "".join(f"        TARGET({opcode}):\n" for opcode in opcodes)
    source.replace(text, f"{labels}{code}\n")


def rewrite(root: Path, home: Path) -> None:
    lib = Source.read(root, LIB_FILE)
    merge_cases(lib, _MARK, "SRE_OP_LITERAL", _MARK_CODE)
    merge_cases(lib, _FOLDED, "SRE_OP_JUMP", _FOLDED_CODE)
    merge_cases(lib, _GROUPS, _EXISTS[0], _GROUPS_CODE)
    merge_cases(lib, _EXISTS, "SRE_OP_ASSERT", _EXISTS_CODE)
    for pattern, new, count in _REPEATED:
        lib.substitute(pattern, new, count)
    lib.substitute(_REPEAT.pattern, r"\1ctx->u.rep = sre_push_repeat(state, \3);\n\2", 2)
    lib.replace("    SRE(match_context)* nextctx;\n", _VARIABLES)
    lib.replace(
        "entrance:\n\n    ;  // Fashion statement.\n    const SRE_CHAR *ptr = (SRE_CHAR *)state->ptr;\n", _ENTRANCE
    )
    lib.replace(
        "    DATA_LOOKUP_AT(SRE(match_context), ctx, ctx_pos);\n\n    switch (jump) {\n",
        "    DATA_LOOKUP_AT(SRE(match_context), ctx, ctx_pos);\n    pattern = ctx->pattern;\n    ptr = ctx->ptr;\n\n"
        "    switch (jump) {\n",
    )
    lib.replace(
        "/* check if string matches the given pattern.  returns <0 for\n",
        '#include "sre_match.h"\n\n/* check if string matches the given pattern.  returns <0 for\n',
    )
    for function in _NOT_INLINE:
        lib.substitute(
            rf"^LOCAL\((\w+)\)\nSRE\({function}\)\(", rf"static __attribute__((noinline)) \1\nSRE({function})(", 1
        )
    for macro in _MACROS:
        lib.substitute(rf"^#define {macro}\((?:.*\\\n)+.*\n", "", 1)
    module = Source.read(root, MODULE_FILE)
    module.replace(
        "/* generate 8-bit version */\n",
        '#undef HAVE_COMPUTED_GOTOS\n#undef USE_COMPUTED_GOTOS\n#include "sre_stack.h"\n\n/* generate 8-bit version */\n',
    )
    for source in (lib, module):
        source.write(root)
    for name in ("sre_stack.h", "sre_match.h"):
        text = (home / "templates" / name).read_text(encoding="utf-8")
        (root / "Modules" / "_sre" / name).write_text(text, encoding="utf-8")
