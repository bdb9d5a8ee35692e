# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Imports the user's entry module and lists the tasks that came with it."""

import importlib
import inspect
import json

from capsule import _failures, _runner
from capsule._positions import Declarations
from capsule._sources import SOURCES
from capsule._task import TASKS, Task
from capsule._values import to_json


def load(request):
    SOURCES.add(request["files"])
    try:
        entry = importlib.import_module(request["entry"])
        tasks = list_tasks(entry)
        if any(inspect.iscoroutinefunction(task.function) for task in tasks):
            importlib.import_module("asyncio")
        described = [describe(task) for task in tasks]
    except BaseException as error:
        return {"status": "raised", **_failures.describe(error)}
    _runner.offer(tasks)
    return {"status": "loaded", "imported": SOURCES.imported, "tasks": described}


def list_tasks(entry):
    """The declared tasks, and the entry's plain function `main` when none of its tasks has that name."""
    main = vars(entry).get("main")
    if inspect.isfunction(main) and all((task.module, task.name) != (entry.__name__, "main") for task in TASKS):
        return [*TASKS, Task(main, {})]
    return list(TASKS)


def describe(task):
    function = task.function
    line, column, positions = declarations(task.module).of(function, task.config)
    return {
        "name": task.name,
        "function": function.__qualname__,
        "module": task.module,
        "path": function.__code__.co_filename,
        "line": line,
        "column": column,
        "doc": (inspect.getdoc(function) or "").partition("\n")[0],
        "config": json.loads(to_json(task.config, f"task {task.name!r}: $", TypeError)),
        "positions": positions,
        "parameters": [parameter(each) for each in inspect.signature(function).parameters.values()],
    }


_declarations = {}


def declarations(module):
    if module not in _declarations:
        _declarations[module] = Declarations(module)
    return _declarations[module]


KINDS = {
    inspect.Parameter.POSITIONAL_ONLY: "positional_only",
    inspect.Parameter.POSITIONAL_OR_KEYWORD: "positional",
    inspect.Parameter.KEYWORD_ONLY: "keyword_only",
    inspect.Parameter.VAR_POSITIONAL: "var_positional",
    inspect.Parameter.VAR_KEYWORD: "var_keyword",
}


def parameter(declared):
    variable = declared.kind in (declared.VAR_POSITIONAL, declared.VAR_KEYWORD)
    return {
        "name": declared.name,
        "kind": KINDS[declared.kind],
        "required": not variable and declared.default is declared.empty,
    }
