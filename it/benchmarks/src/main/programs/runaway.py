"""Tasks that would never end."""

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
def fill():
    block = bytearray(40_000_000)
    while True:
        block[:] = bytes(1) * len(block)


@task(**LIMITS)
def power():
    return len(str(7 ** (7**9)))
