// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// crypto: random numbers of the host, and digests.

import { randomBytes } from "capsule:native";
import { sha1 } from "@noble/hashes/legacy.js";
import { sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import { bytesOf } from "./encoding.js";

const DIGESTS = { "SHA-1": sha1, "SHA-256": sha256, "SHA-384": sha384, "SHA-512": sha512 };
const MOST_BYTES = 65536;

export function getRandomValues(array) {
  if (!ArrayBuffer.isView(array) || array instanceof DataView || /^Float/.test(array.constructor.name)) {
    throw new DOMException("getRandomValues fills arrays of whole numbers", "TypeMismatchError");
  }
  if (array.byteLength > MOST_BYTES) throw new DOMException(`getRandomValues fills at most ${MOST_BYTES} bytes`, "QuotaExceededError");
  bytesOf(array).set(randomBytes(array.byteLength));
  return array;
}

export function randomUUID() {
  const bytes = randomBytes(16);
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

class SubtleCrypto {
  async digest(algorithm, data) {
    const name = String(algorithm?.name ?? algorithm).toUpperCase();
    const hash = DIGESTS[name];
    if (hash === undefined) throw new DOMException(`digest "${name}" is not supported: use ${Object.keys(DIGESTS).join(", ")}`, "NotSupportedError");
    return hash(bytesOf(data).slice()).buffer;
  }
}

export const crypto = { getRandomValues, randomUUID, subtle: new SubtleCrypto() };
