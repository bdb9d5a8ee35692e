// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// util.

import { parseArgs } from "@pkgjs/parseargs";
import { format, formatWithOptions, inspect, stripVTControlCharacters } from "node-inspect-extracted";
import { process } from "./process.js";
import types from "./util-types.js";

const custom = Symbol.for("nodejs.util.promisify.custom");

function promisify(original) {
  if (typeof original !== "function") throw Object.assign(new TypeError('The "original" argument must be of type function'), { code: "ERR_INVALID_ARG_TYPE" });
  if (original[custom]) return original[custom];
  return function (...args) {
    return new Promise((resolve, reject) => {
      original.call(this, ...args, (error, value) => (error ? reject(error) : resolve(value)));
    });
  };
}
promisify.custom = custom;

function callbackify(original) {
  return function (...args) {
    const callback = args.pop();
    original.apply(this, args).then(
      (value) => process.nextTick(callback, null, value),
      (reason) => process.nextTick(callback, reason ?? new Error("Promise was rejected with a falsy value")),
    );
  };
}

function inherits(constructor, parent) {
  Object.defineProperty(constructor, "super_", { value: parent, writable: true, configurable: true });
  Object.setPrototypeOf(constructor.prototype, parent.prototype);
}

function deprecate(original, message, code) {
  let warned = false;
  return function (...args) {
    if (!warned) process.emitWarning({ name: "DeprecationWarning", message: code ? `[${code}] ${message}` : message });
    warned = true;
    return new.target ? Reflect.construct(original, args, new.target) : original.apply(this, args);
  };
}

function debuglog(section) {
  const enabled = () => new RegExp(`(^|,)${section}($|,)`, "i").test(process.env.NODE_DEBUG ?? "");
  const log = (...values) => enabled() && process.stderr.write(`${section.toUpperCase()} ${process.pid}: ${format(...values)}\n`);
  return Object.defineProperty(log, "enabled", { get: enabled });
}

const STYLES = { reset: [0, 0], bold: [1, 22], dim: [2, 22], italic: [3, 23], underline: [4, 24], inverse: [7, 27], strikethrough: [9, 29], black: [30, 39], red: [31, 39], green: [32, 39], yellow: [33, 39], blue: [34, 39], magenta: [35, 39], cyan: [36, 39], white: [37, 39], gray: [90, 39], grey: [90, 39] };

function styleText(style, text) {
  return [style].flat().reduceRight((inner, name) => {
    if (STYLES[name] === undefined) throw Object.assign(new TypeError(`The argument 'format' is invalid. Received '${name}'`), { code: "ERR_INVALID_ARG_VALUE" });
    return `\u001b[${STYLES[name][0]}m${inner}\u001b[${STYLES[name][1]}m`;
  }, text);
}

const util = {
  callbackify, debug: debuglog, debuglog, deprecate, format, formatWithOptions, inherits, inspect, parseArgs, promisify, stripVTControlCharacters, styleText, types,
  isArray: Array.isArray,
  isDeepStrictEqual: (a, b) => require("assert/build/internal/util/comparisons.js").isDeepStrictEqual(a, b),
  toUSVString: (text) => `${text}`.toWellFormed(),
  TextDecoder: globalThis.TextDecoder,
  TextEncoder: globalThis.TextEncoder,
  aborted: (signal) => new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true })),
};
export default util;
