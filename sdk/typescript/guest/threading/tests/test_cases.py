# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
import tempfile
import unittest
from pathlib import Path

from editing.source import Source, UnexpectedSource
from reshape.cases import Case, call_cases, flatten, handler, split
from reshape.interpreter import read_pairs

SOURCE = Source("", "quickjs.c")


class CasesTest(unittest.TestCase):
    def test_a_body_with_two_labels_is_two_cases(self) -> None:
        text = "        CASE(OP_a):\n        CASE(OP_b):\n            x;\n            BREAK;\n        CASE(OP_c): y; BREAK;\n"
        cases = split(SOURCE, text)
        self.assertEqual(["OP_a", "OP_b", "OP_c"], [case.opcode for case in cases])
        self.assertEqual(cases[0].body, cases[1].body)

    def test_refuses_a_label_without_statements(self) -> None:
        with self.assertRaisesRegex(UnexpectedSource, "no statements after"):
            split(SOURCE, "        CASE(OP_a):\n")

    def test_takes_constants_and_comparisons_out(self) -> None:
        constants, text = flatten(SOURCE, "#define JS_THROW_X 1\n            OP_CMP(OP_lt, <, slow(ctx));\n#if 0\nz\n#endif\n")
        self.assertEqual("#define JS_THROW_X 1\n", constants)
        self.assertIn("CASE(OP_lt):", text)
        self.assertNotIn("z", text.split())

    def test_refuses_other_directives(self) -> None:
        with self.assertRaisesRegex(UnexpectedSource, "unexpected between the cases: #ifdef X"):
            flatten(SOURCE, "#ifdef X\n")

    def test_a_call_with_its_count_in_the_opcode_continues_in_the_general_one(self) -> None:
        general = "{\n get();\n                goto has_call_argc;\n            has_call_argc:\n rest();\n}\n"
        cases = call_cases(SOURCE, [Case("OP_call1", "n = 1;\ngoto has_call_argc;\n"), Case("OP_call", general)])
        self.assertEqual("n = 1;\n{\n rest();\n}\n\n", cases[0].body)
        self.assertNotIn("goto", cases[1].body)


class HandlerTest(unittest.TestCase):
    def test_declares_the_registers_that_are_used(self) -> None:
        text = handler(SOURCE, Case("OP_a", "f(ctx, sf->b);\nBREAK;"), [])
        self.assertIn("JSContext *ctx = state->ctx;", text)
        self.assertNotIn("JSFunctionBytecode", text)

    def test_jumps_become_returns(self) -> None:
        text = handler(SOURCE, Case("OP_a", "goto exception;"), [])
        self.assertIn("return threaded_exception(state, pc, sp);", text)
        with self.assertRaisesRegex(UnexpectedSource, "jump to a label that is not known: goto elsewhere;"):
            handler(SOURCE, Case("OP_a", "goto elsewhere;"), [])

    def test_a_label_of_its_own_stays(self) -> None:
        self.assertIn("goto own;", handler(SOURCE, Case("OP_a", "goto own;\n own:\n BREAK;"), []))

    def test_looks_for_successors(self) -> None:
        self.assertIn("THREADED_BREAK_BEFORE(OP_b, OP_c);", handler(SOURCE, Case("OP_a", "BREAK;"), ["OP_b", "OP_c"]))


class PairsTest(unittest.TestCase):
    def test_refuses_cycles(self) -> None:
        with tempfile.TemporaryDirectory() as directory:
            path = Path(directory) / "pairs.txt"
            path.write_text("OP_a OP_b\nOP_b OP_a\n", encoding="utf-8")
            with self.assertRaisesRegex(UnexpectedSource, "a handler would call itself"):
                read_pairs(path)
