// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Node's modules, by name. Each is evaluated when the first program that needs it is loaded.

const MODULES = {
  assert: () => require("./assert.js").default,
  "assert/strict": () => require("./assert.js").default.strict,
  buffer: () => require("./buffer.js").default,
  console: () => ({ ...globalThis.console, Console: globalThis.console.Console }),
  crypto: () => require("./crypto.js").default,
  events: () => require("./events.js").default,
  fs: () => require("./fs.js").default,
  "fs/promises": () => require("./fs.js").promises,
  os: () => require("./os.js").default,
  path: () => require("./path.js").path,
  "path/posix": () => require("./path.js").path,
  perf_hooks: () => ({ performance: globalThis.performance }),
  process: () => require("./process.js").process,
  punycode: () => require("punycode/"),
  querystring: () => require("querystring-es3"),
  stream: () => require("readable-stream"),
  "stream/promises": () => require("readable-stream").promises,
  "stream/web": () => require("web-streams-polyfill"),
  string_decoder: () => require("string_decoder/"),
  timers: () => require("./timers.js").default,
  "timers/promises": () => require("./timers.js").promises,
  url: () => require("./url.js").default,
  util: () => require("./util.js").default,
  "util/types": () => require("./util-types.js").default,
  zlib: () => require("./zlib.js").default,
};

const evaluated = new Map();

export const names = Object.keys(MODULES);

export function builtin(name) {
  if (!evaluated.has(name)) evaluated.set(name, MODULES[name]());
  return evaluated.get(name);
}
