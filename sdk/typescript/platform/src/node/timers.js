// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// timers and timers/promises.

import * as timers from "../web/timers.js";

function promised(start, clear) {
  return (delay, value, { signal } = {}) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(aborted(signal));
        return;
      }
      const timer = start(() => resolve(value), delay);
      signal?.addEventListener("abort", () => {
        clear(timer);
        reject(aborted(signal));
      }, { once: true });
    });
}

function aborted(signal) {
  return Object.assign(new Error("The operation was aborted", { cause: signal.reason }), { name: "AbortError", code: "ABORT_ERR" });
}

export const promises = {
  setTimeout: promised(timers.setTimeout, timers.clearTimeout),
  setImmediate: (value, options) => promised((callback) => timers.setImmediate(callback), timers.clearImmediate)(0, value, options),
  async *setInterval(delay, value, options) {
    for (;;) yield await promises.setTimeout(delay, value, options);
  },
  scheduler: { wait: (delay, options) => promises.setTimeout(delay, undefined, options), yield: () => promises.setImmediate() },
};

const { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate } = timers;
export default { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate, promises };
