// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Errors of Node's file functions.

/** The engine's error with the message that Node gives it. */
export function withPaths(error, syscall, path, dest) {
  if (error?.code === undefined || error.errno === undefined) return error;
  if (error.code === "ENOTCAPABLE") error.code = "EACCES";
  if (error.code === "EUNKNOWN") error.code = UNNAMED[error.errno] ?? error.code;
  const reason = REASONS[error.code] ?? String(error.message).replace(/^\w+: /, "").replace(/, \w+$/, "").toLowerCase();
  const names = [path, dest].filter((name) => name !== undefined).map((name) => `'${name}'`);
  error.message = `${error.code}: ${reason}, ${syscall}${names.length > 0 ? ` ${names.join(" -> ")}` : ""}`;
  error.syscall = syscall;
  error.errno = -Math.abs(error.errno);
  if (path !== undefined) error.path = path;
  if (dest !== undefined) error.dest = dest;
  return error;
}

export function fileError(code, syscall, path) {
  return Object.assign(new Error(`${code}: ${REASONS[code]}, ${syscall} '${path}'`), { code, syscall, path });
}

/** What the engine has no name for, by WASI's number. */
const UNNAMED = { 60: "ENXIO" };

const REASONS = {
  EACCES: "permission denied",
  EBADF: "bad file descriptor",
  EEXIST: "file already exists",
  EINVAL: "invalid argument",
  EISDIR: "illegal operation on a directory",
  ELOOP: "too many symbolic links encountered",
  EMFILE: "too many open files",
  ENAMETOOLONG: "name too long",
  ENOENT: "no such file or directory",
  ENOSPC: "no space left on device",
  ENOTDIR: "not a directory",
  ENOTEMPTY: "directory not empty",
  ENXIO: "no such device or address",
  EPERM: "operation not permitted",
  EROFS: "read-only file system",
  EXDEV: "cross-device link not permitted",
};

export function argumentError(name, expected, value) {
  const error = new TypeError(`The "${name}" argument must be ${expected}. Received ${value === null ? "null" : typeof value}`);
  return Object.assign(error, { code: "ERR_INVALID_ARG_TYPE" });
}
