# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""What JSON can carry, and where in a value that is not so."""

import dataclasses
import enum
import json
import math

_ENCODE = json.JSONEncoder(allow_nan=False).encode


class NotCarried(Exception):
    """A value that JSON cannot carry; `path` says where it is."""

    def __init__(self, path, message):
        super().__init__(message)
        self.path = path
        self.message = message


def to_json(value, root="$", failure=None):
    """The value as JSON text, or NotCarried; `failure` is raised instead when given."""
    try:
        return _ENCODE(value)
    except (TypeError, ValueError, RecursionError) as error:
        path, message = _locate(value, root) or (root, _reason(error))
    if failure is not None:
        raise failure(f"{path}: {message}")
    raise NotCarried(path, message)


def _reason(error):
    if isinstance(error, RecursionError):
        return "the value is nested too deeply for JSON"
    return f"value cannot be carried by JSON: {error}"


def _locate(value, root):
    """Walks without recursion, because the value may be as deep as memory allows."""
    message = _complaint(value)
    if message:
        return root, message
    steps = []  # from the root to where the walk is
    open_nodes = [(value, _children(value))]
    depths = {id(value): 0}
    while open_nodes:
        node, children = open_nodes[-1]
        for step, child, message in children:
            message = message or _complaint(child)
            if message is None and id(child) in depths:
                message = f"circular reference to {_path(root, steps[: depths[id(child)]])}"
            if message:
                return _path(root, [*steps, step]), message
            if isinstance(child, (dict, list, tuple)):
                steps.append(step)
                open_nodes.append((child, _children(child)))
                depths[id(child)] = len(steps)
                break
        else:
            open_nodes.pop()
            del depths[id(node)]
            if steps:
                steps.pop()
    return None


def _children(node):
    """The step to each child, the child, and what is wrong with its key."""
    if isinstance(node, dict):
        for key, child in node.items():
            yield key, child, _key_complaint(key)
    elif isinstance(node, (list, tuple)):
        yield from ((index, child, None) for index, child in enumerate(node))


def _key_complaint(key):
    if key is not None and not isinstance(key, (str, int, float)):
        return f"key of type {_type_name(key)} cannot be carried by JSON"
    if isinstance(key, float) and not math.isfinite(key):
        return f"key {key!r} cannot be carried by JSON"
    return None


def _path(root, steps):
    return root + "".join(map(_step, steps))


def _step(key):
    if isinstance(key, str):
        return f".{key}" if key.isidentifier() else f"[{json.dumps(key)}]"
    return f"[{key!r}]"


def _complaint(node):
    if node is None or isinstance(node, (str, int, dict, list, tuple)):
        return None
    if isinstance(node, float):
        return None if math.isfinite(node) else f"value {node!r} cannot be carried by JSON"
    return f"value of type {_type_name(node)} cannot be carried by JSON{_hint(node)}"


def _type_name(value):
    kind = type(value)
    if kind.__module__ == "builtins":
        return kind.__qualname__
    return f"{kind.__module__}.{kind.__qualname__}"


def _hint(value):
    if dataclasses.is_dataclass(value):
        return "; return dataclasses.asdict() of it"
    if isinstance(value, enum.Enum):
        return "; return its .value or .name"
    if isinstance(value, (set, frozenset)):
        return "; return a list"
    if isinstance(value, (bytes, bytearray, memoryview)):
        return "; return text, for example base64"
    if hasattr(value, "isoformat"):
        return "; return its .isoformat()"
    return ""
