// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Guest } from "../guest.mjs";

// docs/python-modules.md names them with the reasons.
const SOURCE = `
import importlib, sys

def main(names):
    broken = {}
    for name in names:
        try:
            importlib.import_module(name)
        except BaseException as error:
            broken[name] = f"{type(error).__name__}: {error}"
    return broken
`;

export default {
  async "imports every module"(directory, assert) {
    const guest = await Guest.start(directory);
    guest.load("entry", { "src/entry.py": SOURCE });
    const names = readFileSync(join(directory, "modules.txt"), "utf8").trim().split("\n");
    const { result } = guest.run("main", [names.filter((name) => !name.endsWith("__main__"))]);
    assert.deepEqual(result, {});
  },
};
