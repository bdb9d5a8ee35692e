# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Modules that are in the base image already, because many tasks import them."""

import importlib

# Each module here is in the memory of every task, whether it needs the module or not; a task that imports another one
# has it in its own image, and only its build takes longer.
COMMON = """
abc collections contextlib copy dataclasses datetime enum functools io itertools json math operator os random re string
sys time traceback typing
""".split()


def preload():
    for name in COMMON:
        importlib.import_module(name)
