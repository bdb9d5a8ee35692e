// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// fs and fs/promises, made of the synchronous functions.

import { ReadableStream } from "web-streams-polyfill";
import * as sync from "./fs-sync.js";
import { Buffer } from "./buffer.js";
import { createReadStream, createWriteStream } from "./fs-streams.js";
import { Dirent, Stats } from "./stats.js";

const NAMES = [
  "access", "appendFile", "close", "copyFile", "cp", "fstat", "fsync", "ftruncate", "futimes", "lstat", "mkdir", "mkdtemp", "open", "readdir", "readFile",
  "readlink", "realpath", "rename", "rm", "rmdir", "stat", "truncate", "unlink", "utimes", "writeFile",
];

function later(action, callback, spread) {
  if (typeof callback !== "function") throw Object.assign(new TypeError('The "cb" argument must be of type function'), { code: "ERR_INVALID_ARG_TYPE" });
  let values;
  try {
    const value = action();
    values = spread === undefined ? [null, value] : [null, value, spread];
  } catch (error) {
    values = [error];
  }
  setImmediate(callback, ...values);
}

export class FileHandle {
  constructor(fd) {
    this.fd = fd;
  }

  async read(buffer = Buffer.alloc(16384), ...rest) {
    return { bytesRead: sync.read(this.fd, buffer, ...rest), buffer };
  }

  async write(data, ...rest) {
    return { bytesWritten: sync.write(this.fd, data, ...rest), buffer: data };
  }

  async readFile(options) {
    return sync.readFile(this.fd, options);
  }

  async writeFile(data, options) {
    return sync.writeFile(this.fd, data, options);
  }

  async appendFile(data, options) {
    return sync.appendFile(this.fd, data, options);
  }

  async stat(options) {
    return sync.fstat(this.fd, options);
  }

  async truncate(length) {
    return sync.ftruncate(this.fd, length);
  }

  async utimes(atime, mtime) {
    return sync.futimes(this.fd, atime, mtime);
  }

  async sync() {
    return sync.fsync(this.fd);
  }

  async datasync() {
    return sync.fsync(this.fd);
  }

  async close() {
    if (this.fd < 0) return;
    sync.close(this.fd);
    this.fd = -1;
  }

  readableWebStream() {
    const { fd } = this;
    return new ReadableStream({
      pull(controller) {
        const chunk = new Uint8Array(65536);
        const count = sync.read(fd, chunk);
        if (count === 0) controller.close();
        else controller.enqueue(chunk.subarray(0, count));
      },
    });
  }

  createReadStream(options) {
    return createReadStream(null, { ...options, fd: this.fd });
  }

  createWriteStream(options) {
    return createWriteStream(null, { ...options, fd: this.fd });
  }

  [Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")]() {
    return this.close();
  }
}

export const promises = { constants: sync.constants };
for (const name of NAMES) if (!name.startsWith("f") && name !== "close") promises[name] = async (...args) => sync[name](...args);
promises.open = async (...args) => new FileHandle(sync.open(...args));
promises.readFile = async (file, options) => sync.readFile(file instanceof FileHandle ? file.fd : file, options);
for (const name of ["writeFile", "appendFile"]) {
  promises[name] = async (file, data, options) => sync[name](file instanceof FileHandle ? file.fd : file, await content(data), options);
}

/** Data may come from a stream or another iterable, as in Node. */
async function content(data) {
  if (typeof data === "string" || ArrayBuffer.isView(data) || data === null || typeof data !== "object") return data;
  if (!data[Symbol.asyncIterator] && !data[Symbol.iterator]) return data;
  const chunks = [];
  for await (const chunk of data) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const fs = { constants: sync.constants, promises, Dirent, Stats, createReadStream, createWriteStream, ...sync.constants };
for (const name of NAMES) {
  fs[`${name}Sync`] = sync[name];
  fs[name] = (...args) => later(() => sync[name](...args.slice(0, -1)), args.at(-1));
}
fs.existsSync = sync.exists;
fs.exists = (file, callback) => setImmediate(callback, sync.exists(file));
fs.readSync = sync.read;
fs.writeSync = sync.write;
fs.read = (fd, buffer, ...rest) => later(() => sync.read(fd, buffer, ...rest.slice(0, -1)), rest.at(-1), buffer);
fs.write = (fd, data, ...rest) => later(() => sync.write(fd, data, ...rest.slice(0, -1)), rest.at(-1), data);
fs.realpath.native = fs.realpath;
fs.realpathSync.native = fs.realpathSync;
export default fs;
