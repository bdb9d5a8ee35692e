# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Calls that the host does beside the task: started, and collected when they have ended."""

import json
import math

from capsule import _host

_waiting = {}  # handle: the call whose answer an event loop waits for


class Started:
    """A call that is under way. `await` it, or ask for its `result()`."""

    def __init__(self, request, read):
        """`request` is JSON text; `read` makes the result of the answer."""
        self._read = read
        self._answer = None
        self._future = None
        self._handle = _host.call("start", call=request)["handle"]

    def result(self):
        """Waits for the end, while everything else in the task stands still, and returns the result."""
        if self._answer is None:
            self._end(_collect([self._handle], None)[1])
        return self._outcome()

    def cancel(self):
        """Asks the call to end."""
        if self._answer is None:
            _host.call("cancel", handles=json.dumps([self._handle]))

    def __await__(self):
        if self._answer is None:
            yield from self._wait()
        return self._outcome()

    def _wait(self):
        import asyncio

        if self._future is None:
            self._future = asyncio.get_running_loop().create_future()
            _waiting[self._handle] = self
        try:
            # whoever else awaits the call must not lose it when this one gives up
            yield from asyncio.shield(self._future).__await__()
        except asyncio.CancelledError:
            if not self._future.done():
                self.cancel()
            raise

    def _end(self, answer):
        self._answer = answer
        _waiting.pop(self._handle, None)
        if self._future is not None and not self._future.done():
            self._future.set_result(None)

    def _outcome(self):
        return self._read(_host.checked(self._answer))


def any_waiting():
    return bool(_waiting)


def wait(seconds):
    """Waits until a call has ended that a coroutine awaits, or the time is over; None waits without end."""
    handle, answer = _collect(list(_waiting), seconds)
    if handle is not None:
        _waiting[handle]._end(answer)


def _collect(handles, seconds):
    timeout = "null" if seconds is None else str(max(0, math.ceil(min(seconds, 1e9) * 1000)))
    response = _host.call("wait", handles=json.dumps(handles), timeout_ms=timeout)
    return response["handle"], response.get("answer")
