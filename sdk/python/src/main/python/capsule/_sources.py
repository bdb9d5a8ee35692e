# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""The user's files: found by `import`, kept in memory."""

import linecache
import sys
from importlib.machinery import ModuleSpec


class Sources:
    """Finds and loads modules whose source the host sent."""

    def __init__(self):
        self.files = {}
        self.paths = set()
        self.imported = []

    def add(self, files):
        for file in files:
            self.files[file["module"]] = file["path"], file["source"]
            self.paths.add(file["path"])
            remember_lines(file["path"], file["source"])
        for name in {file["module"].partition(".")[0] for file in files}:
            make_way(name)

    # Finding

    def find_spec(self, name, path=None, target=None):
        if name in self.files:
            package = self.is_package(name)
            spec = ModuleSpec(name, self, origin=self.files[name][0], is_package=package)
            spec.has_location = True
            return spec
        if any(known.startswith(name + ".") for known in self.files):
            spec = ModuleSpec(name, None, is_package=True)
            spec.submodule_search_locations = [name]
            return spec
        return None

    # Loading

    def is_package(self, name):
        return self.files[name][0].endswith("/__init__.py") or any(k.startswith(name + ".") for k in self.files)

    def get_source(self, name):
        return self.files[name][1]

    def get_filename(self, name):
        return self.files[name][0]

    def get_code(self, name):
        path, source = self.files[name]
        return compile(source, path, "exec", dont_inherit=True)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        self.imported.append(module.__name__)
        exec(self.get_code(module.__name__), vars(module))


def remember_lines(path, source):
    """Lets tracebacks show the source, though there is no such file."""
    linecache.cache[path] = len(source), None, source.splitlines(keepends=True), path


def make_way(name):
    """The user's modules come before the library's, also when the library's were imported before."""
    if name in sys.builtin_module_names:
        return
    for known in [known for known in sys.modules if known == name or known.startswith(name + ".")]:
        if known.partition(".")[0] not in ("capsule", "sys", "builtins"):
            del sys.modules[known]


SOURCES = Sources()
