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
    above = {}
    walk = [(value, root, False)]
    while walk:
        node, path, leave = walk.pop()
        if leave:
            del above[id(node)]
            continue
        message = _complaint(node)
        if message:
            return path, message
        if isinstance(node, (dict, list, tuple)):
            if id(node) in above:
                return path, f"circular reference to {above[id(node)]}"
            above[id(node)] = path
            walk.append((node, path, True))
            walk.extend((child, place, False) for child, place in reversed(list(_children(node, path))))
        elif isinstance(node, _Key):
            return node.path, node.message
    return None


class _Key:
    """Stands for a dictionary's key that JSON cannot carry."""

    def __init__(self, path, message):
        self.path = path
        self.message = message


def _children(node, path):
    if not isinstance(node, dict):
        for index, child in enumerate(node):
            yield child, f"{path}[{index}]"
        return
    for key, child in node.items():
        if key is not None and not isinstance(key, (str, int, float)):
            yield _Key(path, f"key of type {_type_name(key)} cannot be carried by JSON"), path
        elif isinstance(key, float) and not math.isfinite(key):
            yield _Key(path, f"key {key!r} cannot be carried by JSON"), path
        else:
            yield child, path + _member(key)


def _member(key):
    if isinstance(key, str) and key.isidentifier():
        return "." + key
    return f"[{json.dumps(key if isinstance(key, str) else json.dumps(key))}]"


def _complaint(node):
    if node is None or isinstance(node, (str, int, dict, list, tuple, _Key)):
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
