# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Fresh randomness for every run: what was drawn before the memory image was made is in every copy of it."""

import random
import sys
import weakref

_unseeded = weakref.WeakSet([random._inst])
_seed = random.Random.seed


def watch():
    """From now on, generators that nobody seeded on purpose are remembered."""

    def seed(self, a=None, version=2):
        _seed(self, a, version)
        if a is None:
            _unseeded.add(self)
        else:
            _unseeded.discard(self)

    seed.__doc__ = _seed.__doc__
    random.Random.seed = seed
    random.seed = random._inst.seed


def reseed(seed):
    """Seeds what `watch` remembered, each generator differently, and forgets what libraries made up before."""
    number = int(seed, 16)
    for index, generator in enumerate(sorted(_unseeded, key=_order)):
        _seed(generator, number << 16 | index)
    for module, names in _MADE_UP.items():
        if module in sys.modules:
            for name in names:
                setattr(sys.modules[module], name, None)


_MADE_UP = {
    "uuid": ("_node", "_last_timestamp"),
    "tempfile": ("_name_sequence",),
}


def _order(generator):
    return generator is not random._inst, id(generator)
