// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// console: lines on standard output and standard error.

import { encodeUtf8, monotonic, write } from "capsule:native";
import { formatWithOptions, inspect } from "node-inspect-extracted";

const OUT = 1;
const ERR = 2;

export function writeText(fd, text) {
  writeBytes(fd, encodeUtf8(text));
}

export function writeBytes(fd, bytes) {
  for (let done = 0; done < bytes.length; ) done += write(fd, bytes, done, bytes.length - done, null);
}

export class Console {
  #indent = "";
  #counts = new Map();
  #timers = new Map();
  #print;

  /** @param print gets the descriptor and the text of each line */
  constructor(print = writeText) {
    this.#print = print;
    for (const name of METHODS) this[name] = this[name].bind(this);
  }

  #line(fd, values) {
    const text = formatWithOptions({ colors: false }, ...values);
    this.#print(fd, `${this.#indent}${text.replaceAll("\n", `\n${this.#indent}`)}\n`);
  }

  log(...values) {
    this.#line(OUT, values);
  }

  info(...values) {
    this.#line(OUT, values);
  }

  debug(...values) {
    this.#line(OUT, values);
  }

  error(...values) {
    this.#line(ERR, values);
  }

  warn(...values) {
    this.#line(ERR, values);
  }

  trace(...values) {
    const stack = String(new Error().stack).split("\n").filter((line) => !line.includes("/lib/platform.js"));
    this.#line(ERR, [`Trace: ${formatWithOptions({}, ...values)}\n${stack.join("\n").trimEnd()}`]);
  }

  dir(value, options) {
    this.#line(OUT, [inspect(value, { customInspect: false, ...options })]);
  }

  dirxml(...values) {
    this.#line(OUT, values);
  }

  assert(condition, ...values) {
    if (condition) return;
    if (typeof values[0] === "string") values[0] = `Assertion failed: ${values[0]}`;
    else values.unshift("Assertion failed");
    this.#line(ERR, values);
  }

  group(...labels) {
    if (labels.length > 0) this.log(...labels);
    this.#indent += "  ";
  }

  groupCollapsed(...labels) {
    this.group(...labels);
  }

  groupEnd() {
    this.#indent = this.#indent.slice(2);
  }

  count(label = "default") {
    const count = (this.#counts.get(`${label}`) ?? 0) + 1;
    this.#counts.set(`${label}`, count);
    this.log(`${label}: ${count}`);
  }

  countReset(label = "default") {
    this.#counts.delete(`${label}`);
  }

  time(label = "default") {
    this.#timers.set(`${label}`, monotonic());
  }

  timeLog(label = "default", ...values) {
    const begin = this.#timers.get(`${label}`);
    if (begin === undefined) this.warn(`No such label '${label}' for console.timeLog()`);
    else this.log(`${label}: ${(monotonic() - begin).toFixed(3)}ms`, ...values);
  }

  timeEnd(label = "default") {
    this.timeLog(label);
    this.#timers.delete(`${label}`);
  }

  table(data, columns) {
    if (data === null || typeof data !== "object") return this.log(data);
    return this.log(tableOf(data, columns));
  }

  clear() {}
}

const METHODS = Object.getOwnPropertyNames(Console.prototype).filter((name) => name !== "constructor");

function tableOf(data, columns) {
  const rows = data instanceof Map ? [...data] : Object.entries(data);
  const names = columns ?? [...new Set(rows.flatMap(([, row]) => (isRow(row) ? Object.keys(row) : [])))];
  const values = rows.some(([, row]) => !isRow(row));
  const header = ["(index)", ...names, ...(values ? ["Values"] : [])];
  const cells = rows.map(([key, row]) => [
    String(key),
    ...names.map((name) => (isRow(row) && name in row ? inspect(row[name], { depth: 0 }) : "")),
    ...(values ? [isRow(row) ? "" : inspect(row, { depth: 0 })] : []),
  ]);
  const widths = header.map((name, at) => Math.max(...[header, ...cells].map((line) => line[at].length)) + 2);
  const rule = (left, middle, right) => left + widths.map((width) => "─".repeat(width)).join(middle) + right;
  const line = (texts) => `│${texts.map((text, at) => ` ${text.padEnd(widths[at] - 1)}`).join("│")}│`;
  return [rule("┌", "┬", "┐"), line(header), rule("├", "┼", "┤"), ...cells.map(line), rule("└", "┴", "┘")].join("\n");
}

function isRow(value) {
  return value !== null && typeof value === "object";
}
