// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// What JSON can carry, and where in a value that is not so.

const MOST_DEPTH = 900; // what the host reads

/** A value that JSON cannot carry; `path` says where it is. */
export class NotCarried extends TypeError {
  constructor(path, message) {
    super(`${path}: ${message}`);
    this.path = path;
    this.reason = message;
  }
}

/** The value as JSON text. `undefined` is null, and absent where JSON leaves it out. */
export function toJson(value, root = "$") {
  const steps = [];
  const open = new Map();
  const complain = (message) => {
    throw new NotCarried(root + steps.map(step).join(""), message);
  };

  function write(given, key) {
    let node = given;
    if (node !== null && typeof node === "object" && typeof node.toJSON === "function") {
      if (node instanceof Date && Number.isNaN(node.getTime())) complain("an invalid Date cannot be carried by JSON");
      node = node.toJSON(key);
    }
    switch (typeof node) {
      case "string":
        return JSON.stringify(node);
      case "number":
        if (!Number.isFinite(node)) complain(`${node} cannot be carried by JSON`);
        return JSON.stringify(node);
      case "boolean":
        return node ? "true" : "false";
      case "undefined":
        return undefined;
      case "object":
        return node === null ? "null" : writeObject(node);
      default:
        return complain(`a ${typeof node} cannot be carried by JSON${HINTS[typeof node] ?? ""}`);
    }
  }

  function writeObject(node) {
    if (node instanceof Number || node instanceof String || node instanceof Boolean) return write(node.valueOf(), "");
    const kind = unfit(node);
    if (kind) complain(`a value of type ${kind[0]} cannot be carried by JSON${kind[1]}`);
    if (open.has(node)) complain(`circular reference to ${root + steps.slice(0, open.get(node)).map(step).join("")}`);
    if (steps.length >= MOST_DEPTH) complain("the value is nested too deeply for JSON");
    open.set(node, steps.length);
    const text = Array.isArray(node) ? writeArray(node) : writeMembers(node);
    open.delete(node);
    return text;
  }

  function writeArray(array) {
    const parts = [];
    for (let index = 0; index < array.length; index++) {
      steps.push(index);
      parts.push(write(array[index], String(index)) ?? "null");
      steps.pop();
    }
    return `[${parts.join(",")}]`;
  }

  function writeMembers(object) {
    const parts = [];
    for (const key of Object.keys(object)) {
      steps.push(key);
      const text = write(object[key], key);
      if (text !== undefined) parts.push(`${JSON.stringify(key)}:${text}`);
      steps.pop();
    }
    return `{${parts.join(",")}}`;
  }

  return write(value, "") ?? "null";
}

const HINTS = { bigint: "; return a number, or its toString()", function: "", symbol: "" };

const UNFIT = [
  [Map, "; return Object.fromEntries() of it"],
  [Set, "; return [...set]"],
  [WeakMap, ""],
  [WeakSet, ""],
  [RegExp, "; return its .source"],
  [Error, "; return its .message"],
  [Promise, "; await it"],
  [ArrayBuffer, "; return text, for example base64"],
];

function unfit(node) {
  if (ArrayBuffer.isView(node)) return [node.constructor.name, "; return an array of numbers, or text, for example base64"];
  const found = UNFIT.find(([type]) => node instanceof type);
  return found && [node.constructor?.name || found[0].name, found[1]];
}

function step(key) {
  if (typeof key === "number") return `[${key}]`;
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
