// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// FormData, and its form in requests: multipart/form-data.

import { decodeUtf8 } from "capsule:native";
import { Blob, File } from "./blob.js";
import { randomUUID } from "./crypto.js";

export class FormData {
  #entries = [];

  append(name, value, fileName) {
    this.#entries.push([`${name}`, field(value, fileName)]);
  }

  set(name, value, fileName) {
    const at = this.#entries.findIndex(([known]) => known === `${name}`);
    const entry = [`${name}`, field(value, fileName)];
    this.delete(name);
    this.#entries.splice(at < 0 ? this.#entries.length : at, 0, entry);
  }

  delete(name) {
    this.#entries = this.#entries.filter(([known]) => known !== `${name}`);
  }

  get(name) {
    return this.getAll(name)[0] ?? null;
  }

  getAll(name) {
    return this.#entries.filter(([known]) => known === `${name}`).map(([, value]) => value);
  }

  has(name) {
    return this.#entries.some(([known]) => known === `${name}`);
  }

  forEach(callback, self) {
    for (const [name, value] of this) callback.call(self, value, name, this);
  }

  *keys() {
    for (const [name] of this.#entries) yield name;
  }

  *values() {
    for (const [, value] of this.#entries) yield value;
  }

  *entries() {
    yield* this.#entries.map((entry) => [...entry]);
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  get [Symbol.toStringTag]() {
    return "FormData";
  }
}

function field(value, fileName) {
  if (!(value instanceof Blob)) return `${value}`;
  if (value instanceof File && fileName === undefined) return value;
  return new File([value], fileName ?? "blob", { type: value.type });
}

const escape = (text) => text.replace(/\n/g, "%0A").replace(/\r/g, "%0D").replace(/"/g, "%22");

export function encodeForm(form) {
  const boundary = `----capsule-${randomUUID()}`;
  const parts = [];
  for (const [name, value] of form) {
    parts.push(`--${boundary}\r\nContent-Disposition: form-data; name="${escape(name)}"`);
    if (typeof value === "string") parts.push(`\r\n\r\n${value.replace(/\r?\n|\r/g, "\r\n")}\r\n`);
    else parts.push(`; filename="${escape(value.name)}"\r\nContent-Type: ${value.type || "application/octet-stream"}\r\n\r\n`, value, "\r\n");
  }
  parts.push(`--${boundary}--\r\n`);
  const bytes = new Blob(parts).arrayBuffer().then((buffer) => new Uint8Array(buffer));
  return { bytes, type: `multipart/form-data; boundary=${boundary}` };
}

export function parseForm(bytes, type) {
  const form = new FormData();
  if (/^application\/x-www-form-urlencoded/i.test(type)) {
    for (const [name, value] of new URLSearchParams(decodeUtf8(bytes, false))) form.append(name, value);
    return form;
  }
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(type)?.[1];
  if (boundary === undefined) throw new TypeError(`a body of type "${type}" is no form`);
  // One character for each byte: the parts of a form may hold anything.
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  for (const part of text.split(`--${boundary}`).slice(1, -1)) {
    const end = part.indexOf("\r\n\r\n");
    const head = decodeUtf8(binary(part.slice(0, end)), false);
    const content = binary(part.slice(end + 4, -2));
    const name = /[; ]name="([^"]*)"/i.exec(head)?.[1];
    if (name === undefined) throw new TypeError("a part of the form has no name");
    const file = /filename="([^"]*)"/i.exec(head)?.[1];
    const kind = /content-type:\s*([^\r\n]+)/i.exec(head)?.[1] ?? "";
    if (file === undefined) form.append(name, decodeUtf8(content, false));
    else form.append(name, new File([content], file, { type: kind }));
  }
  return form;
}

function binary(text) {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
