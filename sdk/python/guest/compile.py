# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Compiles the standard library, what replaces parts of it, and the SDK: compile.py <output> <source root>...

Runs in the CPython of the guest's own version. Later roots win. Compiled modules are put where an import finds them
without any source, marked as "never check". Docstrings and assertions are left out: nobody reads or hits them in a task,
and those of imported modules would be in the memory of every task.
"""

import importlib.util
import marshal
import pathlib
import sys

# What a sandbox has no use for: other platforms, processes, terminals, windows, C libraries, installing and testing
# Python, and what needs C modules that config.site leaves out.
LEFT_OUT = set("""
    __hello__.py __phello__ __pycache__ _aix_support.py _android_support.py _apple_support.py _ios_support.py
    _osx_support.py _pyrepl antigravity.py bz2.py bz2_codec.py concurrent/futures/process.py ctypes curses dbm ensurepip
    idlelib lib2to3 lzma.py mbcs.py multiprocessing oem.py pty.py pydoc.py pydoc_data site-packages ssl.py test tests this.py tkinter tty.py
    turtle.py turtledemo venv webbrowser.py windows_events.py windows_utils.py xmlrpc/server.py
    big5.py big5hkscs.py cp932.py cp949.py cp950.py euc_jis_2004.py euc_jisx0213.py euc_jp.py euc_kr.py gb18030.py gb2312.py
    gbk.py hz.py iso2022_jp.py iso2022_jp_1.py iso2022_jp_2.py iso2022_jp_2004.py iso2022_jp_3.py iso2022_jp_ext.py
    iso2022_kr.py johab.py shift_jis.py shift_jis_2004.py shift_jisx0213.py
""".split())
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
            if LEFT_OUT.isdisjoint((*relative.parts, relative.as_posix())):
                found[relative.with_suffix("").as_posix()] = path
    return found


def compiled(name, path):
    source = path.read_bytes()
    code = compile(source, f"{PLACE}/{name}.py", "exec", dont_inherit=True, optimize=2)
    unchecked_hash = (1).to_bytes(4, "little")
    return importlib.util.MAGIC_NUMBER + unchecked_hash + importlib.util.source_hash(source) + marshal.dumps(code)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), *sys.argv[2:])
