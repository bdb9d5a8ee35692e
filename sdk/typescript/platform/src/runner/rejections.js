// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Promises that were rejected and that nobody listens to.

import { onRejection } from "capsule:native";

const unhandled = new Map();

/** Begins to watch. */
export function watch() {
  onRejection((promise, reason, handled) => {
    if (handled) unhandled.delete(promise);
    else unhandled.set(promise, reason);
  });
}

/** The first rejection that is still unhandled, as `{ error }`, and forgets all. */
export function takeRejection() {
  if (unhandled.size === 0) return undefined;
  const error = unhandled.values().next().value;
  unhandled.clear();
  return { error };
}
