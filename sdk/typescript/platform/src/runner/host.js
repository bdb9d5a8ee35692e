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

const denials = new WeakMap();

/** The error, with the number under which the host denied something: when it ends the task, the host says so itself. */
export function denied(error, number) {
  if (number !== undefined) denials.set(error, number);
  return error;
}

export function denialOf(error) {
  return denials.get(error);
}

/** The answer, unless the host refused. */
export function checked(answer) {
  if (answer.refused !== undefined) throw denied(new CapsuleError(answer.refused), answer.refusal);
  return answer;
}

/** Sends a request, given as JSON text. */
export function call(text) {
  return checked(JSON.parse(callHost(text)));
}
