# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""The decorator `task`, and the tasks it made."""

import functools
import inspect
import json

from capsule import _calls, _host
from capsule._values import to_json

TASKS = []


class Task:
    """A function that runs in a sandbox of its own; calling it from another task returns its envelope."""

    def __init__(self, function, config):
        functools.update_wrapper(self, function)
        self.function = function
        self.config = config
        self.name = config.get("name", function.__name__)
        self.module = function.__module__
        if inspect.iscoroutinefunction(function):
            inspect.markcoroutinefunction(self)

    def __call__(self, *args, **kwargs):
        if inspect.iscoroutinefunction(self.function):
            return self._call_later(args, kwargs)
        return self._call(args, kwargs)

    def __repr__(self):
        return f"<task {self.name!r}>"

    async def _call_later(self, args, kwargs):
        return self._call(args, kwargs)

    def spawn(self, *args, **kwargs):
        """Starts the task and goes on: `await` what this returns for the envelope, or ask for its `result()`."""
        return _calls.Started(_host.text("task", **self._members(args, kwargs)), _envelope)

    def _call(self, args, kwargs):
        return _envelope(_host.call("task", **self._members(args, kwargs)))

    def _members(self, args, kwargs):
        return {
            "module": json.dumps(self.module),
            "task": json.dumps(self.name),
            "args": to_json(args, f"{self.name}(): $.args", TypeError),
            "kwargs": to_json(kwargs, f"{self.name}(): $.kwargs", TypeError),
        }


def _envelope(response):
    return response["envelope"]


def task(function=None, /, **config):
    """Declares a task: `@task`, or `@task(name=..., compute=..., ram=..., timeout=..., ...)`.

    The host checks what is declared, when the file is built.
    """
    if function is None:
        return functools.partial(_declare, config)
    if not callable(function):
        raise TypeError(f"task() takes keyword arguments only, not {function!r}")
    return _declare(config, function)


def _declare(config, function):
    if not callable(function) or not hasattr(function, "__code__"):
        raise TypeError(f"@task decorates functions, not {function!r}")
    declared = Task(function, config)
    TASKS.append(declared)
    return declared
