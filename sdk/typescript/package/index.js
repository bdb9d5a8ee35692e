// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// What programs outside of a sandbox get. Inside, the platform's own code takes this package's place.

const HOW = "tasks run in a sandbox: run this file with mvn capsule:run -Dcapsule.file=...";

export class CapsuleError extends Error {
  name = "CapsuleError";
}

export function task(options) {
  return () => Promise.reject(new CapsuleError(`task "${options?.name}" was called outside of Capsule; ${HOW}`));
}
