# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
import unittest
from textwrap import indent

from reshape.cases import Case, handler, parse
from editing.source import Source, UnexpectedSource


def case(opcode: str, body: str) -> Case:
    return Case(opcode, indent(body, " " * 12))


class ParseTest(unittest.TestCase):
    def test_splits_head_cases_and_tail(self) -> None:
        text = "head\n        TARGET(A) {\n            x;\n        }\n\n        TARGET(B) {\n        }\ntail\n"
        head, cases, tail = parse(Source(text))
        self.assertEqual(("head\n", "tail\n"), (head, tail))
        self.assertEqual([Case("A", "            x;\n"), Case("B", "")], cases)

    def test_refuses_text_between_cases(self) -> None:
        text = "        TARGET(A) {\n        }\n    lost:\n        TARGET(B) {\n        }\n"
        with self.assertRaisesRegex(UnexpectedSource, "between A and B"):
            parse(Source(text))

    def test_refuses_a_case_of_another_shape(self) -> None:
        text = "        TARGET(A) {\n        }\n        TARGET(B) { }\n"
        with self.assertRaisesRegex(UnexpectedSource, "another shape"):
            parse(Source(text))


class HandlerTest(unittest.TestCase):
    source = Source("", "cases.h")

    def test_jumps_become_returns(self) -> None:
        text = handler(self.source, case("A", "if (x) goto pop_1_error;\nDISPATCH();\n"), False, [])
        self.assertIn("if (x) THREADED_GOTO(pop_1_error);", text)
        self.assertTrue(text.startswith("THREADED_TARGET(A)\n"), text)

    def test_refuses_unknown_labels(self) -> None:
        with self.assertRaisesRegex(UnexpectedSource, "elsewhere"):
            handler(self.source, case("A", "goto elsewhere;\n"), False, [])

    def test_a_changed_frame_is_announced(self) -> None:
        body = "frame = tstate->current_frame = new_frame;\nDISPATCH();\n"
        self.assertIn("DISPATCH_NEW_FRAME();", handler(self.source, case("A", body), False, []))
        self.assertNotIn("NEW_FRAME", handler(self.source, case("A", "new_frame->previous = frame;\nDISPATCH();\n"), False, []))

    def test_only_the_exit_returns_a_value(self) -> None:
        text = handler(self.source, case("INTERPRETER_EXIT", "/* return */\nreturn retval;\n"), False, [])
        self.assertIn("return THREADED_PACK(retval, 0, THREADED_EXIT);", text)
        with self.assertRaisesRegex(UnexpectedSource, "A returns"):
            handler(self.source, case("A", "return retval;\n"), False, [])

    def test_return_in_a_comment_or_string_is_no_return(self) -> None:
        handler(self.source, case("A", '// return\nf("return");\n/* return\n */\n'), False, [])

    def test_the_part_that_others_jump_to_is_a_function_of_its_own(self) -> None:
        text = handler(self.source, case("A", "first;\nPREDICTED(A);\nsecond;\n"), True, [])
        body, target = text.split("THREADED_TARGET(A)\n")
        self.assertIn("second;", body)
        self.assertNotIn("first;", body)
        self.assertIn("first;\n            return THREADED_CALL_BODY(A);", target)

    def test_what_is_jumped_to_must_be_predicted(self) -> None:
        with self.assertRaisesRegex(UnexpectedSource, "no PREDICTED"):
            handler(self.source, case("A", "first;\n"), True, [])

    def test_successors_are_tried_before_the_loop(self) -> None:
        text = handler(self.source, case("A", "if (x) {\n    DISPATCH();\n}\nDISPATCH();\n"), False, ["B", "C"])
        end = "            THREADED_PREDICT(B);\n            THREADED_PREDICT(C);\n            DISPATCH();\n}\n"
        self.assertTrue(text.endswith(end), text)
        self.assertEqual(2, text.count("PREDICT"))

    def test_a_successor_after_a_change_of_frame(self) -> None:
        text = handler(self.source, case("A", "frame = new_frame;\nDISPATCH();\n"), False, ["B"])
        self.assertIn("THREADED_PREDICT_IN_NEW_FRAME(B);\n            DISPATCH_NEW_FRAME();", text)

    def test_successors_need_a_dispatch_at_the_end(self) -> None:
        with self.assertRaisesRegex(UnexpectedSource, "A does not end with DISPATCH"):
            handler(self.source, case("A", "DISPATCH();\nelse_part;\n"), False, ["B"])
