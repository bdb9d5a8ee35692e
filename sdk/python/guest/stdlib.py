# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Packs the standard library, what replaces parts of it, and the SDK: stdlib.py <output directory> <source root>...

Runs in the CPython of the guest's own version, because that compiles the sources. Later roots win. The zip is stored,
so that the interpreter needs no zlib to read it; it holds compiled modules only, in the places where an import finds
them without any source, marked as "never check"; and it is the same for the same input.
"""

import importlib.util
import marshal
import pathlib
import sys
import zipfile

LEFT_OUT = {
    # They need what a sandbox does not have: processes, threads, terminals, windows, C libraries, an installation.
    "_aix_support.py", "_android_support.py", "_apple_support.py", "_ios_support.py", "_osx_support.py", "_pyrepl", "antigravity.py", "ctypes",
    "curses", "dbm", "ensurepip", "idlelib", "lib2to3", "multiprocessing", "pty.py", "pydoc_data", "site-packages",
    "test", "this.py", "tkinter", "turtle.py", "turtledemo", "venv", "__phello__", "__hello__.py", "tests", "webbrowser.py",
    "__pycache__", "bz2.py", "lzma.py", "crypt.py", "tty.py", "getpass.py",
}
WHEN = (1980, 1, 1, 0, 0, 0)
PLACE = "/lib/python313.zip"


def main(output, *roots):
    modules = collect(map(pathlib.Path, roots))
    with zipfile.ZipFile(output / "stdlib.zip", "w", zipfile.ZIP_STORED) as archive:
        for name, path in sorted(modules.items()):
            archive.writestr(zipfile.ZipInfo(name + ".pyc", WHEN), compiled(name, path))
    (output / "modules.txt").write_text("".join(f"{module_name(name)}\n" for name in sorted(modules)))


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


def module_name(name):
    return name.replace("/", ".").removesuffix(".__init__")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), *sys.argv[2:])
