"""Calls of functions."""

from capsule import task


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@task(name="main", compute="HIGH", timeout="1m")
def main() -> int:
    return fib(27)
