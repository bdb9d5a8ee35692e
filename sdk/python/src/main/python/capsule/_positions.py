# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Where in its source a task is declared."""

import ast

from capsule._sources import SOURCES


class Declarations:
    """Finds the declarations of one module's tasks; lines and columns count from 1."""

    def __init__(self, module):
        path, source = SOURCES.files[module]
        self.lines = source.splitlines()
        self.functions = {}
        for node in ast.walk(ast.parse(source, path)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                first = node.decorator_list[0] if node.decorator_list else node
                self.functions[first.lineno, node.name] = node

    def of(self, function, config):
        """The position of the definition, and those of the configuration's keys."""
        code = function.__code__
        node = self.functions.get((code.co_firstlineno, code.co_name))
        if node is None:
            return code.co_firstlineno, 1, {}
        return node.lineno, self.column(node), self.keys(node, config)

    def keys(self, node, config):
        for decorator in node.decorator_list:
            if isinstance(decorator, ast.Call):
                written = {keyword.arg: keyword for keyword in decorator.keywords}
                if written.keys() - {None} <= config.keys():
                    return {key: [at.lineno, self.column(at)] for key, at in written.items() if key is not None}
        return {}

    def column(self, node):
        line = self.lines[node.lineno - 1] if node.lineno <= len(self.lines) else ""
        return len(line.encode()[: node.col_offset].decode(errors="replace")) + 1
