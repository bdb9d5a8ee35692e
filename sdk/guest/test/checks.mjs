// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Runs the checks of a guest in the directory "cases" beside the calling script. Each has a process of its own, because node 20
// crashes after a few instances with WASI.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const here = dirname(process.argv[1]);
const directory = resolve(process.argv[2] ?? ".");

async function runOne(file, name) {
  const { default: checks } = await import(join(here, "cases", file));
  await checks[name](directory, assert);
}

async function runAll(wanted) {
  let failures = 0;
  for (const file of readdirSync(join(here, "cases")).sort()) {
    const { default: checks } = await import(join(here, "cases", file));
    for (const name of Object.keys(checks).filter((name) => `${file}: ${name}`.includes(wanted))) {
      const begun = Date.now();
      const options = ["--no-warnings", "--stack-size=60000", process.argv[1], directory, file, name];
      const { status, signal, stderr } = spawnSync("sh", ["-c", 'ulimit -s 65536; exec "$@"', "sh", process.execPath, ...options]);
      if (status !== 0) failures++;
      console.log(`${status === 0 ? "ok   " : "FAIL "} ${file}: ${name} (${Date.now() - begun} ms)`);
      if (status !== 0) console.log(signal ?? "", String(stderr).slice(-3000));
    }
  }
  return failures;
}

if (process.argv.length === 5) await runOne(process.argv[3], process.argv[4]);
else process.exit((await runAll(process.argv[3] ?? "")) === 0 ? 0 : 1);
