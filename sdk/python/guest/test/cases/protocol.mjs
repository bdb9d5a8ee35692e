// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0

import { Guest } from "../guest.mjs";

const HELLO = `from capsule import task
import capsule

@task(name="main", compute="LOW",
      ram="64MB")
def main(x: int = 3, *rest, flag=False, **more) -> dict:
    """Adds up.

    And more."""
    print("hello")
    return {"values": (1, 2, x), "rest": rest, "more": more, "flag": flag}

@capsule.task
def bare(a, /, b, *, c): pass
`;

async function loaded(directory, sources, options) {
  const guest = await Guest.start(directory, options);
  const response = guest.load("entry", typeof sources === "string" ? { "src/entry.py": sources } : sources);
  return { guest, response };
}

export default {
  async "lists tasks with their configuration and its positions"(directory, assert) {
    const { response } = await loaded(directory, HELLO);
    assert.equal(response.status, "loaded");
    assert.deepEqual(response.imported, ["entry"]);
    const [main, bare] = response.tasks;
    assert.deepEqual(main.config, { name: "main", compute: "LOW", ram: "64MB" });
    assert.deepEqual(main.positions, { name: [4, 7], compute: [4, 20], ram: [5, 7] });
    assert.deepEqual([main.line, main.column, main.doc, main.path], [6, 1, "Adds up.", "src/entry.py"]);
    assert.deepEqual(
      main.parameters.map((each) => [each.name, each.kind, each.required]),
      [["x", "positional", false], ["rest", "var_positional", false], ["flag", "keyword_only", false], ["more", "var_keyword", false]],
    );
    assert.deepEqual(
      bare.parameters.map((each) => [each.name, each.kind, each.required]),
      [["a", "positional_only", true], ["b", "positional", true], ["c", "keyword_only", true]],
    );
  },

  async "returns results"(directory, assert) {
    const { guest } = await loaded(directory, HELLO);
    assert.deepEqual(guest.run("main", [4, 5], { z: null }), {
      status: "returned",
      result: { values: [1, 2, 4], rest: [5], more: { z: null }, flag: false },
    });
  },

  async "refuses arguments and unknown tasks"(directory, assert) {
    const { guest } = await loaded(directory, HELLO);
    const misfit = guest.run("bare", []);
    assert.equal(misfit.status, "invalid_arguments");
    assert.equal(misfit.message, "bare(a, /, b, *, c): missing a required argument: 'a'");
    assert.equal(guest.run("other").status, "task_not_found");
    assert.match(guest.run("other").message, /no task named 'other'; there are: main, bare/);
  },

  async "takes a plain main, in several files"(directory, assert) {
    const { guest, response } = await loaded(directory, {
      "src/entry.py": "from lib import tools\nimport pack\ndef main():\n  import late\n  return [tools.N, pack.N, late.N, __file__]",
      "src/lib/tools.py": "N = 1",
      "src/pack/__init__.py": "from . import inner\nN = inner.N",
      "src/pack/inner.py": "N = 2",
      "src/late.py": "N = 3",
      "src/never.py": "raise SystemExit",
    });
    assert.deepEqual(response.imported, ["entry", "lib.tools", "pack", "pack.inner"]);
    assert.deepEqual(response.tasks.map((task) => [task.name, task.config]), [["main", {}]]);
    assert.deepEqual(guest.run("main").result, [1, 2, 3, "src/entry.py"]);
  },

  async "describes what fails while loading"(directory, assert) {
    const { response: syntax } = await loaded(directory, "x = 1\nprint(\n");
    assert.equal(syntax.message, "SyntaxError: '(' was never closed");
    assert.deepEqual(syntax.frames, [{ path: "src/entry.py", line: 2, column: 6, function: "<module>", code: "print(" }]);
    const { response: raised } = await loaded(directory, { "src/entry.py": "import other", "src/other.py": "def f():\n  1/0\nf()" });
    assert.equal(raised.message, "ZeroDivisionError: division by zero");
    assert.deepEqual(raised.frames.map((frame) => [frame.path, frame.line, frame.function]), [
      ["src/entry.py", 1, "<module>"], ["src/other.py", 3, "<module>"], ["src/other.py", 2, "f"]]);
    const { response: exit } = await loaded(directory, "raise SystemExit(3)");
    assert.deepEqual([exit.status, exit.message], ["raised", "SystemExit: 3"]);
    const { response: config } = await loaded(directory, "from capsule import task\n@task(ram={1})\ndef f(): pass");
    assert.match(config.message, /task 'f': \$\.ram: value of type set cannot be carried/);
  },

  async "calls other tasks"(directory, assert) {
    const questions = [];
    const calls = (question) => {
      questions.push(question);
      return { envelope: { success: true, result: question.args } };
    };
    const source = `from capsule import task
@task(name="other")
def renamed(*args, **kwargs): pass
@task
async def later(x): pass
@task
def main(n): return renamed("x" * n, k=1)
@task
async def waits(): return await later(5)
@task
def wrong(): return renamed([1, {2}])
`;
    const { guest } = await loaded(directory, source, { calls });
    assert.equal(guest.run("main", [3]).result.result[0], "xxx");
    assert.deepEqual(questions[0], { op: "task", module: "entry", task: "other", args: ["xxx"], kwargs: { k: 1 } });
    assert.equal(guest.run("main", [100000]).result.result[0].length, 100000);
    assert.deepEqual(guest.run("waits").result.result, [5]);
    assert.match(guest.run("wrong").message, /^TypeError: other\(\): \$\.args\[0\]\[1\]: value of type set/);
  },

  async "raises what the host refuses"(directory, assert) {
    const { response } = await loaded(directory, "from capsule import task\n@task\ndef f(): pass\nf()");
    assert.equal(response.message, "capsule.CapsuleError: no host");
    assert.equal(response.frames.length, 1);
  },

  async "sets the environment anew"(directory, assert) {
    const { guest } = await loaded(directory, "import os\ndef main(): return dict(os.environ)");
    assert.deepEqual(guest.run("main", [], {}, { A: "é" }).result, { A: "é" });
    assert.deepEqual(guest.run("main", [], {}, { B: "2" }).result, { B: "2" });
  },
};
