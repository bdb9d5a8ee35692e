// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// TextEncoder, TextDecoder, atob, btoa.

import { decodeBase64, decodeUtf8, encodeBase64, encodeUtf8 } from "capsule:native";

export class TextEncoder {
  get encoding() {
    return "utf-8";
  }

  encode(text = "") {
    return encodeUtf8(String(text));
  }

  encodeInto(text, target) {
    let read = 0;
    let written = 0;
    for (const character of String(text)) {
      const bytes = encodeUtf8(character);
      if (written + bytes.length > target.length) break;
      target.set(bytes, written);
      written += bytes.length;
      read += character.length;
    }
    return { read, written };
  }
}

const LABELS = {
  "utf-8": "utf-8", utf8: "utf-8", "unicode-1-1-utf-8": "utf-8",
  "utf-16le": "utf-16le", "utf-16": "utf-16le", ucs2: "utf-16le", "ucs-2": "utf-16le",
  "utf-16be": "utf-16be",
  "iso-8859-1": "windows-1252", latin1: "windows-1252", ascii: "windows-1252", "us-ascii": "windows-1252", "windows-1252": "windows-1252",
};

// 0x80 to 0x9f of windows-1252, which the Encoding standard takes for Latin 1, too.
const UPPER = "\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178";

export class TextDecoder {
  #left = new Uint8Array(0);
  #begun = false;

  constructor(label = "utf-8", { fatal = false, ignoreBOM = false } = {}) {
    const encoding = LABELS[String(label).trim().toLowerCase()];
    if (encoding === undefined) throw new RangeError(`the encoding "${label}" is not supported: use utf-8, utf-16le, utf-16be or latin1`);
    Object.defineProperties(this, { encoding: { value: encoding }, fatal: { value: Boolean(fatal) }, ignoreBOM: { value: Boolean(ignoreBOM) } });
  }

  decode(input = new Uint8Array(0), { stream = false } = {}) {
    const bytes = concat(this.#left, bytesOf(input));
    const end = stream ? completeLength(bytes, this.encoding) : bytes.length;
    this.#left = bytes.slice(end);
    let text = this.#text(bytes.subarray(0, end));
    if (!this.#begun && !this.ignoreBOM && text.startsWith("\ufeff")) text = text.slice(1);
    this.#begun = stream && (this.#begun || end > 0);
    return text;
  }

  #text(bytes) {
    if (this.encoding === "utf-8") return decodeUtf8(bytes, this.fatal);
    const codes = [];
    if (this.encoding === "windows-1252") {
      for (const byte of bytes) codes.push(byte >= 0x80 && byte < 0xa0 ? UPPER[byte - 0x80] : String.fromCharCode(byte));
      return codes.join("");
    }
    const low = this.encoding === "utf-16le" ? 0 : 1;
    for (let at = 0; at + 1 < bytes.length; at += 2) codes.push(String.fromCharCode(bytes[at + low] | (bytes[at + 1 - low] << 8)));
    if (bytes.length % 2 === 1) codes.push("\ufffd");
    const text = codes.join("");
    if (this.fatal && (bytes.length % 2 === 1 || !text.isWellFormed())) throw new TypeError(`the bytes are not ${this.encoding}`);
    return text.toWellFormed();
  }
}

/** How many of the bytes end with a whole character. */
function completeLength(bytes, encoding) {
  if (encoding === "windows-1252") return bytes.length;
  if (encoding !== "utf-8") {
    const even = bytes.length - (bytes.length % 2);
    const high = bytes[encoding === "utf-16le" ? even - 1 : even - 2];
    return even > 0 && high >= 0xd8 && high < 0xdc ? even - 2 : even;
  }
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if (byte < 0x80) break;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function concat(first, second) {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** The bytes of an ArrayBuffer or a view of one, not copied. */
export function bytesOf(value) {
  if (value instanceof Uint8Array) return value;
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (value instanceof ArrayBuffer || value instanceof SharedArrayBuffer) return new Uint8Array(value);
  throw new TypeError("bytes are an ArrayBuffer or a view of one");
}

export function btoa(text) {
  const string = String(text);
  const bytes = new Uint8Array(string.length);
  for (let at = 0; at < string.length; at++) {
    const code = string.charCodeAt(at);
    if (code > 255) throw new DOMException("btoa takes characters up to U+00FF", "InvalidCharacterError");
    bytes[at] = code;
  }
  return encodeBase64(bytes);
}

export function atob(text) {
  let bytes;
  try {
    bytes = decodeBase64(String(text));
  } catch {
    throw new DOMException("the text is not base64", "InvalidCharacterError");
  }
  const parts = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join("");
}
