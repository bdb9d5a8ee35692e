// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// The file functions, each once, as Node's ...Sync functions have them.

import * as native from "capsule:native";
import { Buffer } from "./buffer.js";
import { argumentError, fileError, withPaths } from "./errors.js";
import { cwd, path } from "./path.js";
import { Dirent, Stats } from "./stats.js";

// The numbers are those of WASI's C library, which the engine hands on.
const O = { RDONLY: 0x04000000, WRONLY: 0x10000000, RDWR: 0x14000000, APPEND: 0x1, CREAT: 0x1000, DIRECTORY: 0x2000, EXCL: 0x4000, TRUNC: 0x8000 };

const FLAGS = {
  r: O.RDONLY, "r+": O.RDWR, rs: O.RDONLY, "rs+": O.RDWR,
  w: O.WRONLY | O.CREAT | O.TRUNC, wx: O.WRONLY | O.CREAT | O.TRUNC | O.EXCL,
  "w+": O.RDWR | O.CREAT | O.TRUNC, "wx+": O.RDWR | O.CREAT | O.TRUNC | O.EXCL,
  a: O.WRONLY | O.CREAT | O.APPEND, ax: O.WRONLY | O.CREAT | O.APPEND | O.EXCL,
  "a+": O.RDWR | O.CREAT | O.APPEND, "ax+": O.RDWR | O.CREAT | O.APPEND | O.EXCL,
};

export const constants = {
  F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1,
  O_RDONLY: O.RDONLY, O_WRONLY: O.WRONLY, O_RDWR: O.RDWR, O_APPEND: O.APPEND, O_CREAT: O.CREAT, O_EXCL: O.EXCL, O_TRUNC: O.TRUNC, O_DIRECTORY: O.DIRECTORY,
  COPYFILE_EXCL: 1,
  S_IFMT: 0o170000, S_IFREG: 0o100000, S_IFDIR: 0o040000, S_IFLNK: 0o120000, S_IFCHR: 0o020000,
};

/** A path as the host knows it, from what Node takes for one. */
function given(value, name = "path") {
  if (value instanceof URL) {
    if (value.protocol !== "file:") throw new TypeError(`a URL of a file begins with file:, not ${value.protocol}`);
    return decodeURIComponent(value.pathname);
  }
  if (ArrayBuffer.isView(value)) return native.decodeUtf8(value, true);
  if (typeof value !== "string") throw argumentError(name, "of type string or an instance of Buffer or URL", value);
  if (value.includes("\0")) throw Object.assign(new TypeError(`The "${name}" argument must not contain null bytes`), { code: "ERR_INVALID_ARG_VALUE" });
  return value;
}

function at(value) {
  return path.resolve(cwd(), value);
}

/** Calls the engine with a path, and tells of failures as Node does. */
function on(value, syscall, action) {
  const name = given(value);
  try {
    return action(at(name), name);
  } catch (error) {
    throw withPaths(error, syscall, name);
  }
}

function onTwo(first, second, syscall, action) {
  const [from, to] = [given(first, "oldPath"), given(second, "newPath")];
  try {
    return action(at(from), at(to));
  } catch (error) {
    throw withPaths(error, syscall, from, to);
  }
}

function onOpen(fd, syscall, action) {
  if (typeof fd !== "number") throw argumentError("fd", "of type number", fd);
  try {
    return action();
  } catch (error) {
    throw withPaths(error, syscall);
  }
}

function optionsOf(options) {
  return typeof options === "string" ? { encoding: options } : (options ?? {});
}

function encoded(bytes, options) {
  const { encoding } = optionsOf(options);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return encoding && encoding !== "buffer" ? buffer.toString(encoding) : buffer;
}

function bytesOf(data, options) {
  if (typeof data === "string") {
    const { encoding = "utf8" } = optionsOf(options);
    return encoding === "utf8" || encoding === "utf-8" || encoding === null ? native.encodeUtf8(data) : Buffer.from(data, encoding);
  }
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  throw argumentError("data", "of type string or an instance of Buffer, TypedArray, or DataView", data);
}

export function open(file, flags = "r", mode = 0o666) {
  const bits = typeof flags === "number" ? flags : FLAGS[flags];
  if (bits === undefined) throw Object.assign(new TypeError(`The argument 'flags' is invalid. Received '${flags}'`), { code: "ERR_INVALID_ARG_VALUE" });
  return on(file, "open", (name) => native.open(name, bits, typeof mode === "number" ? mode : 0o666));
}

export function close(fd) {
  onOpen(fd, "close", () => native.close(fd));
}

export function read(fd, buffer, offset, length, position) {
  if (offset !== null && typeof offset === "object") ({ offset, length, position } = offset);
  const view = new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  const from = offset ?? 0;
  return onOpen(fd, "read", () => native.read(fd, view, from, length ?? view.length - from, placeOf(position)));
}

export function write(fd, data, offset, length, position) {
  if (typeof data === "string") {
    const bytes = bytesOf(data, typeof length === "string" ? length : "utf8");
    return onOpen(fd, "write", () => writeAll(fd, bytes, placeOf(offset)));
  }
  if (offset !== null && typeof offset === "object") ({ offset, length, position } = offset);
  const view = bytesOf(data);
  const from = offset ?? 0;
  return onOpen(fd, "write", () => native.write(fd, view, from, length ?? view.length - from, placeOf(position)));
}

function placeOf(position) {
  return position === undefined || position === null || position < 0 ? null : Number(position);
}

function writeAll(fd, bytes, position = null) {
  for (let done = 0; done < bytes.length; ) {
    done += native.write(fd, bytes, done, bytes.length - done, position === null ? null : position + done);
  }
  return bytes.length;
}

function withFile(file, flags, mode, action) {
  if (typeof file === "number") return action(file);
  const fd = open(file, flags, mode);
  try {
    return action(fd);
  } finally {
    native.close(fd);
  }
}

export function readFile(file, options) {
  return encoded(withFile(file, optionsOf(options).flag ?? "r", 0o666, (fd) => readAll(fd, file)), options);
}

function readAll(fd, file) {
  return onOpenNamed(fd, "read", file, () => {
    const stat = native.fstat(fd);
    if (stat.type === "directory") throw fileError("EISDIR", "read", given(file));
    let bytes = new Uint8Array(Math.max(stat.size, 1024) + 1);
    let used = 0;
    for (;;) {
      const count = native.read(fd, bytes, used, bytes.length - used, null);
      if (count === 0) return bytes.subarray(0, used);
      used += count;
      if (used === bytes.length) {
        const larger = new Uint8Array(used * 2);
        larger.set(bytes);
        bytes = larger;
      }
    }
  });
}

function onOpenNamed(fd, syscall, file, action) {
  try {
    return action();
  } catch (error) {
    throw error.path === undefined ? withPaths(error, syscall, typeof file === "number" ? undefined : given(file)) : error;
  }
}

export function writeFile(file, data, options) {
  const { flag = "w", mode } = optionsOf(options);
  const bytes = bytesOf(data, options);
  withFile(file, flag, mode, (fd) => onOpenNamed(fd, "write", file, () => writeAll(fd, bytes)));
}

export function appendFile(file, data, options) {
  writeFile(file, data, { flag: "a", ...optionsOf(options) });
}

export function truncate(file, length = 0) {
  on(file, "open", (name) => native.truncate(name, length));
}

export function ftruncate(fd, length = 0) {
  onOpen(fd, "ftruncate", () => native.ftruncate(fd, length));
}

export function fsync(fd) {
  onOpen(fd, "fsync", () => native.fsync(fd));
}

export function fstat(fd, { bigint = false } = {}) {
  return onOpen(fd, "fstat", () => new Stats(native.fstat(fd), bigint));
}

export function stat(file, options) {
  return statusOf(file, "stat", options);
}

export function lstat(file, options) {
  return statusOf(file, "lstat", options);
}

function statusOf(file, syscall, { bigint = false, throwIfNoEntry = true } = {}) {
  try {
    return on(file, syscall, (name) => new Stats(native[syscall](name), bigint));
  } catch (error) {
    if (!throwIfNoEntry && (error.code === "ENOENT" || error.code === "ENOTDIR")) return undefined;
    throw error;
  }
}

export function exists(file) {
  try {
    on(file, "access", (name) => native.stat(name));
    return true;
  } catch {
    return false;
  }
}

export function access(file, mode = constants.F_OK) {
  on(file, "access", (name, shown) => {
    const { type } = native.stat(name);
    if ((mode & constants.W_OK) === 0 || type !== "file") return;
    try {
      native.close(native.open(name, O.WRONLY, 0));
    } catch {
      throw fileError("EACCES", "access", shown);
    }
  });
}

export function readdir(directory, options) {
  const { withFileTypes = false, recursive = false } = optionsOf(options);
  const top = given(directory);
  const found = [];
  const list = (below) => {
    const shown = below === "" ? top : path.join(top, below);
    const entries = on(shown, "scandir", (name) => native.readdir(name));
    for (const { name, type } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      found.push(withFileTypes ? new Dirent(name, shown, type) : path.join(below, name));
      if (recursive && type === "directory") list(path.join(below, name));
    }
  };
  list("");
  return found;
}

export function mkdir(directory, options) {
  const { recursive = false } = typeof options === "object" && options !== null ? options : {};
  if (!recursive) return on(directory, "mkdir", (name) => native.mkdir(name));
  return on(directory, "mkdir", (name) => {
    let first;
    const parts = name.split("/").filter((part) => part !== "");
    for (let count = 1; count <= parts.length; count++) {
      const part = `/${parts.slice(0, count).join("/")}`;
      if (isDirectory(part)) continue;
      native.mkdir(part);
      first ??= part;
    }
    return first;
  });
}

function isDirectory(name) {
  try {
    return native.stat(name).type === "directory";
  } catch {
    return false;
  }
}

export function mkdtemp(prefix) {
  for (;;) {
    const letters = Array.from(native.randomBytes(6), (byte) => "abcdefghijklmnopqrstuvwxyz012345"[byte & 31]).join("");
    const directory = `${given(prefix, "prefix")}${letters}`;
    try {
      mkdir(directory);
      return directory;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
}

export function rmdir(directory, options) {
  if (options?.recursive) return rm(directory, options);
  return on(directory, "rmdir", (name) => native.rmdir(name));
}

export function unlink(file) {
  on(file, "unlink", (name) => native.unlink(name));
}

export function rm(file, { recursive = false, force = false } = {}) {
  const status = statusOf(file, "lstat", { throwIfNoEntry: !force });
  if (status === undefined) return;
  if (!status.isDirectory()) return unlink(file);
  if (!recursive) {
    const shown = given(file);
    throw Object.assign(new Error(`Path is a directory: rm returned EISDIR (is a directory) ${shown}`), { code: "ERR_FS_EISDIR", path: shown });
  }
  for (const name of readdir(file)) rm(path.join(given(file), name), { recursive, force });
  return on(file, "rmdir", (name) => native.rmdir(name));
}

export function rename(from, to) {
  onTwo(from, to, "rename", (first, second) => native.rename(first, second));
}

export function copyFile(from, to, mode = 0) {
  onTwo(from, to, "copyfile", (first, second) => {
    const source = native.open(first, O.RDONLY, 0);
    try {
      const flags = O.WRONLY | O.CREAT | O.TRUNC | (mode & constants.COPYFILE_EXCL ? O.EXCL : 0);
      const target = native.open(second, flags, 0o666);
      try {
        writeAll(target, readAll(source, from));
      } finally {
        native.close(target);
      }
    } finally {
      native.close(source);
    }
  });
}

export function cp(from, to, { recursive = false, force = true, errorOnExist = false, filter } = {}) {
  const [source, target] = [given(from, "src"), given(to, "dest")];
  if (filter !== undefined && !filter(source, target)) return;
  if (stat(source).isDirectory()) {
    if (!recursive) throw Object.assign(new Error(`Recursive option not enabled, cannot copy a directory: ${source}`), { code: "ERR_FS_EISDIR" });
    mkdir(target, { recursive: true });
    for (const name of readdir(source)) cp(path.join(source, name), path.join(target, name), { recursive, force, errorOnExist, filter });
  } else if (force || !exists(target)) copyFile(source, target);
  else if (errorOnExist) throw Object.assign(new Error(`Target already exists: ${target}`), { code: "ERR_FS_CP_EEXIST" });
}

export function readlink(file, options) {
  return on(file, "readlink", (name) => encoded(native.encodeUtf8(native.readlink(name)), options ?? "utf8"));
}

/** Resolves `.`, `..` and symbolic links, where they can be read. */
export function realpath(file) {
  return on(file, "lstat", (name) => {
    let resolved = "/";
    const left = name.split("/").filter((part) => part !== "");
    for (let links = 0; left.length > 0; ) {
      const next = path.join(resolved, left.shift());
      if (native.lstat(next).type !== "symlink") {
        resolved = next;
        continue;
      }
      if (++links > 40) throw fileError("ELOOP", "lstat", name);
      left.unshift(...path.resolve(resolved, native.readlink(next)).split("/").filter((part) => part !== ""));
      resolved = "/";
    }
    return resolved;
  });
}

export function utimes(file, atime, mtime) {
  on(file, "utime", (name) => native.utimes(name, millis(atime), millis(mtime)));
}

export function futimes(fd, atime, mtime) {
  onOpen(fd, "futime", () => native.futimes(fd, millis(atime), millis(mtime)));
}

function millis(time) {
  return time instanceof Date ? time.getTime() : Number(time) * 1000;
}
