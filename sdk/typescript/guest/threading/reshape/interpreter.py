# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Rewrites JS_CallInternal of quickjs.c: handlers become functions, the loop comes from a template."""

from __future__ import annotations

import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from editing.source import Source, UnexpectedSource

from . import cases

_START = "static JSValue JS_CallInternal(JSContext *caller_ctx, JSValueConst func_obj,\n                               JSValueConst this_obj, JSValueConst new_target,\n                               int argc, JSValue *argv, int flags)\n{\n"
_END = "JSValue JS_Call(JSContext *ctx, JSValueConst func_obj, JSValueConst this_obj,\n"
_OWN = re.compile(r"^THREADED_[A-Z_]+\((OP_\w+)[,)]", re.MULTILINE)
_CASES_END = "        free_and_set_true:\n"


def read_list(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def read_pairs(path: Path) -> dict[str, list[str]]:
    """What mostly comes after what; no opcode may come after itself, also not by way of others."""
    pairs: dict[str, list[str]] = {}
    for first, *seconds in read_list(path):
        if first in pairs:
            raise UnexpectedSource(f"{path.name}: two lines for {first}")
        pairs[first] = seconds
    try:
        TopologicalSorter(pairs).prepare()
    except CycleError as error:
        raise UnexpectedSource(f"{path.name}: a handler would call itself: {error.args[1]}") from error
    return pairs


def arms(opcodes: list[str]) -> str:
    return "".join(f"    THREADED_ARM({opcode})\n" for opcode in opcodes)




def rewrite(root: Path, home: Path) -> None:
    source = Source.reread(root, "quickjs.c")
    whole = source.between(_START, _END)
    function = Source(whole, source.name)
    switch = function.between("        SWITCH(pc) {\n", _CASES_END).partition("\n")[2]
    constants, text = cases.flatten(source, switch)
    found = cases.call_cases(source, cases.split(source, text))
    if len(found) != cases.EXPECTED_OPCODES:
        raise source.fail(f"expected {cases.EXPECTED_OPCODES} opcodes, found {len(found)}")
    opcodes = [case.opcode for case in found]
    pairs = read_pairs(home / "pairs.txt")
    hot = [opcode for (opcode,) in read_list(home / "hot_opcodes.txt")]
    unknown = (set(pairs).union(*pairs.values()) | set(hot)) - set(opcodes)
    if unknown or len(set(hot)) != len(hot):
        raise UnexpectedSource(f"unknown opcodes in pairs.txt or hot_opcodes.txt, or some twice: {sorted(unknown)}")
    own_handlers = (home / "templates" / "handlers.h").read_text(encoding="utf-8")
    own = set(_OWN.findall(own_handlers))
    if not own <= set(opcodes) or own & set(pairs):
        raise UnexpectedSource("handlers.h: unknown opcodes, or some that are the first in pairs.txt, too")
    handlers = "\n".join(
        cases.handler(source, case, pairs.get(case.opcode, [])) for case in found if case.opcode not in own
    )
    template = (home / "templates" / "interpreter.h").read_text(encoding="utf-8")
    parts = {
        "CONSTANTS": constants,
        "DECLARATIONS": "".join(f"THREADED_TARGET({opcode});\n" for opcode in opcodes),
        "OWN_HANDLERS": own_handlers,
        "HANDLERS": handlers,
        "RARE_ARMS": arms([opcode for opcode in opcodes if opcode not in hot]),
        "HOT_ARMS": arms(hot),
        "EXCEPTION": function.between("    if (is_backtrace_needed(ctx, rt->current_exception)) {", "    ret_val = JS_EXCEPTION;"),
    }
    for name, part in parts.items():
        if template.count(f"@{name}@") != 1:
            raise UnexpectedSource(f"interpreter.h: expected @{name}@ once")
        template = template.replace(f"@{name}@", part)
    source.replace(whole, template)
    source.write(root)
