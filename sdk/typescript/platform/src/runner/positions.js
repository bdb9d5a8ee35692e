// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Where the options of a task() call are written.

import { walk } from "./parameters.js";

/** Line and column of each option's name, when the options are written in the call itself. */
export function optionPositions(source, place) {
  if (place === undefined || place.column === undefined) return {};
  const begin = indexOf(source, place.line, place.column);
  const call = source.indexOf("(", begin);
  if (call < 0 || !/^\(\s*\{/.test(source.slice(call, call + 200))) return {};
  const positions = {};
  const start = source.indexOf("{", call);
  let expectsName = true;
  walk(source, start, (character, at, depth) => {
    if (depth === 0) return false;
    if (depth !== 1) return true;
    if (character === ",") expectsName = true;
    else if (expectsName && /[\p{ID_Start}$_]/u.test(character)) {
      expectsName = false;
      positions[/^[\p{ID_Continue}$]+/u.exec(source.slice(at, at + 100))[0]] = lineAndColumn(source, at);
    }
    return true;
  });
  return positions;
}

/** Where a line and column, counted from 1, is in a text. */
export function indexOf(source, line, column) {
  let at = 0;
  for (let current = 1; current < line; current++) at = source.indexOf("\n", at) + 1;
  return at + Math.max(0, column - 1);
}

/** Line and column, counted from 1, of an index. */
export function lineAndColumn(source, at) {
  const before = source.slice(0, at);
  const line = before.split("\n").length;
  return [line, at - before.lastIndexOf("\n")];
}
