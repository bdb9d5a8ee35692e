# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""asyncio's event loop for the guest, in place of the one that needs sockets: it runs what is ready, or waits.

What it waits for are calls that the host does beside the task. There are no file descriptors, no threads and no child
processes.
"""

import time

from capsule import _calls

from . import base_events, events

__all__ = ("SelectorEventLoop", "DefaultEventLoopPolicy", "EventLoop")


class _Waiter:
    """Stands where other loops have a selector: instead of files, it is calls that become ready."""

    def select(self, timeout):
        if _calls.any_waiting():
            _calls.wait(timeout)
        elif timeout is None:
            raise RuntimeError("deadlock: every coroutine waits for another, and nothing is left that could wake one")
        elif timeout > 0:
            time.sleep(timeout)
        return ()

    def close(self):
        pass


class SelectorEventLoop(base_events.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = _Waiter()

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        """Other threads would wake the loop with it; there are none."""

    def run_in_executor(self, executor, function, *args):
        """There are no threads: the function runs at once."""
        future = self.create_future()
        try:
            future.set_result(function(*args))
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:
            future.set_exception(error)
        return future


class DefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    _loop_factory = SelectorEventLoop


EventLoop = SelectorEventLoop
