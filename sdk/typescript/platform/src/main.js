// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// What the engine evaluates when it starts: it makes the platform, and offers what the guest protocol asks for.

import { install } from "./globals.js";
import { builtin } from "./node/index.js";
import { setEnvironment } from "./node/process.js";
import { CapsuleError } from "./runner/host.js";
import { load } from "./runner/load.js";
import { watch } from "./runner/rejections.js";
import { idle, onEnvironment, run } from "./runner/run.js";
import { task } from "./runner/task.js";
import { restart } from "./web/performance.js";

install();
watch();
onEnvironment((variables) => {
  setEnvironment(variables);
  restart();
});

/** How bundled programs reach the modules that are here: the SDK, and Node's. */
const modules = (name) => (name === "@capsule-run/sdk" ? { task, CapsuleError } : builtin(name));
Object.defineProperty(globalThis, Symbol.for("capsule.modules"), { value: modules });

globalThis.__capsule = { load, run, idle };
