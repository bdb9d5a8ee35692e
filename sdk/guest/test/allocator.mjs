// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { withMaximum } from "./limit.mjs";

const NOTHING = new Proxy({}, { get: () => () => 0 });

// With plenty of memory, and with so little that many requests are refused.
for (const pages of [65536, 200]) {
  const module = withMaximum(readFileSync(process.argv[2]), pages);
  const { exports } = (await WebAssembly.instantiate(module, { wasi_snapshot_preview1: NOTHING })).instance;
  exports._initialize();
  for (let round = 0; round < 3; round++) {
    assert.equal(exports.run(30000), 0);
    assert.notEqual(exports.drain(exports.memory.buffer.byteLength * 0.9), 0, "everything was merged again");
  }
  console.log(`ok: ${exports.memory.buffer.byteLength / 65536} of ${pages} pages`);
}
