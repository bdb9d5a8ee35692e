// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Parameters that TypeScript declares optional. JavaScript has nothing for them: the bundler lists where they are.

import { indexOf, lineAndColumn } from "./positions.js";

/** A function that tells of a function of the program whether its parameter at an offset in its text is optional. */
export function optionalParameters(program) {
  const [, list = ""] = /\n\/\/# capsule\.optional=([\d: ]+)\n$/.exec(program) ?? [];
  const places = new Set(list.split(" "));
  return (run, offset) => {
    const start = list === "" ? -1 : startOf(run, program);
    return start >= 0 && places.has(lineAndColumn(program, start + offset).join(":"));
  };
}

/** Where the function is in the program; -1 when it is not from there. */
function startOf(run, program) {
  const { lineNumber, columnNumber } = run;
  if (lineNumber === undefined) return -1;
  let start = indexOf(program, lineNumber, 1);
  // the engine counts characters, and some are two units of UTF-16
  for (let column = 1; column < columnNumber; column++) start += program.codePointAt(start) > 0xffff ? 2 : 1;
  return program.startsWith(String(run), start) ? start : -1;
}
