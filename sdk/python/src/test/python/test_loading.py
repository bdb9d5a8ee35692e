# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0

import unittest

import guest

SOURCE = '''\
import capsule
from capsule import task as declared

COMMON = {"ram": "1MB"}

@declared(
    name="first", compute="LOW",
  **COMMON)
def one(a, /, b, *c, d=1, e, **f):
    """ Line.

    More."""

class Box:
    @ capsule.task ( max_retries = 3 )
    async def inside(): pass

é = [lambda x: x, capsule.task(timeout="1s")]; 
@print
@declared
def bare(): pass
'''.replace("@print\n", "")


class LoadingTest(unittest.TestCase):
    def setUp(self):
        guest.start()

    def test_lists_tasks(self):
        response = guest.load(SOURCE)
        self.assertEqual("loaded", response["status"], response)
        one, inside, bare = response["tasks"]
        self.assertEqual(
            ("first", "one", "entry", "src/entry.py", 9, 1, "Line."),
            tuple(one[key] for key in ("name", "function", "module", "path", "line", "column", "doc")),
        )
        self.assertEqual({"name": "first", "compute": "LOW", "ram": "1MB"}, one["config"])
        self.assertEqual({"name": [7, 5], "compute": [7, 19]}, one["positions"])
        self.assertEqual(
            "a positional_only True, b positional True, c var_positional False, "
            "d keyword_only False, e keyword_only True, f var_keyword False",
            ", ".join(f"{p['name']} {p['kind']} {p['required']}" for p in one["parameters"]),
        )
        self.assertEqual(("inside", "Box.inside", 16, 5), tuple(inside[k] for k in ("name", "function", "line", "column")))
        self.assertEqual({"max_retries": [15, 22]}, inside["positions"])
        self.assertEqual(({}, {}), (bare["config"], bare["positions"]))

    def test_lists_a_plain_main_only_when_there_is_no_task_main(self):
        other = "from capsule import task\n@task\ndef main(): pass\n"
        response = guest.load({"entry": "import other\ndef main(): pass", "other": other})
        self.assertEqual([("other", "main"), ("entry", "main")], [(t["module"], t["name"]) for t in response["tasks"]])
        guest.start()
        response = guest.load("from capsule import task\n@task(name='main')\ndef other(): pass\ndef main(): pass")
        self.assertEqual(["other"], [task["function"] for task in response["tasks"]])

    def test_imports_only_what_is_imported(self):
        response = guest.load({"entry": "import lib.a", "lib.a": "from lib import b", "lib.b": "", "c": "1/0"})
        self.assertEqual(["entry", "lib.a", "lib.b"], response["imported"])

    def test_refuses_wrong_use(self):
        for source, message in [
            ("@task('name')\ndef f(): pass", "TypeError: task() takes keyword arguments only, not 'name'"),
            ("@task\nclass A: pass", "TypeError: @task decorates functions, not <class 'entry.A'>"),
            ("@task()\nclass A: pass", "TypeError: @task decorates functions, not <class 'entry.A'>"),
            ("@task(ram={1})\ndef f(): pass", "TypeError: task 'f': $.ram: value of type set"),
        ]:
            with self.subTest(source=source):
                guest.start()
                response = guest.load("from capsule import task\n" + source)
                self.assertIn(message, response["message"])

    def test_describes_errors(self):
        response = guest.load("x = 1\nprint(\n")
        self.assertEqual("SyntaxError: '(' was never closed", response["message"])
        self.assertEqual(("src/entry.py", 2, 6), tuple(response["frames"][-1][k] for k in ("path", "line", "column")))
        response = guest.load("import missing_module")
        self.assertEqual("ModuleNotFoundError: No module named 'missing_module'", response["message"])


if __name__ == "__main__":
    unittest.main()
