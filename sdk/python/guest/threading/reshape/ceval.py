# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Rewrites Python/ceval.c: handlers, entry and unwinding become functions, the loop comes from a template."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from editing.source import Source, UnexpectedSource

from . import cases
from .cases import replace_gotos

FILE = "Python/ceval.c"
MACROS_FILE = "Python/ceval_macros.h"
LOOP_ONLY = ["INSTRUMENTED_LINE"]  # opcodes whose code is in ceval.c itself

_SIGNATURE = "(\n    PyThreadState *tstate, _PyInterpreterFrame *frame, "


def enter_function(source: Source) -> str:
    """What the interpreter does before the first instruction."""
    text = source.between("    entry_frame.f_executable = Py_None;", '    /* Local "register" variables.')
    text = text.replace("&entry_frame", "entry_frame").replace("entry_frame.", "entry_frame->")
    text = replace_gotos(source, text, {"exit_unwind", "resume_with_error"})
    return (
        f"static THREADED_FUNCTION\nthreaded_enter{_SIGNATURE}_PyInterpreterFrame *entry_frame, int throwflag)\n{{\n"
        f"    _Py_EnsureTstateNotNULL(tstate);\n{text}    THREADED_GOTO(start_frame);\n}}\n"
    )


def instrumented_line_function(source: Source) -> str:
    text = source.between(
        "    {\n        _Py_CODEUNIT *prev = frame->instr_ptr;", "#if USE_COMPUTED_GOTOS\n        _unknown_opcode:"
    )
    text = replace_gotos(source, text, {"error"})
    return f"THREADED_TARGET(INSTRUMENTED_LINE)\n{text.rstrip()}\n}}\n"


def unknown_opcode_function(source: Source) -> str:
    text = source.between("            opcode = next_instr->op.code;\n            _PyErr_Format(", "        } /* End instr")
    text = replace_gotos(source, text, {"error"})
    return f"THREADED_DECLARE(unknown)\n{{\n    int opcode;\n    (void)oparg;\n{text.rstrip()}\n}}\n"


def unwind_function(source: Source) -> str:
    """The shared labels from `error` on stay jumps, inside one function."""
    text = source.between("pop_4_error:\n", "#ifdef _Py_TIER2\n\n// Tier 2 is also here!")
    pops, label, text = text.partition("\nerror:\n")
    if pops.count("STACK_SHRINK(1);") != 4:
        raise source.fail("pop_4_error is not followed by four times STACK_SHRINK(1)")
    unwind = Source(label + text, source.name)
    unwind.replace("            DISPATCH();\n        }\n    }\n", "            DISPATCH_NEW_FRAME();\n        }\n")
    unwind.replace("frame == &entry_frame", "frame->owner == FRAME_OWNED_BY_CSTACK")
    unwind.replace("return NULL;", "return THREADED_PACK(NULL, 0, THREADED_EXIT);")
    return (
        f"THREADED_FUNCTION\nthreaded_unwind{_SIGNATURE}_Py_CODEUNIT *next_instr, PyObject **stack_pointer,\n"
        "    enum threaded_label label)\n{\n    switch (label) {\n"
        "        case THREADED_AT_error: goto error;\n"
        "        case THREADED_AT_exception_unwind: goto exception_unwind;\n"
        "        case THREADED_AT_exit_unwind: goto exit_unwind;\n"
        f"        case THREADED_AT_resume_with_error: goto resume_with_error;\n    }}\n{unwind.text}}}\n\n"
        f"THREADED_FUNCTION\nthreaded_error{_SIGNATURE}_Py_CODEUNIT *next_instr, PyObject **stack_pointer)\n{{\n"
        "    return threaded_unwind(tstate, frame, next_instr, stack_pointer, THREADED_AT_error);\n}\n"
    )


def read_hot_opcodes(path: Path, opcodes: list[str]) -> list[str]:
    hot = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    unknown = set(hot) - set(opcodes)
    if unknown or len(hot) != len(set(hot)):
        raise UnexpectedSource(f"{path.name}: unknown or repeated opcodes: {sorted(unknown)}")
    return hot


def read_pairs(path: Path) -> dict[str, list[str]]:
    """Which opcodes mostly follow which; the calls that this becomes must come to an end."""
    lines = [line.split() for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    pairs = {opcode: successors for opcode, *successors in lines}
    if len(pairs) != len(lines):
        raise UnexpectedSource(f"{path.name}: an opcode has two lines")
    try:
        list(TopologicalSorter(pairs).static_order())
    except CycleError as error:
        raise UnexpectedSource(f"{path.name}: a handler would call itself: {' '.join(error.args[1])}") from error
    return pairs


def loop(template: str, opcodes: list[str], hot: list[str]) -> str:
    """The loop with an arm for each opcode: the hot ones in its own switch, the others in threaded_rare."""
    rare = [opcode for opcode in opcodes if opcode not in hot]
    for marker, arms, indent in (("@RARE_ARMS@", rare, 8), ("@HOT_ARMS@", hot, 12)):
        lines = [" " * indent + f"THREADED_ARM({opcode})" for opcode in arms]
        template = template.replace(marker, "\n".join(lines))
    return template


def rewrite(root: Path, home: Path) -> None:
    """Rewrites the three files of the interpreter's loop in the source tree `root`; `home` holds the templates."""
    generated = Source.read(root, cases.FILE)
    ceval = Source.read(root, FILE)
    macros = Source.read(root, MACROS_FILE)
    opcodes = cases.rewrite(generated, read_pairs(home / "pairs.txt")) + LOOP_ONLY
    hot = read_hot_opcodes(home / "hot_opcodes.txt", opcodes)
    functions = [enter_function(ceval), instrumented_line_function(ceval), unknown_opcode_function(ceval), unwind_function(ceval)]
    template = (home / "templates" / "threaded_loop.h").read_text(encoding="utf-8")
    function = ceval.between(
        "PyObject* _Py_HOT_FUNCTION\n_PyEval_EvalFrameDefault(", "#if defined(__GNUC__)\n#  pragma GCC diagnostic pop"
    )
    ceval.replace('#include "ceval_macros.h"\n', '#include "ceval_macros.h"\n#include "threaded_macros.h"\n')
    ceval.replace(
        function, '#include "generated_cases.c.h"\n\n' + "\n".join(functions) + "\n" + loop(template, opcodes, hot) + "\n"
    )
    macros.replace("            goto error; \\\n", "            GOTO_ERROR(error); \\\n")
    for source in (generated, ceval, macros):
        source.write(root)
    header = (home / "templates" / "threaded_macros.h").read_text(encoding="utf-8")
    (root / "Python" / "threaded_macros.h").write_text(header, encoding="utf-8")
