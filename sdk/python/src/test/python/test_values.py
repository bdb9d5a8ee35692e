# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0

import dataclasses
import datetime
import enum
import unittest

import guest

guest.start()
from capsule._values import NotCarried, to_json


class ValuesTest(unittest.TestCase):
    def refused(self, value, path, message):
        with self.assertRaises(NotCarried) as caught:
            to_json(value)
        self.assertEqual(path, caught.exception.path)
        self.assertIn(message, caught.exception.message)

    def test_carries_what_json_carries(self):
        shared = [1]
        for value, text in [
            (None, "null"),
            ((1, (2.5, "é\ud800")), '[1, [2.5, "\\u00e9\\ud800"]]'),
            ({1: 0, None: 0, False: 0, 1.5: 0, "": 0}, '{"1": 0, "null": 0, "false": 0, "1.5": 0, "": 0}'),
            ([shared, shared], "[[1], [1]]"),
            (10**100, "1" + "0" * 100),
            (enum.IntEnum("Number", "ONE").ONE, "1"),
        ]:
            with self.subTest(value=value):
                self.assertEqual(text, to_json(value))

    def test_names_the_place(self):
        self.refused({"rows": [0, {"when": datetime.date(2026, 1, 2)}]}, "$.rows[1].when", "datetime.date")
        self.refused({"a b": {"": {1}}}, '$["a b"][""]', "type set")
        self.refused({1: {None: b""}}, "$[1][None]", "type bytes")
        self.refused([[], [[]], [[], object()]], "$[2][1]", "type object")

    def test_names_the_key(self):
        self.refused([{(1, 2): 3}], "$[0][(1, 2)]", "key of type tuple")
        self.refused({float("nan"): 3}, "$[nan]", "key nan")

    def test_hints(self):
        point = dataclasses.make_dataclass("Point", ["x"])
        self.refused(point(1), "$", "dataclasses.asdict")
        self.refused(enum.Enum("Color", "RED").RED, "$", ".value")

    def test_refuses_numbers_that_are_none(self):
        self.refused([1.0, float("nan")], "$[1]", "value nan")
        self.refused(float("-inf"), "$", "value -inf")

    def test_refuses_circles(self):
        circle = {"a": []}
        circle["a"].append(circle)
        self.refused([circle], "$[0].a[0]", "circular reference to $[0]")

    def test_refuses_depth(self):
        deep = []
        for _ in range(100_000):
            deep = [deep]
        self.refused(deep, "$", "nested too deeply")


if __name__ == "__main__":
    unittest.main()
