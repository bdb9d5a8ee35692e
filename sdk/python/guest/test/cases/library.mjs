// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Guest } from "../guest.mjs";

const SOURCE = `
import importlib, sys

def failing(names):
    broken = {}
    for name in names:
        try:
            importlib.import_module(name)
        except BaseException as error:
            broken[name] = f"{type(error).__name__}: {error}"
    return broken

def main(names):
    public = [name for name in sys.stdlib_module_names if not name.startswith("_")]
    return [failing(names), sorted(failing(public))]
`;

export default {
  async "imports every module, but for those that the documentation names"(directory, assert) {
    const guest = await Guest.start(directory);
    guest.load("entry", { "src/entry.py": SOURCE });
    const packed = readFileSync(join(directory, "modules.txt"), "utf8").trim().split("\n");
    const [broken, missing] = guest.run("main", [packed.filter((name) => !name.endsWith("__main__"))]).result;
    assert.deepEqual(broken, {});
    const documentation = readFileSync(new URL("../../../../../docs/python-modules.md", import.meta.url), "utf8");
    const [, table] = documentation.split(/^## .*$/m);
    const documented = [...table.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, names]) => names.match(/\w+/g));
    assert.deepEqual(missing, documented.sort());
  },
};
