// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// process.

import { monotonic } from "capsule:native";
import EventEmitter from "events/";
import { exit } from "../runner/run.js";
import { queueMicrotask } from "../web/timers.js";
import { writeBytes, writeText } from "../web/console.js";
import { chdir, cwd, path } from "./path.js";
import { stat } from "./fs-sync.js";
import { fileError } from "./errors.js";

class Exit extends Error {
  constructor(code) {
    super(`process.exit(${code})`);
    this.name = "Exit";
  }
}

function output(fd) {
  const stream = new EventEmitter();
  return Object.assign(stream, {
    fd,
    isTTY: false,
    writable: true,
    columns: 80,
    write(data, encoding, callback) {
      if (typeof data === "string") writeText(fd, data);
      else writeBytes(fd, data);
      const done = typeof encoding === "function" ? encoding : callback;
      if (done) queueMicrotask(() => done());
      return true;
    },
    end(data, encoding, callback) {
      if (data !== undefined && typeof data !== "function") stream.write(data, encoding, callback);
      return stream;
    },
  });
}

const started = monotonic();
const begin = () => monotonic() - started;

export const process = Object.assign(new EventEmitter(), {
  title: "capsule",
  version: "v20.0.0",
  versions: { node: "20.0.0", quickjs: "2025-04-26" },
  arch: "wasm32",
  platform: "linux",
  release: { name: "node" },
  argv: ["capsule", "/task"],
  argv0: "capsule",
  execArgv: [],
  execPath: "/capsule",
  pid: 1,
  ppid: 0,
  exitCode: undefined,
  features: {},
  config: { target_defaults: {}, variables: {} },
  env: {},
  stdout: output(1),
  stderr: output(2),
  cwd,
  chdir(directory) {
    if (!stat(directory).isDirectory()) throw fileError("ENOTDIR", "chdir", directory);
    chdir(path.resolve(directory));
  },
  exit(code = process.exitCode ?? 0) {
    exit(Number(code));
    throw new Exit(Number(code));
  },
  abort() {
    process.exit(134);
  },
  nextTick(callback, ...args) {
    queueMicrotask(() => callback(...args));
  },
  uptime: () => begin() / 1000,
  hrtime: Object.assign(
    (since) => {
      const nanos = BigInt(Math.round(monotonic() * 1e6));
      const [seconds, rest] = [Number(nanos / 1000000000n), Number(nanos % 1000000000n)];
      if (since === undefined) return [seconds, rest];
      const borrow = rest < since[1] ? 1 : 0;
      return [seconds - since[0] - borrow, rest - since[1] + borrow * 1e9];
    },
    { bigint: () => BigInt(Math.round(monotonic() * 1e6)) },
  ),
  memoryUsage: Object.assign(() => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }), { rss: () => 0 }),
  cpuUsage: () => ({ user: Math.round(begin() * 1000), system: 0 }),
  umask: () => 0o22,
  getuid: () => 0,
  geteuid: () => 0,
  getgid: () => 0,
  getegid: () => 0,
  emitWarning(warning) {
    writeText(2, `(capsule) ${warning?.name ?? "Warning"}: ${warning?.message ?? warning}\n`);
  },
});

/** What the task may see of its environment, and nothing else. */
export function setEnvironment(variables) {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, variables);
}

export default process;
