// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// zlib: deflate, gzip and raw deflate. Brotli is not there.

import { Deflate, Gunzip, Gzip, Inflate, deflateSync, gunzipSync, gzipSync, inflateSync, unzlibSync, zlibSync, Unzlib, Zlib } from "fflate/browser";
import { Transform } from "readable-stream";
import { Buffer } from "./buffer.js";

const bytesOf = (data) => (typeof data === "string" ? Buffer.from(data) : new Uint8Array(data.buffer ?? data, data.byteOffset ?? 0, data.byteLength));
const levelOf = (options) => (options?.level === undefined || options.level < 0 ? {} : { level: options.level });

function guarded(action) {
  return (data, options) => {
    try {
      const bytes = action(bytesOf(data), levelOf(options));
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    } catch (error) {
      throw failure(error);
    }
  };
}

function failure(error) {
  const code = /EOF/.test(error.message) ? "Z_BUF_ERROR" : "Z_DATA_ERROR";
  return Object.assign(new Error(code === "Z_BUF_ERROR" ? "unexpected end of file" : `invalid data: ${error.message}`), { code, errno: code === "Z_BUF_ERROR" ? -5 : -3 });
}

const isGzip = (bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b;
const SYNC = {
  deflate: guarded(zlibSync), deflateRaw: guarded(deflateSync), gzip: guarded(gzipSync),
  inflate: guarded((bytes) => unzlibSync(bytes)), inflateRaw: guarded((bytes) => inflateSync(bytes)), gunzip: guarded((bytes) => gunzipSync(bytes)),
  unzip: guarded((bytes) => (isGzip(bytes) ? gunzipSync(bytes) : unzlibSync(bytes))),
};
const STREAMS = { Deflate: Zlib, DeflateRaw: Deflate, Gzip, Inflate: Unzlib, InflateRaw: Inflate, Gunzip };

const zlib = { constants: { Z_NO_COMPRESSION: 0, Z_BEST_SPEED: 1, Z_BEST_COMPRESSION: 9, Z_DEFAULT_COMPRESSION: -1, Z_OK: 0, Z_BUF_ERROR: -5, Z_DATA_ERROR: -3 } };
for (const [name, action] of Object.entries(SYNC)) {
  zlib[`${name}Sync`] = action;
  zlib[name] = (data, options, callback = options) => {
    let values;
    try {
      values = [null, action(data, options)];
    } catch (error) {
      values = [error];
    }
    setImmediate(callback, ...values);
  };
}
for (const [name, Coder] of Object.entries(STREAMS)) {
  zlib[`create${name}`] = (options) => {
    const coder = /flate|Gzip/.test(name) && !/^Inflate/.test(name) ? new Coder(levelOf(options)) : new Coder();
    const attempt = (chunk, last, done) => {
      try {
        coder.push(chunk, last);
        done();
      } catch (error) {
        done(failure(error));
      }
    };
    const stream = new Transform({
      transform: (chunk, _encoding, done) => attempt(new Uint8Array(chunk), false, done),
      flush: (done) => attempt(new Uint8Array(0), true, done),
    });
    coder.ondata = (bytes) => bytes.length > 0 && stream.push(Buffer.from(bytes));
    return stream;
  };
}
export default zlib;
