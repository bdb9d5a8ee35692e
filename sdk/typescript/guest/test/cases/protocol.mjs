// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0

import { Guest } from "../guest.mjs";

export default {
  async "a task returns"(directory, assert) {
    const guest = await Guest.start(directory);
    assert.equal(guest.load("export function add(a, b) { return a + b; }").status, "loaded");
    assert.deepEqual(guest.run("add", [1, 2]), { status: "returned", result: 3 });
    assert.deepEqual(guest.run("add", ["a", "ß𝄞"]), { status: "returned", result: "aß𝄞" });
  },

  async "an async task is awaited"(directory, assert) {
    const guest = await Guest.start(directory);
    guest.load("export async function main() { let n = 0; for (let i = 0; i < 10; i++) n += await i; return n; }");
    assert.deepEqual(guest.run("main"), { status: "returned", result: 45 });
  },

  async "what never happens is reported"(directory, assert) {
    const guest = await Guest.start(directory);
    guest.load("export const main = () => new Promise(() => {});");
    const message = "the task awaits something that never happens";
    assert.deepEqual(guest.run("main"), { status: "raised", message, frames: [], text: message });
    assert.equal(guest.load("await new Promise(() => {});").message, message);
  },

  async "a syntax error has its place"(directory, assert) {
    const guest = await Guest.start(directory);
    const { status, message, text } = guest.load("const a = 1;\nconst a = 2;\n");
    assert.equal(status, "raised");
    assert.equal(message, "SyntaxError: invalid redefinition of global identifier");
    assert.match(text, /tasks.js:2/);
  },

  async "an exception has its stack"(directory, assert) {
    const guest = await Guest.start(directory);
    guest.load("function inner() {\n  throw new TypeError('no');\n}\nexport function main() {\n  inner();\n}\n");
    const { message, text } = guest.run("main");
    assert.equal(message, "TypeError: no");
    assert.match(text, /inner \(tasks.js:2:22\)\n    at main \(tasks.js:5:8\)/);
  },

  async "the native module is the platform's alone"(directory, assert) {
    const guest = await Guest.start(directory);
    const refused = /^ReferenceError: cannot import "capsule:native": a task has only the modules that were bundled with it$/;
    assert.match(guest.load('import * as native from "capsule:native";').message, refused);
    guest.load('export const main = () => import("capsule:native"); export const lib = () => import("/lib/platform.js"); export const evil = () => (0, eval)("import(\'capsule:native\')");');
    assert.match(guest.run("main").message, refused);
    assert.equal(guest.run("evil").message, "TypeError: no function filename for import()");
    assert.match(guest.run("lib").message, /cannot import/);
  },

  async "what a task does to the global object does not reach the host's calls"(directory, assert) {
    const guest = await Guest.start(directory);
    guest.load("export function main() { globalThis.__capsule = null; return typeof __capsule; }");
    assert.equal(guest.run("main").result, "object");
    assert.equal(guest.run("main").status, "returned");
  },

  async "deep recursion is an error"(directory, assert) {
    const guest = await Guest.start(directory);
    guest.load(`
      let depth = 0;
      function down() { depth++; down(); }
      export function functions() { try { down(); } catch (e) { return [e instanceof InternalError, e.message, depth > 1000]; } }
      export function arrays() { let a = []; for (let i = 0; i < 1e5; i++) a = [a]; return String(a); }
      export function json() { return JSON.stringify({ toJSON() { return JSON.stringify(this); } }); }
      export function text() { return JSON.parse("[".repeat(1e6)); }
      export function expression() { return (0, eval)("(".repeat(1e5)); }
      export function pattern() { return new RegExp("(?:".repeat(1e5)); }
      export function strings() { return String({ toString() { return String(this); } }); }
      export function sorting() { return [3, 2, 1].sort(() => sorting()); }
      export function getters() { return { get a() { return this.a; } }.a; }
      export function proxies() { let p = {}; for (let i = 0; i < 1e5; i++) p = new Proxy(p, {}); return p.a; }
    `);
    assert.deepEqual(guest.run("functions").result, [true, "stack overflow", true]);
    for (const task of ["arrays", "json", "text", "pattern", "expression", "strings", "sorting", "getters", "proxies"]) {
      const { status, message } = guest.run(task);
      assert.equal(status, "raised", task);
      assert.match(message, /stack overflow|too much recursion|nested|unexpected/i, task);
    }
  },

  async "memory runs out as an error"(directory, assert) {
    const guest = await Guest.start(directory, { pages: 300 });
    guest.load("export function main() { const all = []; for (;;) all.push(new Array(1000).fill(1.5)); }\nexport const after = () => 1;");
    assert.equal(guest.run("main").message, "InternalError: out of memory");
    assert.equal(guest.run("after").result, 1);
  },

  async "random numbers depend on the seed"(directory, assert) {
    const guest = await Guest.start(directory);
    guest.load("export const main = () => Math.random();");
    assert.notEqual(guest.run("main").result, guest.run("main").result);
  },
};
