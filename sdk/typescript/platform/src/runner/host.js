// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Requests to the host.

import { callHost } from "capsule:native";

/** The host refused what the task asked for. */
export class CapsuleError extends Error {
  constructor(message) {
    super(message);
    this.name = "CapsuleError";
  }
}

/** Sends a request, given as JSON text. */
export function call(text) {
  const response = JSON.parse(callHost(text));
  if (response.refused !== undefined) throw new CapsuleError(response.refused);
  return response;
}
