// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// crypto: hashes, message authentication codes, key derivation and random numbers. Ciphers and keys are not there.

import { randomBytes as hostBytes } from "capsule:native";
import { hkdf } from "@noble/hashes/hkdf.js";
import { hmac } from "@noble/hashes/hmac.js";
import { md5, ripemd160, sha1 } from "@noble/hashes/legacy.js";
import { pbkdf2 } from "@noble/hashes/pbkdf2.js";
import { scrypt } from "@noble/hashes/scrypt.js";
import { sha224, sha256, sha384, sha512, sha512_224, sha512_256 } from "@noble/hashes/sha2.js";
import { sha3_224, sha3_256, sha3_384, sha3_512 } from "@noble/hashes/sha3.js";
import { Transform } from "readable-stream";
import { crypto as webcrypto, getRandomValues, randomUUID } from "../web/crypto.js";
import { Buffer } from "./buffer.js";

const HASHES = {
  md5, ripemd160, rmd160: ripemd160, sha1, sha224, sha256, sha384, sha512, "sha512-224": sha512_224, "sha512-256": sha512_256,
  "sha3-224": sha3_224, "sha3-256": sha3_256, "sha3-384": sha3_384, "sha3-512": sha3_512,
};
const MOST_AT_ONCE = 65536;

function hashOf(name) {
  const hash = HASHES[String(name).toLowerCase().replace(/^rsa-/, "")];
  if (hash === undefined) throw Object.assign(new Error(`Digest method not supported: ${name}`), { code: "ERR_CRYPTO_INVALID_DIGEST" });
  return hash;
}

function bytesOf(data, encoding) {
  if (typeof data === "string") return Buffer.from(data, encoding ?? "utf8");
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  throw Object.assign(new TypeError('The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView'), { code: "ERR_INVALID_ARG_TYPE" });
}

function shown(bytes, encoding) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return encoding === undefined || encoding === "buffer" ? buffer : buffer.toString(encoding);
}

class Digest extends Transform {
  #state;

  constructor(state) {
    super();
    this.#state = state;
  }

  update(data, encoding) {
    if (this.#state === null) throw Object.assign(new Error("Digest already called"), { code: "ERR_CRYPTO_HASH_FINALIZED" });
    this.#state.update(bytesOf(data, encoding));
    return this;
  }

  digest(encoding) {
    if (this.#state === null) throw Object.assign(new Error("Digest already called"), { code: "ERR_CRYPTO_HASH_FINALIZED" });
    const bytes = this.#state.digest();
    this.#state = null;
    return shown(bytes, encoding);
  }

  copy() {
    return new Digest(this.#state.clone());
  }

  _transform(chunk, encoding, callback) {
    this.update(chunk, encoding);
    callback();
  }

  _flush(callback) {
    this.push(this.digest());
    callback();
  }
}

function randomBytes(size, callback) {
  if (!Number.isInteger(size) || size < 0 || size > 0x7fffffff) throw Object.assign(new RangeError(`The value of "size" is out of range. Received ${size}`), { code: "ERR_OUT_OF_RANGE" });
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; at += MOST_AT_ONCE) bytes.set(hostBytes(Math.min(MOST_AT_ONCE, size - at)), at);
  if (callback === undefined) return bytes;
  setImmediate(callback, null, bytes);
  return undefined;
}

function randomFillSync(buffer, offset = 0, size = buffer.byteLength - offset) {
  new Uint8Array(buffer.buffer ?? buffer, buffer.byteOffset ?? 0, buffer.byteLength).set(randomBytes(size), offset);
  return buffer;
}

function randomInt(min, max, callback) {
  if (max === undefined || typeof max === "function") [min, max, callback] = [0, min, max];
  const range = max - min;
  if (!(Number.isSafeInteger(min) && Number.isSafeInteger(max) && range > 0 && range <= 2 ** 48)) {
    throw Object.assign(new RangeError('The value of "max" is out of range: it must be above min, by at most 2 ** 48'), { code: "ERR_OUT_OF_RANGE" });
  }
  let value;
  do value = randomBytes(6).readUIntBE(0, 6);
  while (value >= 2 ** 48 - (2 ** 48 % range));
  const result = min + (value % range);
  if (callback === undefined) return result;
  setImmediate(callback, null, result);
  return undefined;
}

function timingSafeEqual(a, b) {
  const [first, second] = [bytesOf(a), bytesOf(b)];
  if (first.length !== second.length) throw Object.assign(new RangeError("Input buffers must have the same byte length"), { code: "ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH" });
  let difference = 0;
  for (let at = 0; at < first.length; at++) difference |= first[at] ^ second[at];
  return difference === 0;
}

const pbkdf2Sync = (password, salt, iterations, length, digest) => shown(pbkdf2(hashOf(digest), bytesOf(password), bytesOf(salt), { c: iterations, dkLen: length }));
const scryptSync = (password, salt, length, { N, cost, r, blockSize, p, parallelization } = {}) =>
  shown(scrypt(bytesOf(password), bytesOf(salt), { N: N ?? cost ?? 16384, r: r ?? blockSize ?? 8, p: p ?? parallelization ?? 1, dkLen: length }));
const hkdfSync = (digest, key, salt, info, length) => hkdf(hashOf(digest), bytesOf(key), bytesOf(salt), bytesOf(info), length).slice().buffer;

const later = (action) => (...args) => {
  const callback = args.pop();
  let values;
  try {
    values = [null, action(...args)];
  } catch (error) {
    values = [error];
  }
  setImmediate(callback, ...values);
};

export default {
  createHash: (name) => new Digest(hashOf(name).create()),
  createHmac: (name, key) => new Digest(hmac.create(hashOf(name), bytesOf(key))),
  hash: (name, data, encoding = "hex") => shown(hashOf(name)(bytesOf(data)), encoding),
  getHashes: () => Object.keys(HASHES),
  hkdf: later(hkdfSync), hkdfSync, pbkdf2: later(pbkdf2Sync), pbkdf2Sync, scrypt: later(scryptSync), scryptSync,
  randomBytes, pseudoRandomBytes: randomBytes, randomFillSync, randomFill: later(randomFillSync), randomInt, randomUUID, getRandomValues, timingSafeEqual,
  webcrypto, subtle: webcrypto.subtle, constants: {},
};
