# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
import tempfile
import unittest
from pathlib import Path

from reshape import numeric, sre
from reshape.ceval import loop, read_pairs
from editing.source import Source, UnexpectedSource


class LoopTest(unittest.TestCase):
    def test_each_opcode_has_one_arm(self) -> None:
        text = loop("rare:\n@RARE_ARMS@\nhot:\n@HOT_ARMS@\n", ["A", "B", "C"], ["B"])
        rare, hot = text.split("hot:\n")
        self.assertEqual("rare:\n        THREADED_ARM(A)\n        THREADED_ARM(C)\n", rare)
        self.assertEqual("            THREADED_ARM(B)\n", hot)


class PairsTest(unittest.TestCase):
    def read(self, text: str) -> dict[str, list[str]]:
        with tempfile.TemporaryDirectory() as directory:
            path = Path(directory, "pairs.txt")
            path.write_text(text, encoding="utf-8")
            return read_pairs(path)

    def test_reads_pairs(self) -> None:
        self.assertEqual({"A": ["B", "C"], "B": ["C"]}, self.read("# comment\nA B C\nB C\n"))

    def test_refuses_cycles_and_two_lines(self) -> None:
        with self.assertRaisesRegex(UnexpectedSource, "would call itself"):
            self.read("A B\nB C A\n")
        with self.assertRaisesRegex(UnexpectedSource, "two lines"):
            self.read("A B\nA C\n")


class NumericTest(unittest.TestCase):
    head = "double _PyUnicode_ToNumeric(Py_UCS4 ch)\n{\n    switch (ch) {\n"
    tail = "    }\n    return -1.0;\n}\n"

    def test_rows_are_sorted(self) -> None:
        cases = "    case 0x0F33:\n        return (double) -1.0/2.0;\n    case 0x0031:\n    case 0x0661:\n        return (double) 1.0;\n"
        source = Source(self.head + cases + self.tail)
        numeric.rewrite_text(source)
        rows = "    {0x0031, (double) 1.0},\n    {0x0661, (double) 1.0},\n    {0x0F33, (double) -1.0/2.0},\n"
        self.assertIn(f"numeric_characters[] = {{\n{rows}}};", source.text)
        self.assertNotIn("switch", source.text)

    def test_refuses_other_code(self) -> None:
        with self.assertRaisesRegex(UnexpectedSource, "unexpected line"):
            numeric.rewrite_text(Source(self.head + "    case 1: return 2;\n" + self.tail))


class MergeCasesTest(unittest.TestCase):
    text = "        TARGET(A):\n  a;\n        TARGET(B):\n  b;\n        TARGET(C):\n  c;\n"

    def test_two_cases_become_one(self) -> None:
        source = Source(self.text)
        sre.merge_cases(source, ["A", "B"], "C", "  both;\n")
        self.assertEqual("        TARGET(A):\n        TARGET(B):\n  both;\n\n        TARGET(C):\n  c;\n", source.text)

    def test_refuses_other_cases(self) -> None:
        with self.assertRaisesRegex(UnexpectedSource, "expected the cases"):
            sre.merge_cases(Source(self.text), ["A"], "C", "")
