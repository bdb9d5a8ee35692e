// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Headers.

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

function nameOf(name) {
  const text = `${name}`;
  if (!TOKEN.test(text)) throw new TypeError(`"${text}" is no name of a header`);
  return text.toLowerCase();
}

function valueOf(value) {
  const text = `${value}`.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "");
  if (/[\0\r\n]/.test(text)) throw new TypeError("the value of a header must be one line");
  return text;
}

export class Headers {
  #entries = [];

  constructor(init) {
    if (init === undefined || init === null) return;
    const entries = typeof init[Symbol.iterator] === "function" ? init : Object.entries(init);
    for (const entry of entries) {
      const [name, value, ...more] = entry;
      if (value === undefined || more.length > 0) throw new TypeError("a header is a name and a value");
      this.append(name, value);
    }
  }

  append(name, value) {
    this.#entries.push([nameOf(name), valueOf(value)]);
  }

  set(name, value) {
    this.delete(name);
    this.append(name, value);
  }

  delete(name) {
    const key = nameOf(name);
    this.#entries = this.#entries.filter(([known]) => known !== key);
  }

  get(name) {
    const key = nameOf(name);
    const values = this.#entries.filter(([known]) => known === key).map(([, value]) => value);
    return values.length === 0 ? null : values.join(", ");
  }

  has(name) {
    const key = nameOf(name);
    return this.#entries.some(([known]) => known === key);
  }

  getSetCookie() {
    return this.#entries.filter(([name]) => name === "set-cookie").map(([, value]) => value);
  }

  forEach(callback, self) {
    for (const [name, value] of this) callback.call(self, value, name, this);
  }

  *entries() {
    const names = [...new Set(this.#entries.map(([name]) => name))].sort();
    for (const name of names) {
      if (name === "set-cookie") for (const value of this.getSetCookie()) yield [name, value];
      else yield [name, this.get(name)];
    }
  }

  *keys() {
    for (const [name] of this.entries()) yield name;
  }

  *values() {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  get [Symbol.toStringTag]() {
    return "Headers";
  }
}
