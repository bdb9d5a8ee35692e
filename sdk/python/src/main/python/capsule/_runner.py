# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Runs one task and says how it ended."""

import inspect
import json
import os

from capsule import _failures, _random, _stdio
from capsule._values import NotCarried, to_json

_tasks = {}


def offer(tasks):
    for task in tasks:
        _tasks.setdefault((task.module, task.name), task)


def run(request):
    """The response as JSON text."""
    try:
        return _run(request)
    except SystemExit as stop:
        return _reply("exited", **_exit(stop))
    except BaseException as error:
        return _reply("raised", **_failures.describe(error))
    finally:
        _stdio.flush()


def _run(request):
    task = _tasks.get((request["module"], request["task"]))
    if task is None:
        known = ", ".join(name for module, name in _tasks if module == request["module"]) or "none"
        return _reply("task_not_found", message=f"no task named {request['task']!r}; there are: {known}")
    args, kwargs = request.get("args", []), request.get("kwargs", {})
    problem = _misfit(task, args, kwargs)
    if problem:
        return _reply("invalid_arguments", message=problem)
    _random.reseed(request["seed"])
    _set_environment(request.get("env", {}))
    request.clear()
    result = task.function(*args, **kwargs)
    if inspect.iscoroutine(result):
        import asyncio

        result = asyncio.run(result)
    try:
        return '{"status":"returned","result":' + to_json(result) + "}"
    except NotCarried as problem:
        return _reply("invalid_result", message=problem.message, value_path=problem.path)


def _reply(status, **members):
    return json.dumps({"status": status, **members})


def _misfit(task, args, kwargs):
    signature = inspect.signature(task.function)
    try:
        signature.bind(*args, **kwargs)
    except TypeError as error:
        return f"{task.name}{signature}: {error}"
    return None


def _set_environment(variables):
    os.environ.clear()
    os.environ.update(variables)


def _exit(stop):
    code = stop.code
    if code is None:
        code = 0
    if isinstance(code, int):
        return {"code": int(code), "message": f"the task exited with code {int(code)}"}
    return {"code": 1, "message": f"the task exited: {code}"}
