"""A task that calls another one a hundred times."""

from capsule import task


@task
def nothing():
    pass


@task(name="main", compute="HIGH", timeout="1m")
def main() -> int:
    return sum(nothing()["success"] for _ in range(100))
