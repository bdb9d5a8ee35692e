# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Times programs in this interpreter: measure.py <directory> <seconds for each> <program>..."""

import importlib
import statistics
import sys
import time


def milliseconds(function):
    start = time.perf_counter()
    function()
    return (time.perf_counter() - start) * 1000


def measure(program, seconds):
    main = importlib.import_module(program).main
    first = milliseconds(main)
    times, end = [], time.perf_counter() + seconds
    while time.perf_counter() < end or len(times) < 5:
        times.append(milliseconds(main))
    return first, statistics.median(times)


def run():
    sys.path.insert(0, sys.argv[1])
    print(f"CPython {sys.version}")
    print(f"{'program':<18}{'first run, ms':>15}{'median, ms':>15}")
    for program in sys.argv[3:]:
        first, median = measure(program, float(sys.argv[2]))
        print(f"{program:<18}{first:>15.2f}{median:>15.2f}", flush=True)


if __name__ == "__main__":
    run()
