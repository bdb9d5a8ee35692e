// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Errors as the protocol describes them: message, frames, text.

import { inspect } from "node-inspect-extracted";
import { denialOf } from "./host.js";

const MOST_FRAMES = 100;
const MOST_TEXT = 100_000;
const PLATFORM = "/lib/platform.js";
const FRAME = /^\s*at (?:(.*) \()?(.*?):(\d+)(?::(\d+))?\)?$/;

export function describe(error) {
  return { message: cut(messageOf(error)), frames: shorten(framesOf(error)), text: cut(textOf(error)), refusal: denialOf(error) };
}

/** The frames of the user's code, the innermost last. */
export function framesOf(error) {
  const frames = [];
  for (const line of String(property(error, "stack") ?? "").split("\n")) {
    const found = FRAME.exec(line);
    if (found !== null && found[2] !== PLATFORM && found[2] !== "native") frames.push(frame(found));
  }
  return frames.reverse();
}

function frame([, name, path, line, column]) {
  const described = { path, line: Number(line), function: functionName(name), code: "" };
  if (column !== undefined) described.column = Number(column);
  return described;
}

function functionName(name) {
  if (name === undefined || name === "" || name === "<anonymous>") return "<anonymous>";
  return name === "<eval>" ? "<module>" : name;
}

function messageOf(error) {
  if (!isError(error)) return `Uncaught ${shown(error)}`;
  const name = String(property(error, "name") || "Error");
  const message = String(property(error, "message") ?? "");
  return message === "" ? name : `${name}: ${message}`;
}

function textOf(error) {
  const parts = [];
  const seen = new Set();
  for (let one = error; isError(one) && !seen.has(one); one = property(one, "cause")) {
    seen.add(one);
    parts.push(`${parts.length === 0 ? "" : "Caused by: "}${messageOf(one)}\n${usersLines(one)}`.trimEnd());
  }
  return parts.length === 0 ? messageOf(error) : parts.join("\n");
}

function usersLines(error) {
  const lines = String(property(error, "stack") ?? "").split("\n");
  return lines.filter((line) => !line.includes(PLATFORM) && !line.endsWith("(native)")).join("\n");
}

function isError(value) {
  return value instanceof Error || (typeof value === "object" && value !== null && typeof property(value, "stack") === "string");
}

/** A getter of the user's may throw, too. */
function property(value, name) {
  try {
    return value?.[name];
  } catch {
    return undefined;
  }
}

function shown(value) {
  try {
    return inspect(value);
  } catch {
    return `a value of type ${typeof value}`;
  }
}

function shorten(frames) {
  if (frames.length <= MOST_FRAMES) return frames;
  return [...frames.slice(0, MOST_FRAMES / 2), ...frames.slice(-MOST_FRAMES / 2)];
}

/** The beginning and the end of what is too long to be read. */
function cut(text) {
  if (text.length <= MOST_TEXT) return text;
  const left = text.length - MOST_TEXT;
  return `${text.slice(0, MOST_TEXT / 2)}\n... ${left} characters left out ...\n${text.slice(-MOST_TEXT / 2)}`;
}
