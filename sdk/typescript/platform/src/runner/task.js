// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// task(): declares a task, and calls it when another task does.

import { startCall } from "./loop.js";
import { framesOf } from "./failures.js";
import { checked } from "./host.js";
import { NotCarried, toJson } from "./values.js";

/** The tasks of the module that is loaded, in the order in which they were declared. */
export const declared = [];

const functions = new WeakSet();
let moduleName = "";

/** Names the module whose tasks are declared from now on. */
export function beginModule(name) {
  moduleName = name;
}

export function isTask(value) {
  return functions.has(value);
}

export function task(options, run) {
  if (options === null || typeof options !== "object" || Array.isArray(options)) {
    throw new TypeError(`task() takes options first, as in task({ name: "main" }, () => ...), not ${kindOf(options)}`);
  }
  if (typeof options.name !== "string" || options.name === "") {
    throw new TypeError('a task needs a name: task({ name: "main" }, () => ...)');
  }
  if (typeof run !== "function") {
    throw new TypeError(`task "${options.name}" needs a function: task({ name: "${options.name}" }, () => ...), not ${kindOf(run)}`);
  }
  return declare({ ...options }, run, new Error());
}

/** Declares a plain function as a task without options; its place is not known. */
export function declare(options, run, place) {
  const { name } = options;
  const same = declared.filter((other) => other.name === name).length;
  const made = { name, module: same === 0 ? moduleName : `${moduleName}#${same + 1}`, options, run, place: placeOf(place) };
  declared.push(made);
  const callable = (...args) => callTask(made, args);
  Object.defineProperty(callable, "name", { value: run.name || name, configurable: true });
  Object.defineProperty(callable, "length", { value: run.length, configurable: true });
  functions.add(callable);
  return callable;
}

function placeOf(error) {
  const frames = error === undefined ? [] : framesOf(error);
  return frames[frames.length - 1];
}

/** Resolves to the envelope. */
async function callTask({ name, module }, args) {
  while (args.length > 0 && args[args.length - 1] === undefined) args.pop();
  const given = toJson(args, `${name}(): $.args`);
  const head = `"op":"task","module":${JSON.stringify(module)},"task":${JSON.stringify(name)}`;
  const answer = await startCall(`{${head},"args":${given},"kwargs":{}}`);
  return checked(answer).envelope;
}

function kindOf(value) {
  if (value === null || value === undefined) return String(value);
  return Array.isArray(value) ? "an array" : `a ${typeof value}`;
}

export { NotCarried };
