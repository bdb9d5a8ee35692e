# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Packs compiled modules: pack.py <compiled> <output directory> makes stdlib.zip and modules.txt.

The zip is stored, so that the interpreter needs no zlib to read it, and it is the same for the same input.
"""

import pathlib
import sys
import zipfile

WHEN = (1980, 1, 1, 0, 0, 0)


def main(compiled, output):
    files = {path.relative_to(compiled).as_posix(): path for path in compiled.rglob("*.pyc")}
    with zipfile.ZipFile(output / "stdlib.zip", "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, WHEN), files[name].read_bytes())
    (output / "modules.txt").write_text("".join(f"{module(name)}\n" for name in sorted(files)))


def module(name):
    return name.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")


if __name__ == "__main__":
    main(*map(pathlib.Path, sys.argv[1:]))
