# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Tasks that would never end, or take everything."""

import asyncio
import re
import time

from capsule import task

LIMITS = {"compute": "1000000000000", "timeout": "300ms", "ram": "256MB"}


@task(**LIMITS)
def spin():
    while True:
        pass


@task(**LIMITS)
def swallow():
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


@task(**LIMITS)
def backtrack():
    return re.match(r"(a+)+$", "a" * 40 + "b") is None


@task(**LIMITS)
def total():
    return sum(range(10**12))


@task(**LIMITS)
def sleep():
    time.sleep(1000)


@task(**LIMITS)
def nap():
    asyncio.run(asyncio.sleep(1000))


@task(**LIMITS)
def fill():
    block = bytearray(40_000_000)
    while True:
        block[:] = bytes(1) * len(block)


@task(**LIMITS)
def power():
    return len(str(7 ** (7**9)))


@task(compute="LOW")
def burn():
    while True:
        pass


@task(ram="32MB")
def grow():
    blocks = []
    while True:
        blocks.append(bytearray(1 << 20))


@task(ram="32MB")
def grow_quietly():
    try:
        return len(bytearray(1 << 30))
    except MemoryError:
        return "caught"


@task
def nest():
    nested = []
    for _ in range(100_000):
        nested = [nested]
    return repr(nested)


@task
def maps():
    iterator = iter([1])
    for _ in range(200_000):
        iterator = map(lambda x: x, iterator)
    return list(iterator)
