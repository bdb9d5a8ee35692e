// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0

import { join } from "node:path";
import { GuestModule } from "../../../guest/test/guest.mjs";

export class Guest extends GuestModule {
  static start(directory, options) {
    return super.start(join(directory, "python.wasm"), { "lib/python313.zip": join(directory, "stdlib.zip") }, options);
  }

  load(entry, sources) {
    const files = Object.entries(sources).map(([path, source]) => ({
      module: path.replace(/^src\//, "").replace(/(\/__init__)?\.py$/, "").replaceAll("/", "."),
      path,
      source,
    }));
    this.entry = entry;
    return this.send("capsule_load", { entry, files });
  }
}
