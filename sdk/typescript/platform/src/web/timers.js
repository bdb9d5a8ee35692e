// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Timers. An object stands for each, as in Node, and is a number where one is needed, as in browsers.

import { addImmediate, addTimer, clearTimer } from "../runner/loop.js";

class Timer {
  #id;

  constructor(id) {
    this.#id = id;
  }

  static idOf(timer) {
    return timer instanceof Timer ? timer.#id : Number(timer);
  }

  ref() {
    return this;
  }

  unref() {
    return this;
  }

  hasRef() {
    return true;
  }

  [Symbol.toPrimitive]() {
    return this.#id;
  }
}

export function setTimeout(callback, delay, ...args) {
  return new Timer(addTimer(callback, Number(delay), args, false));
}

export function setInterval(callback, delay, ...args) {
  return new Timer(addTimer(callback, Number(delay), args, true));
}

export function setImmediate(callback, ...args) {
  return new Timer(addImmediate(callback, args));
}

export function clearTimeout(timer) {
  if (timer !== undefined && timer !== null) clearTimer(Timer.idOf(timer));
}

export const clearInterval = clearTimeout;
export const clearImmediate = clearTimeout;

export function queueMicrotask(callback) {
  if (typeof callback !== "function") throw new TypeError("queueMicrotask needs a function to call");
  Promise.resolve().then(() => callback()).catch((error) => setImmediate(() => {
    throw error;
  }));
}
