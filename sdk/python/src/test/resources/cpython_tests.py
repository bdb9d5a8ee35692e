# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Runs one of the test modules that come with CPython."""

import collections
import os
import random
import re
import sys
import types
import unittest

from capsule import task

PLACE = "/cpython"


@task(compute=9_000_000_000_000, ram="1GB", timeout="30m", allowed_files=["test::/cpython/test:ro"])
def main(module, absent):
    """How many passed; what did not, and why; what was skipped, by reason."""
    prepare(absent)
    try:
        suite = unittest.defaultTestLoader.loadTestsFromName("test." + module)
    except unittest.SkipTest as skip:
        return {"passed": 0, "failed": {}, "skipped": {str(skip): 1}}
    result = Result()
    suite.run(result)
    return {"passed": result.passed, "failed": result.failed, "skipped": result.reasons}


def prepare(absent):
    sys.modules.update((name, Absent(name)) for name in absent)
    sys.path.insert(0, PLACE)
    os.mkdir("/tmp/work")
    os.chdir("/tmp/work")
    random.seed(1)
    import test.support

    test.support.use_resources = ()
    # asyncio's tests ask for sockets as a whole, though most need none
    test.support.has_socket_support = True
    # it would ask a module of CPython's own; the guest has them
    test.support.requires_debug_ranges = lambda *_: lambda tested: tested


class Absent(types.ModuleType):
    """Lets a test module that imports what there is not run its other tests."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self.skip

    def skip(self, *args, **kwargs):
        raise unittest.SkipTest("needs " + self.__name__)


def case(test):
    """The name of the test, also when this is a part of it."""
    return getattr(test, "test_case", test).id().replace("test.", "", 1)


class Result(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.passed = 0
        self.failed = {}
        self.reasons = collections.Counter()

    def startTest(self, test):
        super().startTest(test)
        print(case(test))

    def addSuccess(self, test):
        self.passed += 1

    def addExpectedFailure(self, test, error):
        self.passed += 1

    def addError(self, test, error):
        self.note(test, error)

    def addFailure(self, test, error):
        self.note(test, error)

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.note(test, error)

    def addUnexpectedSuccess(self, test):
        self.failed[case(test)] = "passed unexpectedly"

    def addSkip(self, test, reason):
        # figures in reasons are those of one run
        self.reasons[re.sub(r"\d+\.\d[\de.+-]*", "...", reason)] += 1

    def note(self, test, error):
        text = f"{error[0].__name__}: {error[1]}"
        self.failed.setdefault(case(test), text.partition("\n")[0][:300])
