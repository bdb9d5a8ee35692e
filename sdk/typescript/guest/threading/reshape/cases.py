# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Rewrites the cases of JS_CallInternal's switch in quickjs.c to functions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from editing.source import Source

EXPECTED_OPCODES = 247

# The interpreter's registers that a handler reads from the state, with their types.
_REGISTERS = {
    "ctx": "JSContext *",
    "caller_ctx": "JSContext *",
    "rt": "JSRuntime *",
    "sf": "JSStackFrame *",
    "p": "JSObject *",
    "b": "JSFunctionBytecode *",
    "var_buf": "JSValue *",
    "arg_buf": "JSValue *",
    "stack_buf": "JSValue *",
    "var_refs": "JSVarRef **",
    "func_obj": "JSValueConst ",
    "this_obj": "JSValueConst ",
    "new_target": "JSValueConst ",
    "argc": "int ",
    "argv": "JSValue *",
}
# Variables of the function that only live within a case.
_VARIABLES = {"i": "int ", "call_argc": "int ", "call_argv": "JSValue *", "ret_val": "JSValue "}
# Labels that several cases share, and what a handler does instead of the jump.
_LABELS = {
    "exception": "return threaded_exception(state, pc, sp);",
    "done": "{ state->ret_val = ret_val; return THREADED_PACK(NULL, sp); }",
    "done_generator": "return threaded_suspend(state, pc, sp, ret_val);",
    "binary_arith_slow": "return threaded_binary_arith_slow(state, pc, sp, opcode);",
    "non_ctor_call": "return threaded_not_a_constructor_call(state, pc, sp);",
    "set_true": "{ sp[-1] = JS_TRUE; BREAK; }",
    "free_and_set_true": "{ JS_FreeValue(ctx, sp[-1]); sp[-1] = JS_TRUE; BREAK; }",
    "free_and_set_false": "{ JS_FreeValue(ctx, sp[-1]); sp[-1] = JS_FALSE; BREAK; }",
}
_CASE = re.compile(r"^ *CASE\((OP_\w+)\):", re.MULTILINE)
_COMPARISON = re.compile(r"^ *OP_CMP\((OP_\w+), (\S+), (.*)\);$", re.MULTILINE)
_CONSTANT = re.compile(r"^#define (?:JS_THROW|OP_DEFINE)_\w+ +\d+\n", re.MULTILINE)
_COMPARE = """\
        CASE({0}):
            {{
                JSValue op1, op2;
                op1 = sp[-2];
                op2 = sp[-1];
                if (likely(JS_VALUE_IS_BOTH_INT(op1, op2))) {{
                    sp[-2] = JS_NewBool(ctx, JS_VALUE_GET_INT(op1) {1} JS_VALUE_GET_INT(op2));
                    sp--;
                }} else {{
                    sf->cur_pc = pc;
                    if ({2})
                        goto exception;
                    sp--;
                }}
            }}
            BREAK;"""


@dataclass(frozen=True)
class Case:
    """One opcode's instruction: its name, with OP_, and the statements after the label."""

    opcode: str
    body: str


def without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def flatten(source: Source, text: str) -> tuple[str, str]:
    """Returns the constants that are defined between the cases, and the cases without any directive."""
    text = re.sub(r"^#if 0\n.*?^#endif\n", "", text, flags=re.MULTILINE | re.DOTALL)
    constants = "".join(_CONSTANT.findall(text))
    text = _CONSTANT.sub("", text)
    text = re.sub(r"^#define OP_CMP\((?:.*\\\n)+.*\n", "", text, flags=re.MULTILINE)
    text = _COMPARISON.sub(lambda match: _COMPARE.format(match[1], match[2], match[3]), text)
    text = re.sub(r"^#(?:if SHORT_OPCODES|endif)\n", "", text, flags=re.MULTILINE)
    if directive := re.search(r"^#.*", text, re.MULTILINE):
        raise source.fail(f"unexpected between the cases: {directive[0]}")
    return constants, text


def split(source: Source, text: str) -> list[Case]:
    """Returns the cases; those with several labels once per label."""
    labels = list(_CASE.finditer(text))
    cases: list[Case] = []
    waiting: list[str] = []
    for label, following in zip(labels, [*labels[1:], None]):
        waiting.append(label[1])
        body = text[label.end() : following.start() if following else len(text)]
        if without_comments(body).strip():
            cases.extend(Case(opcode, body) for opcode in waiting)
            waiting.clear()
    if waiting:
        raise source.fail(f"no statements after {waiting}")
    return cases


def call_cases(source: Source, cases: list[Case]) -> list[Case]:
    """The calls with a number of arguments in the opcode continue in the middle of OP_call."""
    jump = "                goto has_call_argc;\n            has_call_argc:\n"
    whole = next(case.body for case in cases if case.opcode == "OP_call")
    before, found, after = whole.partition(jump)
    if not found:
        raise source.fail("OP_call has no label has_call_argc")
    changed = []
    for case in cases:
        body = case.body.replace(jump, "")
        if "goto has_call_argc;" in body:
            body = body.replace("goto has_call_argc;", "{\n" + after.lstrip("\n"))
        changed.append(Case(case.opcode, body))
    return changed


def handler(source: Source, case: Case, successors: list[str]) -> str:
    """The function of one opcode. `successors`: the opcodes that mostly come next."""
    code = without_comments(case.body)
    if case.opcode == "OP_pow":
        code = code.partition("binary_arith_slow:")[0] + "goto binary_arith_slow;\n"
    own = set(re.findall(r"^ *(\w+):(?!:)", code, re.MULTILINE)) - {"default"}
    code = re.sub(r"^ *non_ctor_call:\n.*?goto exception;", "goto non_ctor_call;", code, flags=re.MULTILINE | re.DOTALL)
    own.discard("non_ctor_call")

    def leave(match: re.Match[str]) -> str:
        if match[1] in own:
            return match[0]
        if match[1] not in _LABELS:
            raise source.fail(f"{case.opcode}: jump to a label that is not known: {match[0]}")
        return _LABELS[match[1]]

    code = re.sub(r"\bgoto\s+(\w+)\s*;", leave, code)
    if successors:
        code = re.sub(r"\bBREAK;", "THREADED_BREAK_BEFORE(" + ", ".join(successors) + ");", code)
    words = set(re.findall(r"(?<!->)(?<!\.)\b(\w+)\b", code))
    lines = [f"    {kind}{name} = state->{name};\n" for name, kind in _REGISTERS.items() if name in words]
    lines += [f"    {kind}{name};\n" for name, kind in _VARIABLES.items() if name in words]
    if "opcode" in words:
        lines.append(f"    int opcode = {case.opcode};\n")
    return f"THREADED_TARGET({case.opcode})\n{{\n{''.join(lines)}    {code.strip()}\n}}\n"
