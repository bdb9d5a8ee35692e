// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Times a program in this interpreter: qjs --std measure.js <directory> <seconds> <program>. It is read as a script, with
// a task that is nothing but its function, because only bundlers find "@capsule-run/sdk".

const [, directory, seconds, program] = scriptArgs;

const source = std
  .loadFile(`${directory}/${program}`)
  .replace(/^import .*$/m, "const task = (options, run) => run;")
  .replace(/^export /gm, "");
const main = new Function(`${source}\nreturn main;`)();

const milliseconds = (run) => {
  const start = performance.now();
  run();
  return performance.now() - start;
};

milliseconds(main);
const times = [];
const end = performance.now() + seconds * 1000;
while (performance.now() < end || times.length < 5) times.push(milliseconds(main));
times.sort((a, b) => a - b);
print(program, times[times.length >> 1].toFixed(2));
