// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// performance: milliseconds since the task was started or its file loaded.

import { monotonic, now } from "capsule:native";

let origin = monotonic();
let wall = now();
let entries = [];

/** Time begins anew. */
export function restart() {
  origin = monotonic();
  wall = now();
  entries = [];
}

function measured(name, entryType, startTime, duration, detail = null) {
  const entry = { name, entryType, startTime, duration, detail };
  entries.push(entry);
  return entry;
}

function timeOf(mark) {
  if (typeof mark === "number") return mark;
  const found = entries.findLast(({ name, entryType }) => entryType === "mark" && name === mark);
  if (found === undefined) throw new DOMException(`The mark '${mark}' does not exist`, "SyntaxError");
  return found.startTime;
}

export const performance = {
  now: () => monotonic() - origin,
  get timeOrigin() {
    return wall;
  },
  mark: (name, { detail, startTime = performance.now() } = {}) => measured(`${name}`, "mark", startTime, 0, detail),
  measure(name, begin = 0, end = undefined) {
    const range = typeof begin === "object" && begin !== null ? begin : { start: begin, end };
    const start = timeOf(range.start ?? 0);
    const stop = range.end === undefined ? performance.now() : timeOf(range.end);
    return measured(`${name}`, "measure", start, stop - start, range.detail);
  },
  getEntries: () => [...entries],
  getEntriesByName: (wanted) => entries.filter(({ name }) => name === wanted),
  getEntriesByType: (wanted) => entries.filter(({ entryType }) => entryType === wanted),
  clearMarks: (wanted) => clear("mark", wanted),
  clearMeasures: (wanted) => clear("measure", wanted),
  toJSON: () => ({ timeOrigin: wall }),
};

function clear(type, wanted) {
  entries = entries.filter(({ name, entryType }) => entryType !== type || (wanted !== undefined && name !== wanted));
}
