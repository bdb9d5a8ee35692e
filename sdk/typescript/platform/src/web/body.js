// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Bodies of requests and responses.

import { decodeUtf8, encodeUtf8 } from "capsule:native";
import { Blob } from "./blob.js";
import { ReadableStream } from "web-streams-polyfill";
import { bytesOf } from "./encoding.js";
import { FormData, encodeForm, parseForm } from "./formdata.js";

/** What a body is sent as: a promise of its bytes or a stream, and its type. */
export function extract(body) {
  if (body === null || body === undefined) return { bytes: null, type: null };
  if (body instanceof Blob) return { bytes: body.arrayBuffer().then((buffer) => new Uint8Array(buffer)), type: body.type || null };
  if (body instanceof FormData) return encodeForm(body);
  if (body instanceof URLSearchParams) return { bytes: encodeUtf8(String(body)), type: "application/x-www-form-urlencoded;charset=UTF-8" };
  if (body instanceof ReadableStream) return { bytes: null, stream: body, type: null };
  if (ArrayBuffer.isView(body) || body instanceof ArrayBuffer) return { bytes: bytesOf(body).slice(), type: null };
  return { bytes: encodeUtf8(String(body)), type: "text/plain;charset=UTF-8" };
}

export class Body {
  #bytes;
  #stream;
  #used = false;

  constructor({ bytes, stream = null }) {
    this.#bytes = bytes;
    this.#stream = stream;
  }

  get bodyUsed() {
    return this.#used || (this.#stream?.locked ?? false);
  }

  get body() {
    if (this.#stream === null && this.#bytes !== null) {
      const bytes = this.#bytes;
      this.#stream = new ReadableStream({
        async start(controller) {
          const content = await bytes;
          if (content.length > 0) controller.enqueue(content);
          controller.close();
        },
      });
    }
    return this.#stream;
  }

  async bytes() {
    if (this.bodyUsed) throw new TypeError("the body has been read already");
    this.#used = true;
    if (this.#stream === null) return (await this.#bytes) ?? new Uint8Array(0);
    return collect(this.#stream);
  }

  async arrayBuffer() {
    const bytes = await this.bytes();
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  }

  async text() {
    const text = decodeUtf8(await this.bytes(), false);
    return text.startsWith("\ufeff") ? text.slice(1) : text;
  }

  async json() {
    return JSON.parse(await this.text());
  }

  async blob() {
    return new Blob([await this.bytes()], { type: this.headers.get("content-type") ?? "" });
  }

  async formData() {
    return parseForm(await this.bytes(), this.headers.get("content-type") ?? "");
  }

  /** The content for a second body; this one stays as it is. */
  static share(body) {
    if (body.bodyUsed) throw new TypeError("a body that has been read cannot be cloned");
    if (body.#stream === null) return { bytes: body.#bytes };
    const [first, second] = body.#stream.tee();
    body.#stream = first;
    return { bytes: null, stream: second };
  }
}

async function collect(stream) {
  const chunks = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = bytesOf(chunk);
    chunks.push(bytes);
    size += bytes.length;
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
