# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
import tempfile
import unittest
from pathlib import Path

from editing.source import UnexpectedSource
from reshape import bytecode

DUP = "                /* Transformation: dup put_x(n) -> set_x(n) */\n"
STEP = "                if (code_match(&cc, pos_next, M3(OP_put_loc, OP_put_arg, OP_put_var_ref), -1, OP_drop, -1)) {\n"


class BytecodeTest(unittest.TestCase):
    def rewritten(self, text: str) -> str:
        with tempfile.TemporaryDirectory() as directory:
            file = Path(directory) / "quickjs.c"
            file.write_text(text, encoding="utf-8")
            bytecode.rewrite(Path(directory))
            return file.read_text(encoding="utf-8")

    def test_what_is_stored_and_dropped_is_only_stored(self) -> None:
        before_dup = self.rewritten(DUP + STEP).partition(DUP)[0]
        self.assertIn("M2(OP_put_loc_check, OP_put_var_ref_check), -1, OP_drop, -1", before_dup)
        self.assertNotIn("OP_dec", before_dup)

    def test_a_step_whose_old_value_nobody_wants_keeps_none(self) -> None:
        before_step = self.rewritten(DUP + STEP).partition(DUP)[2].partition(STEP)[0]
        self.assertIn("OP_dec + (op - OP_post_dec)", before_step)
        self.assertIn("dbuf_putc(&bc_out, cc.op);", before_step)

    def test_refuses_another_source(self) -> None:
        with self.assertRaisesRegex(UnexpectedSource, "quickjs.c: expected 1 times, found 0 times"):
            self.rewritten(DUP)


if __name__ == "__main__":
    unittest.main()
