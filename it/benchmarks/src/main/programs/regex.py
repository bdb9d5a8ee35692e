"""Searching and replacing with regular expressions."""

import re

from capsule import task

LINE = re.compile(r"(?P<day>\d{4}-\d\d-\d\d) (?P<level>INFO|WARN|ERROR) \[(?P<thread>[\w-]+)\] (?P<text>.*)")
NUMBER = re.compile(r"\b\d+(?:\.\d+)?\b")


@task(name="main", compute="HIGH", timeout="1m")
def main() -> list:
    lines = [
        f"2026-11-{i % 28 + 1:02} {('INFO', 'WARN', 'ERROR')[i % 3]} [worker-{i % 8}] took {i * 7 % 1000}.5 ms of {i}"
        for i in range(1_500)
    ]
    matches = [LINE.fullmatch(line) for line in lines]
    errors = sum(match["level"] == "ERROR" for match in matches)
    masked = [NUMBER.sub("#", match["text"]) for match in matches]
    words = sum(len(re.split(r"\W+", line)) for line in masked)
    return [errors, len(set(masked)), words]
