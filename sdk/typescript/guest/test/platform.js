// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// As little of a platform as checks of the engine need: a task is an exported function, there are no timers.

import * as native from "capsule:native";

let tasks;

// The checks of capsule:native reach it by this name; a real platform gives it to nobody.
globalThis.native = native;

globalThis.print = (...values) => {
  const bytes = native.encodeUtf8(values.join(" ") + "\n");
  native.write(1, bytes, 0, bytes.length, null);
};

function raised(error) {
  const text = error instanceof Error ? `${error}\n${error.stack}` : String(error);
  return JSON.stringify({ status: "raised", message: String(error), frames: [], text });
}

globalThis.__capsule = {
  async load(request) {
    const { entry, files } = JSON.parse(request);
    const file = files.find(({ module }) => module === entry);
    try {
      const { promise, namespace } = native.evalModule(file.source, file.path);
      await promise;
      tasks = namespace;
    } catch (error) {
      return raised(error);
    }
    const list = Object.keys(tasks).filter((name) => typeof tasks[name] === "function");
    const described = list.map((name) => ({ name, function: name, module: entry, path: file.path, line: 1, column: 1, doc: "", config: {}, positions: {}, parameters: [] }));
    return JSON.stringify({ status: "loaded", imported: [entry], tasks: described });
  },

  async run(request) {
    const { task, args } = JSON.parse(request);
    try {
      const result = await tasks[task](...args);
      return JSON.stringify({ status: "returned", result: result === undefined ? null : result });
    } catch (error) {
      return raised(error);
    }
  },

  idle: () => false,
};
