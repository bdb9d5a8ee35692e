// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Runs one task and says how it ended.

import { describe } from "./failures.js";
import * as loop from "./loop.js";
import { takeRejection } from "./rejections.js";
import { declared } from "./task.js";
import { NotCarried, toJson } from "./values.js";

let finish;
let setEnvironment = () => {};

/** Names who is told of the task's environment. */
export function onEnvironment(listener) {
  setEnvironment = listener;
}

export function run(requestText) {
  const request = JSON.parse(requestText);
  const task = declared.find(({ module, name }) => module === request.module && name === request.task);
  const problem = task === undefined ? notFound(request) : misfit(task, request);
  if (problem !== undefined) return reply(problem);
  setEnvironment(request.env ?? {});
  return new Promise((resolve) => {
    finish = resolve;
    loop.start(fail);
    perform(task, request.args);
  });
}

/** Called when nothing is left to do but to wait. */
export function idle() {
  const rejection = takeRejection();
  if (rejection !== undefined && finish !== undefined) {
    fail(rejection.error);
    return true;
  }
  return loop.idle();
}

/** Ends the run as process.exit() does. */
export function exit(code) {
  finish?.(reply({ status: "exited", code, message: `the task exited with code ${code}` }));
}

async function perform(task, args) {
  try {
    const result = await task.run(...args);
    const rejection = takeRejection();
    finish(rejection === undefined ? returned(result) : raised(rejection.error));
  } catch (error) {
    fail(error);
  }
}

function returned(result) {
  try {
    return `{"status":"returned","result":${toJson(result)}}`;
  } catch (error) {
    if (!(error instanceof NotCarried)) throw error;
    return reply({ status: "invalid_result", message: error.reason, value_path: error.path });
  }
}

function fail(error) {
  finish(raised(error));
}

function raised(error) {
  return reply({ status: "raised", ...describe(error) });
}

function notFound(request) {
  const known = declared.filter(({ module }) => module === request.module).map(({ name }) => name);
  return { status: "task_not_found", message: `no task named "${request.task}"; there are: ${known.join(", ") || "none"}` };
}

function misfit({ name }, { kwargs }) {
  if (Object.keys(kwargs ?? {}).length === 0) return undefined;
  return { status: "invalid_arguments", message: `${name}() takes no keyword arguments, as no JavaScript function does: pass an object` };
}

function reply(response) {
  return JSON.stringify(response);
}
