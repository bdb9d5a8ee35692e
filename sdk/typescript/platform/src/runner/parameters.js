// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// The parameters of a function, read from its source text.

/** Name, kind and whether a call must give it: from the first parameter with a default on, none is required. */
export function parametersOf(run) {
  const listed = listOf(String(run));
  return listed.map((text, index) => {
    const rest = text.startsWith("...");
    return {
      name: nameOf(rest ? text.slice(3) : text, index),
      kind: rest ? "var_positional" : "positional_only",
      required: index < run.length,
    };
  });
}

function nameOf(text, index) {
  const found = /^[\p{ID_Start}$_][\p{ID_Continue}$]*/u.exec(text.trim());
  return found === null ? `argument ${index + 1}` : found[0];
}

/** The texts between the commas of the parameter list. */
function listOf(source) {
  const single = /^(?:async\s+)?([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*=>/u.exec(source);
  if (single !== null) return [single[1]];
  const start = source.indexOf("(");
  if (start < 0) return [];
  const list = [];
  let from = start + 1;
  walk(source, start, (character, at, depth) => {
    if (depth === 1 && character === ",") {
      list.push(source.slice(from, at).trim());
      from = at + 1;
    }
    if (depth > 0) return true;
    const last = source.slice(from, at).trim();
    if (last !== "") list.push(last);
    return false;
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
