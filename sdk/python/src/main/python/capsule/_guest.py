# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""The protocol's operations, called by the exports of the module."""

import gc
import json

from capsule import _stdio
from capsule._preload import preload


def prepare():
    """Everything that every task needs, before the base image is made."""
    from capsule import _http_client, _random
    from capsule._sources import SOURCES
    import sys

    preload()
    _random.watch()
    _stdio.open_streams()
    _http_client.watch()
    sys.meta_path.insert(0, SOURCES)
    freeze()


def load(box):
    from capsule import _loader

    reply = json.dumps(_loader.load(json.loads(box.pop())))
    freeze()
    return reply


def run(box):
    from capsule import _runner

    return _runner.run(json.loads(box.pop()))


def freeze():
    """What exists now stays: the collector of a task's run need not look at it."""
    _stdio.flush()
    gc.collect()
    gc.freeze()
