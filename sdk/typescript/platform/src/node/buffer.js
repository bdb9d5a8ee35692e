// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// buffer.

import * as feross from "buffer/";
import { Blob, File } from "../web/blob.js";
import { atob, btoa } from "../web/encoding.js";

export const { Buffer, SlowBuffer, INSPECT_MAX_BYTES, kMaxLength } = feross;
export const constants = { MAX_LENGTH: kMaxLength, MAX_STRING_LENGTH: 0x3fffffff };
export const isUtf8 = (input) => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(input);
    return true;
  } catch {
    return false;
  }
};
export const isAscii = (input) => new Uint8Array(input.buffer ?? input).every((byte) => byte < 128);

const PLAIN = { base64url: "base64", "base64-url": "base64" };

// The package lacks base64url.
const { from, prototype } = Buffer;
const { toString } = prototype;
const isEncoding = Buffer.isEncoding;
Buffer.from = function (value, encoding, length) {
  if (typeof value === "string" && PLAIN[encoding]) return from.call(Buffer, value.replaceAll("-", "+").replaceAll("_", "/"), "base64");
  return from.call(Buffer, value, encoding, length);
};
Buffer.isEncoding = (encoding) => isEncoding(encoding) || encoding in PLAIN;
prototype.toString = function (encoding, ...range) {
  if (!PLAIN[encoding]) return toString.call(this, encoding, ...range);
  return toString.call(this, "base64", ...range).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

export { Blob, File, atob, btoa };
export default { Buffer, SlowBuffer, INSPECT_MAX_BYTES, kMaxLength, constants, isUtf8, isAscii, Blob, File, atob, btoa };
