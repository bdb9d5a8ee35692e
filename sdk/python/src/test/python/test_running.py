# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0

import unittest

import guest

SOURCE = """
import asyncio, os, random, sys
from capsule import CapsuleError, task

unseeded = random.Random()
seeded = random.Random(1)

@task
def draw(): return [random.random(), unseeded.random(), seeded.random()]

@task
def environment(): return dict(os.environ)

@task
async def later(n):
    await asyncio.sleep(0)
    return n

@task
def fails(kind):
    import json
    if kind == "library": json.loads("[")
    if kind == "exit": sys.exit("why")
    if kind == "code": sys.exit(7)
    if kind == "recursion": fails.function(kind)
    raise getattr(__builtins__, kind) if isinstance(__builtins__, type(os)) else __builtins__[kind]

@task
def calls(*args, **kwargs): return later.__call__(1) if not args else calls(*args[1:], **kwargs)

@task
async def waits(n): return await later(n)
"""


class RunningTest(unittest.TestCase):
    def setUp(self):
        guest.start()
        response = guest.load(SOURCE)
        self.assertEqual("loaded", response["status"], response)

    def test_returns(self):
        self.assertEqual({"status": "returned", "result": 3}, guest.run("later", 3))

    def test_binds_arguments(self):
        response = guest.run("later")
        self.assertEqual(("invalid_arguments", "later(n): missing a required argument: 'n'"), (response["status"], response["message"]))
        self.assertIn("unexpected keyword argument 'm'", guest.run("later", 1, m=2)["message"])

    def test_knows_its_tasks(self):
        response = guest.run("nothing")
        self.assertEqual("task_not_found", response["status"])
        self.assertIn("there are: draw, environment", response["message"])

    def test_reseeds_what_was_not_seeded(self):
        guest.start()
        from capsule import _random

        _random.watch()
        guest.load(SOURCE)
        one, again, other = (guest.run("draw", seed=seed)["result"] for seed in ("ff", "ff", "fe"))
        self.assertEqual(one[:2], again[:2])
        self.assertNotEqual(one[0], one[1])
        self.assertTrue(all(a != b for a, b in zip(one, other)))
        self.assertNotEqual(one[2], again[2])

    def test_sets_the_environment(self):
        import os

        before = dict(os.environ)
        try:
            self.assertEqual({"A": "b"}, guest.run("environment", env={"A": "b"})["result"])
        finally:
            os.environ.update(before)

    def test_describes_exceptions(self):
        response = guest.run("fails", "library")
        self.assertEqual("json.decoder.JSONDecodeError: Expecting value: line 1 column 2 (char 1)", response["message"])
        self.assertEqual("src/entry.py", response["frames"][0]["path"])
        self.assertNotIn("_runner", response["text"])
        self.assertEqual("KeyboardInterrupt", guest.run("fails", "KeyboardInterrupt")["message"])
        self.assertEqual("GeneratorExit", guest.run("fails", "GeneratorExit")["message"])
        self.assertIn("RecursionError: maximum recursion depth", guest.run("fails", "recursion")["message"])

    def test_bounds_what_it_says(self):
        guest.start()
        guest.load("def main(): raise ValueError('x' * 10**6)")
        response = guest.run("main")
        self.assertLess(len(response["message"]), 101_000)
        self.assertLess(len(response["text"]), 101_000)
        self.assertIn("900012 characters left out", response["message"])

    def test_describes_exits(self):
        self.assertEqual({"status": "exited", "code": 7, "message": "the task exited with code 7"}, guest.run("fails", "code"))
        self.assertEqual({"status": "exited", "code": 1, "message": "the task exited: why"}, guest.run("fails", "exit"))

    def test_calls_tasks(self):
        envelope = {"success": True, "result": 1}
        guest.responses.append({"envelope": envelope})
        self.assertEqual(envelope, guest.run("calls", 1, 2, k=3)["result"])
        self.assertEqual(
            {"op": "task", "module": "entry", "task": "calls", "args": [2], "kwargs": {"k": 3}}, guest.requests.pop()
        )
        guest.responses.append({"envelope": envelope})
        self.assertEqual(envelope, guest.run("waits", 5)["result"])
        self.assertEqual("capsule.CapsuleError: no host", guest.run("calls", 1)["message"])


if __name__ == "__main__":
    unittest.main()
