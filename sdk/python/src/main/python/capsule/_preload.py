# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Modules that are in the base image already, because many tasks import them."""

import importlib

COMMON = """
abc base64 bisect collections contextlib copy csv dataclasses datetime enum functools hashlib heapq inspect io itertools json
linecache math operator os random re statistics string struct sys textwrap time traceback typing
""".split()


def preload():
    for name in COMMON:
        importlib.import_module(name)
