// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Drives a guest through its protocol, as the host in Java does; for quick checks while developing a guest.

import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { WASI } from "node:wasi";
import { withMaximum } from "./limit.mjs";

export class GuestModule {
  // module: the guest's file; files: what it sees, by path below its root.
  static async start(module, files, { calls = () => ({ refused: "no host" }), pages = 4096, ...options } = {}) {
    const root = mkdtempSync(join(tmpdir(), "capsule-guest-"));
    process.on("exit", () => rmSync(root, { recursive: true, force: true }));
    for (const [path, file] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      copyFileSync(file, join(root, path));
    }
    const wasi = new WASI({ version: "preview1", preopens: { "/": root }, args: [], env: {}, returnOnExit: true, ...options });
    const compiled = await WebAssembly.compile(withMaximum(readFileSync(module), pages));
    const guest = new this();
    guest.calls = calls;
    guest.root = root;
    const capsule = { call: (...args) => guest.#call(...args) };
    const instance = await WebAssembly.instantiate(compiled, { ...wasi.getImportObject(), capsule });
    guest.exports = instance.exports;
    wasi.initialize(instance);
    guest.#check("capsule_init", guest.exports.capsule_init());
    return guest;
  }

  run(task, args = [], kwargs = {}, env = {}) {
    return this.send("capsule_run", { module: this.entry, task, args, kwargs, seed: "9f86d081884c7d65", env });
  }

  get megabytes() {
    return this.exports.memory.buffer.byteLength / 1048576;
  }

  send(operation, request) {
    const bytes = Buffer.from(JSON.stringify(request));
    const address = this.exports.capsule_buffer(bytes.length) >>> 0;
    if (address === 0) throw new Error("no memory for the request");
    this.#memory(address, bytes.length).set(bytes);
    const response = this.exports[operation](bytes.length) >>> 0;
    const length = Buffer.from(this.#memory(response, 4)).readUInt32LE();
    return JSON.parse(Buffer.from(this.#memory(response + 4, length)).toString());
  }

  #call(request, length, response, capacity) {
    if (length > 0) {
      const question = JSON.parse(Buffer.from(this.#memory(request, length)).toString());
      this.pending = Buffer.from(JSON.stringify(this.calls(question)));
    }
    if (this.pending.length <= capacity) this.#memory(response, this.pending.length).set(this.pending);
    return this.pending.length;
  }

  #memory(address, length) {
    return new Uint8Array(this.exports.memory.buffer, address >>> 0, length);
  }

  #check(what, code) {
    if (code !== 0) throw new Error(`${what} failed: ${code}`);
  }
}
