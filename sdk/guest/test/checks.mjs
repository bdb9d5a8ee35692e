// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Runs the checks of a guest in the directory "cases" beside the calling script.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { isMainThread, Worker, workerData } from "node:worker_threads";

// A guest bounds its own recursion; its deepest has to fit here, whatever the limit of the process is.
const STACK_MEGABYTES = 64;

async function runAll({ cases, directory, wanted }) {
  for (const file of readdirSync(cases).sort()) {
    const { default: checks } = await import(join(cases, file));
    for (const [name, check] of Object.entries(checks).filter(([name]) => `${file}: ${name}`.includes(wanted))) {
      const begun = Date.now();
      const failure = await check(directory, assert).then(() => undefined, (error) => error);
      console.log(`${failure ? "FAIL " : "ok   "} ${file}: ${name} (${Date.now() - begun} ms)`);
      if (failure) {
        console.log(failure);
        process.exitCode = 1;
      }
    }
  }
}

if (isMainThread) {
  // Node collects garbage within the calls that this allows, which then crashes it: nodejs/node#46777.
  setFlagsFromString("--no-turbo-fast-api-calls");
  const [script, directory = ".", wanted = ""] = process.argv.slice(1);
  const data = { cases: join(dirname(script), "cases"), directory: resolve(directory), wanted };
  const worker = new Worker(new URL(import.meta.url), {
    workerData: data,
    execArgv: ["--no-warnings"],
    resourceLimits: { stackSizeMb: STACK_MEGABYTES, maxOldGenerationSizeMb: 2048 },
  });
  worker.on("exit", (code) => (process.exitCode ||= code));
} else {
  await runAll(workerData);
}
