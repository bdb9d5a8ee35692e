// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// fs.Stats and fs.Dirent.

const KINDS = { file: 0o100000, directory: 0o040000, symlink: 0o120000, character: 0o020000, other: 0 };

class Typed {
  #type;

  constructor(type) {
    this.#type = type;
  }

  isFile() {
    return this.#type === "file";
  }

  isDirectory() {
    return this.#type === "directory";
  }

  isSymbolicLink() {
    return this.#type === "symlink";
  }

  isCharacterDevice() {
    return this.#type === "character";
  }

  isBlockDevice() {
    return false;
  }

  isFIFO() {
    return false;
  }

  isSocket() {
    return false;
  }
}

export class Stats extends Typed {
  constructor(found, bigint) {
    super(found.type);
    const number = bigint ? (value) => BigInt(Math.trunc(value)) : (value) => value;
    this.dev = number(found.dev);
    this.ino = number(found.ino);
    this.mode = number(KINDS[found.type] | (found.type === "directory" ? 0o755 : 0o644));
    this.nlink = number(found.nlink);
    this.uid = number(0);
    this.gid = number(0);
    this.rdev = number(0);
    this.size = number(found.size);
    this.blksize = number(4096);
    this.blocks = number(Math.ceil(found.size / 512));
    for (const [name, ms] of [["atime", found.atimeMs], ["mtime", found.mtimeMs], ["ctime", found.ctimeMs], ["birthtime", found.ctimeMs]]) {
      this[`${name}Ms`] = number(ms);
      if (bigint) this[`${name}Ns`] = BigInt(Math.trunc(ms * 1000)) * 1000n;
      this[name] = new Date(ms);
    }
  }
}

export class Dirent extends Typed {
  constructor(name, parentPath, type) {
    super(type);
    this.name = name;
    this.parentPath = parentPath;
    this.path = parentPath;
  }
}
