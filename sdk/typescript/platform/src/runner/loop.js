// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Everything a task can wait for: timers and the host's answers. The engine calls idle() when no job is left to do.

import { monotonic } from "capsule:native";
import { call } from "./host.js";

let timers = new Map(); // by id, in the order in which they were made
let immediates = new Map();
let answers = new Map(); // by the host's handle
let lastId = 0;
let onError;

/** Forgets what earlier code left, and names who is told of errors that nobody else can catch. */
export function start(errorListener) {
  timers = new Map();
  immediates = new Map();
  answers = new Map();
  onError = errorListener;
}

export function addTimer(callback, delay, args, repeat) {
  if (typeof callback !== "function") throw new TypeError("a timer needs a function to call");
  const wait = delay >= 1 && delay <= 0x7fffffff ? Math.trunc(delay) : 1;
  const id = ++lastId;
  timers.set(id, { id, callback, args, due: monotonic() + wait, wait, repeat });
  return id;
}

export function addImmediate(callback, args) {
  if (typeof callback !== "function") throw new TypeError("setImmediate needs a function to call");
  const id = ++lastId;
  immediates.set(id, { callback, args });
  return id;
}

export function clearTimer(id) {
  timers.delete(id);
  immediates.delete(id);
}

/** Starts a call beside this task; `text` is its JSON. Resolves to the host's answer. */
export function startCall(text) {
  const { handle } = call(`{"op":"start","call":${text}}`);
  return new Promise((resolve) => answers.set(handle, resolve));
}

/** Lets one thing happen. False when nothing is left that could. */
export function idle() {
  if (runImmediates() || runDueTimer()) return true;
  const next = nextTimer();
  if (next === undefined && answers.size === 0) return false;
  const timeout = next === undefined ? null : Math.max(1, Math.ceil(next.due - monotonic()));
  const { handle, answer } = call(JSON.stringify({ op: "wait", handles: [...answers.keys()], timeout_ms: timeout }));
  if (handle !== null && handle !== undefined) {
    const resolve = answers.get(handle);
    answers.delete(handle);
    resolve(answer);
  }
  return true;
}

function runImmediates() {
  if (immediates.size === 0) return false;
  const [id, { callback, args }] = immediates.entries().next().value;
  immediates.delete(id);
  perform(callback, args);
  return true;
}

function runDueTimer() {
  const timer = nextTimer();
  if (timer === undefined || timer.due > monotonic()) return false;
  if (timer.repeat) timer.due = monotonic() + timer.wait;
  else timers.delete(timer.id);
  perform(timer.callback, timer.args);
  return true;
}

function nextTimer() {
  let next;
  for (const timer of timers.values()) if (next === undefined || timer.due < next.due) next = timer;
  return next;
}

function perform(callback, args) {
  try {
    callback(...args);
  } catch (error) {
    onError(error);
  }
}
