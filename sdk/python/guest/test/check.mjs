// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// node check.mjs <directory of python.wasm and stdlib.zip>: a quick check of the guest, without Java.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const directory = resolve(process.argv[2] ?? ".");
const wanted = process.argv[3] ?? "";
let failures = 0;

for (const file of readdirSync(join(here, "cases")).sort()) {
  const { default: cases } = await import(join(here, "cases", file));
  for (const [name, check] of Object.entries(cases)) {
    if (!`${file}: ${name}`.includes(wanted)) continue;
    const begun = Date.now();
    try {
      await check(directory, assert);
      console.log(`ok    ${file}: ${name} (${Date.now() - begun} ms)`);
    } catch (error) {
      failures++;
      console.log(`FAIL  ${file}: ${name}\n${error.stack}`);
    }
  }
}
process.exit(failures === 0 ? 0 : 1);
