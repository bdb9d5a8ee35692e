# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""asyncio's event loop for the guest, in place of the one that needs sockets: it runs what is ready, or sleeps.

There are no file descriptors to wait for, no threads and no child processes.
"""

import time

from . import base_events, events

__all__ = ("SelectorEventLoop", "DefaultEventLoopPolicy", "EventLoop")


class _Sleeper:
    """Stands where other loops have a selector: no file ever becomes ready, so all it does is wait."""

    def select(self, timeout):
        if timeout is None:
            raise RuntimeError("deadlock: every coroutine waits for another, and nothing is left that could wake one")
        if timeout > 0:
            time.sleep(timeout)
        return ()

    def close(self):
        pass


class SelectorEventLoop(base_events.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = _Sleeper()

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
