// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Evaluates the user's program and lists its tasks.

import { evalModule } from "capsule:native";
import { describe } from "./failures.js";
import { start } from "./loop.js";
import { optionalParameters } from "./optional.js";
import { parametersOf } from "./parameters.js";
import { optionPositions } from "./positions.js";
import { takeRejection } from "./rejections.js";
import { beginModule, declare, declared, isTask } from "./task.js";
import { toJson } from "./values.js";

export async function load(requestText) {
  const { entry, files } = JSON.parse(requestText);
  const file = files.find(({ module }) => module === entry);
  let failure;
  start((error) => (failure ??= { error }));
  beginModule(entry);
  try {
    const { promise, namespace } = evalModule(file.source, file.path);
    await promise;
    const { main } = "main" in namespace ? namespace : (namespace.default ?? {}); // CommonJS has its exports there
    if (typeof main === "function" && !isTask(main) && !declared.some(({ name }) => name === "main")) declare({ name: "main" }, main);
    failure ??= takeRejection();
    if (failure === undefined) return JSON.stringify({ status: "loaded", imported: [entry], tasks: listAll(file, namespace) });
  } catch (error) {
    failure = { error };
  }
  return JSON.stringify({ status: "raised", ...describe(failure.error) });
}

function listAll(file, namespace) {
  const isOptional = optionalParameters(file.source);
  return declared.map((each) => ({ ...listed(each, file, namespace), parameters: parametersOf(each.run, (offset) => isOptional(each.run, offset)) }));
}

function listed({ name, module, options, run, place }, file, namespace) {
  const exported = Object.keys(namespace).find((key) => namespace[key]?.name === run.name && run.name !== "");
  return {
    name,
    function: exported ?? (run.name || name),
    module,
    path: file.path,
    line: place?.line ?? 1,
    column: place?.column ?? 1,
    doc: "",
    config: JSON.parse(toJson(options, `task "${name}": $`)),
    positions: optionPositions(file.source, place),
  };
}
