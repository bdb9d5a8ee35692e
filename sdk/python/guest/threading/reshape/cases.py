# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Rewrites the cases of Python/generated_cases.c.h to functions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from editing.source import Source

FILE = "Python/generated_cases.c.h"
EXPECTED_CASES = 211

_CASE = re.compile(r"^        TARGET\((\w+)\) \{\n(.*?)^        \}\n", re.MULTILINE | re.DOTALL)
_CHANGES_FRAME = re.compile(r"\bframe = ")
_LABELS = {
    "error", "pop_1_error", "pop_2_error", "pop_3_error", "pop_4_error",
    "exception_unwind", "resume_frame", "start_frame",
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One opcode's instruction: its name and the text between the braces."""

    opcode: str
    body: str


def parse(source: Source) -> tuple[str, list[Case], str]:
    """Returns the text before the cases, the cases, and the text after them."""
    matches = list(_CASE.finditer(source.text))
    if not matches:
        raise source.fail("no TARGET(...) block found")
    for before, after in zip(matches, matches[1:]):
        if source.text[before.end() : after.start()].strip():
            raise source.fail(f"text between {before[1]} and {after[1]}")
    head, tail = source.text[: matches[0].start()], source.text[matches[-1].end() :]
    if source.text.count("TARGET(") != len(matches):
        raise source.fail("a TARGET(...) block has another shape than the others")
    return head, [Case(match[1], match[2]) for match in matches], tail


def replace_gotos(source: Source, body: str, labels: set[str]) -> str:
    """`goto label;` becomes a return through the macros of threaded_macros.h."""

    def leave(match: re.Match[str]) -> str:
        if match[1] not in labels:
            raise source.fail(f"jump to a label that is not known: {match[0]}")
        return f"THREADED_GOTO({match[1]});"

    return re.sub(r"\bgoto\s+(\w+)\s*;", leave, body)


def predict(source: Source, case: Case, body: str, successors: list[str], macro: str) -> str:
    """Looks for the opcodes that mostly come next before the handler returns to the loop."""
    first, dispatch, rest = body.rpartition("            DISPATCH();\n")
    if not dispatch or rest.strip():
        raise source.fail(f"{case.opcode} does not end with DISPATCH")
    return first + "".join(f"            {macro}({successor});\n" for successor in successors) + dispatch


def handler(source: Source, case: Case, jumped_to: bool, successors: list[str]) -> str:
    """The function of one opcode.

    `jumped_to`: other opcodes continue in the middle of this one. `successors`: the opcodes that mostly come next.
    """
    body = replace_gotos(source, case.body, _LABELS)
    changes_frame = _CHANGES_FRAME.search(body)
    if successors:
        macro = "THREADED_PREDICT_IN_NEW_FRAME" if changes_frame else "THREADED_PREDICT"
        body = predict(source, case, body, successors, macro)
    if changes_frame:
        body = body.replace("DISPATCH();", "DISPATCH_NEW_FRAME();")
    if case.opcode == "INTERPRETER_EXIT":
        if body.count("return retval;") != 1:
            raise source.fail("INTERPRETER_EXIT does not return retval")
        body = body.replace("return retval;", "return THREADED_PACK(retval, 0, THREADED_EXIT);")
    elif re.search(r"\breturn\b", re.sub(r'"[^"\n]*"|//.*|/\*.*?\*/', "", body, flags=re.DOTALL)):
        raise source.fail(f"{case.opcode} returns from the loop")
    predicted = f"            PREDICTED({case.opcode});\n"
    if body.count("PREDICTED(") != body.count(predicted):
        raise source.fail(f"{case.opcode}: PREDICTED is not as expected")
    first, found, second = body.partition(predicted)
    if not jumped_to:
        return f"THREADED_TARGET({case.opcode})\n{first}{second}}}\n"
    if not found:
        raise source.fail(f"{case.opcode} is jumped to but has no PREDICTED")
    return (
        f"THREADED_BODY({case.opcode})\n{{\n{second}}}\n\n"
        f"THREADED_TARGET({case.opcode})\n{first}            return THREADED_CALL_BODY({case.opcode});\n}}\n"
    )


def rewrite(source: Source, pairs: dict[str, list[str]]) -> list[str]:
    """Rewrites the file to declarations and functions; returns the opcodes. `pairs`: what mostly comes after what."""
    head, cases, tail = parse(source)
    if len(cases) != EXPECTED_CASES:
        raise source.fail(f"expected {EXPECTED_CASES} cases, found {len(cases)}")
    jumped_to = set(re.findall(r"GO_TO_INSTRUCTION\((\w+)\)", source.text))
    unknown = jumped_to - {case.opcode for case in cases}
    if unknown:
        raise source.fail(f"GO_TO_INSTRUCTION of unknown opcodes {sorted(unknown)}")
    # Those that are jumped to come first: their bodies are inline functions.
    ordered = sorted(cases, key=lambda case: case.opcode not in jumped_to)
    opcodes = [case.opcode for case in cases]
    declarations = "".join(f"THREADED_DECLARE({opcode});\n" for opcode in opcodes)
    unknown = set(pairs).union(*pairs.values()) - set(opcodes)
    if unknown:
        raise source.fail(f"unknown opcodes in pairs.txt: {sorted(unknown)}")
    functions = "\n".join(
        handler(source, case, case.opcode in jumped_to, pairs.get(case.opcode, [])) for case in ordered
    )
    source.text = f"{head}{declarations}\n{functions}{tail}"
    return opcodes
