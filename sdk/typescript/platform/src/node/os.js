// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// os: nothing of the host's machine.

import { constants as fsConstants } from "./fs-sync.js";

const os = {
  EOL: "\n",
  devNull: "/dev/null",
  arch: () => "wasm32",
  availableParallelism: () => 1,
  cpus: () => [],
  endianness: () => "LE",
  freemem: () => 0,
  getPriority: () => 0,
  homedir: () => "/",
  hostname: () => "capsule",
  loadavg: () => [0, 0, 0],
  machine: () => "wasm32",
  networkInterfaces: () => ({}),
  platform: () => "linux",
  release: () => "0.0.0",
  tmpdir: () => "/tmp",
  totalmem: () => 0,
  type: () => "Linux",
  uptime: () => 0,
  userInfo: () => ({ username: "capsule", uid: 0, gid: 0, shell: null, homedir: "/" }),
  version: () => "",
  constants: { signals: {}, errno: {}, priority: {}, fs: fsConstants },
};
export default os;
