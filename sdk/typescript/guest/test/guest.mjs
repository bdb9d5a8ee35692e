// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { GuestModule } from "../../../guest/test/guest.mjs";

const PLATFORM = fileURLToPath(new URL("platform.js", import.meta.url));

export class Guest extends GuestModule {
  static start(directory, { platform = PLATFORM, ...options } = {}) {
    return super.start(join(directory, "quickjs.wasm"), { "lib/platform.js": platform }, options);
  }

  // Evaluates a module, whose exported functions are the tasks.
  load(source, path = "tasks.js") {
    this.entry = "tasks";
    return this.send("capsule_load", { entry: "tasks", files: [{ module: "tasks", path, source }] });
  }
}
