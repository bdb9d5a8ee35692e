// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// fs.createReadStream and fs.createWriteStream.

import { Readable, Writable } from "readable-stream";
import * as sync from "./fs-sync.js";
import { Buffer } from "./buffer.js";

const CHUNK = 65536;

export function createReadStream(path, options = {}) {
  const { fd, flags = "r", encoding, start, end = Infinity, highWaterMark = CHUNK, autoClose = true } = typeof options === "string" ? { encoding: options } : options;
  let position = start;
  let left = end - (start ?? 0) + 1;
  const stream = new Readable({
    encoding,
    highWaterMark,
    construct(callback) {
      attempt(callback, () => {
        stream.fd = fd ?? sync.open(path, flags);
        stream.emit("open", stream.fd);
        stream.emit("ready");
      });
    },
    read(size) {
      attempt((error) => error && stream.destroy(error), () => {
        const chunk = Buffer.alloc(Math.min(size, left));
        const count = chunk.length === 0 ? 0 : sync.read(stream.fd, chunk, 0, chunk.length, position);
        if (position !== undefined) position += count;
        left -= count;
        stream.bytesRead += count;
        stream.push(count === 0 ? null : chunk.subarray(0, count));
      });
    },
    destroy: closing(autoClose),
  });
  return Object.assign(stream, { path, bytesRead: 0 });
}

export function createWriteStream(path, options = {}) {
  const { fd, flags = "w", encoding = "utf8", mode, start, autoClose = true } = typeof options === "string" ? { encoding: options } : options;
  let position = start;
  const stream = new Writable({
    defaultEncoding: encoding,
    construct(callback) {
      attempt(callback, () => {
        stream.fd = fd ?? sync.open(path, flags, mode);
        stream.emit("open", stream.fd);
        stream.emit("ready");
      });
    },
    write(chunk, _encoding, callback) {
      attempt(callback, () => {
        for (let done = 0; done < chunk.length; ) {
          const count = sync.write(stream.fd, chunk, done, chunk.length - done, position);
          if (position !== undefined) position += count;
          done += count;
        }
        stream.bytesWritten += chunk.length;
      });
    },
    destroy: closing(autoClose),
  });
  return Object.assign(stream, { path, bytesWritten: 0 });
}

function attempt(callback, action) {
  try {
    action();
  } catch (error) {
    callback(error);
    return;
  }
  callback();
}

function closing(autoClose) {
  return function (error, callback) {
    if (autoClose && this.fd !== undefined && this.fd !== null) {
      try {
        sync.close(this.fd);
      } catch (failure) {
        callback(error ?? failure);
        return;
      }
      this.fd = null;
    }
    callback(error);
  };
}
