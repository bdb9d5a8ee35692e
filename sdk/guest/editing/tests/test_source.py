# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
import tempfile
import unittest
from pathlib import Path

from editing.noinline import keep_apart
from editing.source import Source, UnexpectedSource


class SourceTest(unittest.TestCase):
    def test_replaces_what_occurs_as_often_as_expected(self) -> None:
        source = Source("a b a")
        source.replace("a", "c", 2)
        self.assertEqual("c b c", source.text)
        with self.assertRaisesRegex(UnexpectedSource, "expected 2 times, found 1 times: 'b'"):
            source.replace("b", "c", 2)

    def test_between_needs_one_start(self) -> None:
        self.assertEqual("(x", Source("(x)").between("(", ")"))
        with self.assertRaisesRegex(UnexpectedSource, "more than once"):
            Source("((").between("(", ")")
        with self.assertRaisesRegex(UnexpectedSource, "does not follow"):
            Source("(").between("(", ")")

    def test_refuses_to_rewrite_twice(self) -> None:
        with tempfile.TemporaryDirectory() as directory:
            root = Path(directory)
            (root / "a.c").write_text("int x;\n", encoding="utf-8")
            Source.read(root, "a.c").write(root)
            self.assertEqual("int x;\n", Source.reread(root, "a.c").text)
            with self.assertRaisesRegex(UnexpectedSource, "a.c: has been rewritten already"):
                Source.read(root, "a.c")
            with self.assertRaisesRegex(UnexpectedSource, "b.c: no such file"):
                Source.read(root, "b.c")


class KeepApartTest(unittest.TestCase):
    def test_marks_definitions_and_leaves_declarations(self) -> None:
        for definition, result in (
            ("Py_LOCAL_INLINE(PyObject *)\nf(int a)\n{", "PyObject *"),
            ("static int\nf(int a,\n  int b)\n{", "int"),
            ("static inline char *\nf(void) {", "char *"),
        ):
            with self.subTest(definition):
                source = Source("static int f(int);\n" + definition)
                keep_apart(source, "f")
                self.assertIn(f"static __attribute__((noinline)) {result}\nf(", source.text)
                self.assertIn("static int f(int);\n", source.text)

    def test_an_unknown_function_is_an_error(self) -> None:
        with self.assertRaises(UnexpectedSource):
            keep_apart(Source("static int\ng(void)\n{"), "f")
