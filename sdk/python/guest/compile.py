# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Compiles the standard library, what replaces parts of it, and the SDK: compile.py <output> <source root>...

Runs in the CPython of the guest's own version. Later roots win. Compiled modules are put where an import finds them
without any source, marked as "never check".
"""

import importlib.util
import marshal
import pathlib
import sys

LEFT_OUT = {
    # They need what a sandbox does not have: processes, threads, terminals, windows, C libraries, an installation.
    "_aix_support.py", "_android_support.py", "_apple_support.py", "_ios_support.py", "_osx_support.py", "_pyrepl", "antigravity.py", "ctypes",
    "curses", "dbm", "ensurepip", "idlelib", "lib2to3", "multiprocessing", "pty.py", "pydoc_data", "site-packages",
    "test", "this.py", "tkinter", "turtle.py", "turtledemo", "venv", "__phello__", "__hello__.py", "tests", "webbrowser.py",
    "__pycache__", "bz2.py", "lzma.py", "crypt.py", "tty.py",
}
PLACE = "/lib/python313.zip"


def main(output, *roots):
    for name, path in sorted(collect(map(pathlib.Path, roots)).items()):
        place = output / (name + ".pyc")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(compiled(name, path))


def collect(roots):
    found = {}
    for root in roots:
        for path in root.rglob("*.py"):
            relative = path.relative_to(root)
            if LEFT_OUT.isdisjoint(relative.parts):
                found[relative.with_suffix("").as_posix()] = path
    return found


def compiled(name, path):
    source = path.read_bytes()
    code = compile(source, f"{PLACE}/{name}.py", "exec", dont_inherit=True, optimize=0)
    unchecked_hash = (1).to_bytes(4, "little")
    return importlib.util.MAGIC_NUMBER + unchecked_hash + importlib.util.source_hash(source) + marshal.dumps(code)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), *sys.argv[2:])
