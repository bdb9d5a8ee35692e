# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Standard output and error: what was printed reaches the host in the order in which it was printed."""

import io
import sys


class _Errors(io.TextIOWrapper):
    """Lets standard output go first."""

    def write(self, text):
        try:
            sys.stdout.flush()
        except Exception:
            pass
        return super().write(text)


def open_streams():
    """Lines are written at once: a task that is stopped by a limit has printed what it printed."""
    sys.stdout.reconfigure(line_buffering=True, errors="backslashreplace")
    raw = sys.stderr.detach().detach()
    sys.stderr = sys.__stderr__ = _Errors(raw, encoding="utf-8", errors="backslashreplace", write_through=True)


def flush():
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        try:
            stream.flush()
        except Exception:
            pass
