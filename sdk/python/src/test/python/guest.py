# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""The SDK outside its guest, for tests: python3 -m unittest discover -s sdk/python/src/test/python (3.11 or later)."""

import inspect
import json
import pathlib
import sys
import types

MAIN = pathlib.Path(__file__).parents[2] / "main" / "python"

requests = []
responses = []


def _call(request):
    requests.append(json.loads(request))
    return json.dumps(responses.pop(0) if responses else {"refused": "no host"})


def start():
    """Makes the SDK anew, without any file of a user."""
    for name in [name for name in sys.modules if name == "capsule" or name.startswith("capsule.")]:
        del sys.modules[name]
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "capsule._sources"]
    sys.modules["_capsule"] = types.SimpleNamespace(call=_call)
    if not hasattr(inspect, "markcoroutinefunction"):
        inspect.markcoroutinefunction = lambda function: function
    if str(MAIN) not in sys.path:
        sys.path.insert(0, str(MAIN))
    requests.clear()
    responses.clear()
    from capsule import _sources

    sys.meta_path.insert(0, _sources.SOURCES)


def load(sources, entry="entry"):
    from capsule import _loader

    if isinstance(sources, str):
        sources = {"entry": sources}
    files = [
        {"module": module, "path": f"src/{module.replace('.', '/')}.py", "source": source}
        for module, source in sources.items()
    ]
    for name in sources:
        sys.modules.pop(name, None)
    return _loader.load({"entry": entry, "files": files})


def run(task="main", *args, module="entry", seed="1", env=None, **kwargs):
    from capsule import _runner

    request = {"module": module, "task": task, "args": list(args), "kwargs": kwargs, "seed": seed, "env": env or {}}
    return json.loads(_runner.run(request))
