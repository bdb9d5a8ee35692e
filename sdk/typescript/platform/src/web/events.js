// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Event, EventTarget, CustomEvent, AbortController, AbortSignal.

import { setTimeout } from "./timers.js";

export class Event {
  #type;
  #options;
  #prevented = false;
  #stopped = false;
  #time = performance.now();

  constructor(type, options = {}) {
    this.#type = String(type);
    this.#options = options ?? {};
    this.target = null;
    this.currentTarget = null;
  }

  get type() {
    return this.#type;
  }

  get bubbles() {
    return Boolean(this.#options.bubbles);
  }

  get cancelable() {
    return Boolean(this.#options.cancelable);
  }

  get composed() {
    return Boolean(this.#options.composed);
  }

  get defaultPrevented() {
    return this.#prevented;
  }

  get isTrusted() {
    return false;
  }

  get timeStamp() {
    return this.#time;
  }

  preventDefault() {
    if (this.cancelable) this.#prevented = true;
  }

  stopPropagation() {}

  stopImmediatePropagation() {
    this.#stopped = true;
  }

  composedPath() {
    return this.currentTarget === null ? [] : [this.currentTarget];
  }

  static isStopped(event) {
    return event.#stopped;
  }
}

export class CustomEvent extends Event {
  constructor(type, options = {}) {
    super(type, options);
    this.detail = options?.detail ?? null;
  }
}

export class EventTarget {
  #listeners = new Map();

  addEventListener(type, listener, options) {
    if (listener === null || listener === undefined) return;
    const { once = false, signal } = typeof options === "object" && options !== null ? options : {};
    if (signal?.aborted) return;
    const list = this.#listeners.get(type) ?? [];
    if (list.some((known) => known.listener === listener)) return;
    this.#listeners.set(type, [...list, { listener, once }]);
    signal?.addEventListener("abort", () => this.removeEventListener(type, listener));
  }

  removeEventListener(type, listener) {
    const list = this.#listeners.get(type) ?? [];
    this.#listeners.set(type, list.filter((known) => known.listener !== listener));
  }

  dispatchEvent(event) {
    event.target = this;
    event.currentTarget = this;
    const handler = this[`on${event.type}`];
    const list = this.#listeners.get(event.type) ?? [];
    for (const { listener, once } of typeof handler === "function" ? [{ listener: handler }, ...list] : list) {
      if (Event.isStopped(event)) break;
      if (once) this.removeEventListener(event.type, listener);
      try {
        if (typeof listener === "function") listener.call(this, event);
        else listener.handleEvent(event);
      } catch (error) {
        setTimeout(() => {
          throw error;
        }, 0);
      }
    }
    event.currentTarget = null;
    return !event.defaultPrevented;
  }
}

const KEY = Symbol("only the platform makes signals");

export class AbortSignal extends EventTarget {
  #reason;
  #aborted = false;
  onabort = null;

  constructor(key) {
    super();
    if (key !== KEY) throw new TypeError("Illegal constructor: use new AbortController().signal");
  }

  get aborted() {
    return this.#aborted;
  }

  get reason() {
    return this.#reason;
  }

  throwIfAborted() {
    if (this.#aborted) throw this.#reason;
  }

  static trigger(signal, reason = new DOMException("This operation was aborted", "AbortError")) {
    if (signal.#aborted) return;
    signal.#aborted = true;
    signal.#reason = reason;
    signal.dispatchEvent(new Event("abort"));
  }

  static abort(reason) {
    const signal = new AbortSignal(KEY);
    AbortSignal.trigger(signal, reason);
    return signal;
  }

  static timeout(milliseconds) {
    const signal = new AbortSignal(KEY);
    const expire = () => AbortSignal.trigger(signal, new DOMException("The operation was aborted due to timeout", "TimeoutError"));
    setTimeout(expire, milliseconds);
    return signal;
  }

  static any(signals) {
    const result = new AbortSignal(KEY);
    for (const signal of signals) {
      if (signal.aborted) AbortSignal.trigger(result, signal.reason);
      else signal.addEventListener("abort", () => AbortSignal.trigger(result, signal.reason), { once: true });
    }
    return result;
  }
}

export class AbortController {
  #signal = new AbortSignal(KEY);

  get signal() {
    return this.#signal;
  }

  abort(reason) {
    AbortSignal.trigger(this.#signal, reason);
  }
}
