// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// The parameters of a function, read from its source text.

/**
 * Name, kind and whether a call must give it: from the first parameter with a default on, none is required.
 * `isOptional(offset)` tells whether the parameter at this offset in the function's text is optional otherwise.
 */
export function parametersOf(run, isOptional) {
  return listOf(String(run)).map(({ text, offset }, index) => {
    const rest = text.startsWith("...");
    return {
      name: nameOf(rest ? text.slice(3) : text, index),
      kind: rest ? "var_positional" : "positional_only",
      required: index < run.length && !isOptional(offset),
    };
  });
}

function nameOf(text, index) {
  const found = /^[\p{ID_Start}$_][\p{ID_Continue}$]*/u.exec(text.trim());
  return found === null ? `argument ${index + 1}` : found[0];
}

/** The texts between the commas of the parameter list, and where they begin. */
function listOf(source) {
  const single = /^(?:async\s+)?([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*=>/u.exec(source);
  if (single !== null) return [{ text: single[1], offset: 0 }];
  const start = source.indexOf("(");
  if (start < 0) return [];
  const list = [];
  let from = start + 1;
  const take = (at) => {
    const text = source.slice(from, at);
    if (text.trim() !== "") list.push({ text: text.trim(), offset: from + text.length - text.trimStart().length });
    from = at + 1;
  };
  walk(source, start, (character, at, depth) => {
    if (depth === 0 || (depth === 1 && character === ",")) take(at);
    return depth > 0;
  });
  return list;
}

/**
 * Calls `visit` with each character outside of strings, its index and how deep in brackets it is, a closing bracket being
 * outside of its pair; until it returns false.
 */
export function walk(source, start, visit) {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    const character = source[at];
    if (character === '"' || character === "'" || character === "`") {
      at = endOfString(source, at);
      continue;
    }
    if ("([{".includes(character)) depth++;
    if (")]}".includes(character)) depth--;
    if (!visit(character, at, depth)) return;
  }
}

function endOfString(source, start) {
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === source[start]) return at;
  }
  return source.length;
}
