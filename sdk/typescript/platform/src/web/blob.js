// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Blob and File.

import { decodeUtf8, encodeUtf8 } from "capsule:native";
import { ReadableStream } from "web-streams-polyfill";
import { bytesOf } from "./encoding.js";

const CHUNK = 65536;

function typeOf(type) {
  const text = String(type);
  return /[^\x20-\x7e]/.test(text) ? "" : text.toLowerCase();
}

export class Blob {
  #bytes;
  #type;

  constructor(parts = [], { type = "", endings = "transparent" } = {}) {
    if (parts === null || typeof parts !== "object" || typeof parts[Symbol.iterator] !== "function") throw new TypeError("a Blob is made of a list of parts");
    const chunks = [];
    for (const part of parts) chunks.push(chunkOf(part, endings));
    this.#bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
    let at = 0;
    for (const chunk of chunks) {
      this.#bytes.set(chunk, at);
      at += chunk.length;
    }
    this.#type = typeOf(type);
  }

  static bytesOf(blob) {
    return blob.#bytes;
  }

  get size() {
    return this.#bytes.length;
  }

  get type() {
    return this.#type;
  }

  async text() {
    return decodeUtf8(this.#bytes, false);
  }

  async bytes() {
    return this.#bytes.slice();
  }

  async arrayBuffer() {
    return this.#bytes.slice().buffer;
  }

  slice(start = 0, end = this.size, type = "") {
    const part = new Blob([], { type });
    part.#bytes = this.#bytes.slice(start, end);
    return part;
  }

  stream() {
    const bytes = this.#bytes;
    let at = 0;
    return new ReadableStream({
      pull(controller) {
        if (at >= bytes.length) {
          controller.close();
          return;
        }
        controller.enqueue(bytes.slice(at, at + CHUNK));
        at += CHUNK;
      },
    });
  }

  get [Symbol.toStringTag]() {
    return "Blob";
  }
}

function chunkOf(part, endings) {
  if (part instanceof Blob) return Blob.bytesOf(part);
  if (ArrayBuffer.isView(part) || part instanceof ArrayBuffer) return bytesOf(part);
  const text = String(part);
  return encodeUtf8(endings === "native" ? text.replace(/\r\n?/g, "\n") : text);
}

export class File extends Blob {
  #name;
  #lastModified;

  constructor(parts, name, options = {}) {
    if (name === undefined) throw new TypeError("a File has a name");
    super(parts, options);
    this.#name = String(name);
    this.#lastModified = Number(options.lastModified ?? Date.now());
  }

  get name() {
    return this.#name;
  }

  get lastModified() {
    return this.#lastModified;
  }

  get webkitRelativePath() {
    return "";
  }

  get [Symbol.toStringTag]() {
    return "File";
  }
}
