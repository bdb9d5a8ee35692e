# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Exceptions as the protocol describes them: message, frames, text."""

import os
import traceback

from capsule._sources import SOURCES

HIDDEN = os.path.dirname(__file__) + "/", "<frozen importlib"
MOST_FRAMES = 100
MOST_TEXT = 100_000


def describe(error):
    if isinstance(error, MemoryError):
        _make_room(error)
    for one in _chain(error):
        _shorten(one.__traceback__)
    summary = traceback.TracebackException.from_exception(error, compact=True)
    _without_sdk(summary)
    frames = [_frame(frame) for frame in summary.stack]
    if isinstance(error, SyntaxError) and error.filename in SOURCES.paths:
        frames.append(_syntax_frame(error))
    described = {
        "message": cut(message_of(error)),
        "frames": frames,
        "text": cut("".join(summary.format()).rstrip("\n")),
    }
    if isinstance(getattr(error, "refusal", None), int):
        described["refusal"] = error.refusal
    return described


def cut(text):
    """The beginning and the end of what is too long to be read."""
    if len(text) <= MOST_TEXT:
        return text
    left_out = len(text) - MOST_TEXT
    return f"{text[: MOST_TEXT // 2]}\n... {left_out} characters left out ...\n{text[-MOST_TEXT // 2 :]}"


def message_of(error):
    """`Type: text`, as a traceback's last line has it."""
    kind = type(error)
    name = kind.__qualname__
    if kind.__module__ not in ("builtins", "__main__"):
        name = f"{kind.__module__}.{name}"
    try:
        text = error.msg if isinstance(error, SyntaxError) else str(error)
    except Exception:
        text = "<str() of the exception failed>"
    return f"{name}: {text}" if text else name


def _shorten(trace):
    """Keeps the outermost and the innermost entries of a deep traceback: each costs time to describe."""
    entries = []
    while trace is not None:
        entries.append(trace)
        trace = trace.tb_next
    if len(entries) > MOST_FRAMES:
        entries[MOST_FRAMES // 2 - 1].tb_next = entries[-MOST_FRAMES // 2]


def _chain(error):
    """The exception, and those that it came from."""
    seen = []
    while error is not None and all(error is not one for one in seen):
        seen.append(error)
        error = error.__cause__ or error.__context__
    return seen


def _make_room(error):
    """The variables of the frames that ran out of memory are what fills it."""
    for one in _chain(error):
        traceback.clear_frames(one.__traceback__)


def _without_sdk(summary):
    """Drops the frames of the SDK and of imports, and the library's in front of the user's, in all exceptions that are chained here."""
    summaries, seen = [summary], set()
    while summaries:
        one = summaries.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        if one.stack is not None:
            one.stack[:] = _users(one.stack)
        summaries += [one.__cause__, one.__context__, *(one.exceptions or ())]


def _users(stack):
    frames = [frame for frame in stack if not frame.filename.startswith(HIDDEN)]
    for index, frame in enumerate(frames):
        if frame.filename in SOURCES.paths:
            return frames[index:]
    return []


def _frame(frame):
    described = {"path": frame.filename, "line": frame.lineno, "function": frame.name, "code": frame.line}
    if frame.colno is not None:
        line = frame._original_lines.split("\n", 1)[0] if hasattr(frame, "_original_lines") else ""
        described["column"] = len(line.encode()[: frame.colno].decode(errors="replace")) + 1 if line else frame.colno + 1
    return described


def _syntax_frame(error):
    return {
        "path": error.filename,
        "line": error.lineno,
        "column": error.offset,
        "function": "<module>",
        "code": (error.text or "").strip(),
    }
