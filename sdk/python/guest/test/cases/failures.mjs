// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0

import { Guest } from "../guest.mjs";

const SOURCE = `
import asyncio, contextlib, dataclasses, datetime, enum, sys
from capsule import task

class Mine(Exception):
    pass

@dataclasses.dataclass
class Point:
    x: int

class Color(enum.Enum):
    RED = 1

VALUES = {
    "set": lambda: {"rows": [0, {"when": {1}}]},
    "date": lambda: datetime.date(2026, 1, 2),
    "nan": lambda: [float("nan")],
    "infinity": lambda: {"a b": float("-inf")},
    "bytes": lambda: b"x",
    "point": lambda: [Point(1)],
    "color": lambda: Color.RED,
    "key": lambda: {"a": {(1, 2): 3}},
    "nankey": lambda: {float("nan"): 3},
    "huge": lambda: 10 ** 5000,
    "object": lambda: object(),
    "generator": lambda: (x for x in ()),
}

@task
def value(name):
    return VALUES[name]()

@task
def circular():
    a = {}
    a["b"] = [a]
    return a

@task
def shared():
    a = [1]
    return [a, a, {1: a, None: a, False: a, 2.5: a}]

@task
def deep():
    a = []
    for _ in range(20000): a = [a]
    return a

@task
def chained():
    try:
        int("x")
    except ValueError as error:
        raise Mine("wrapped") from error

@task
def group():
    raise ExceptionGroup("several", [ValueError("a"), Mine("b")])

@task
def raises(kind, *args):
    raise {"Mine": Mine, "exit": SystemExit, "interrupt": KeyboardInterrupt, "generator": GeneratorExit}[kind](*args)

@task
def recursion(n=0):
    return recursion.function(n + 1)

@task
async def cancelled():
    raise asyncio.CancelledError

@task
async def stuck():
    await asyncio.Event().wait()

@task
def noted():
    error = Mine("text")
    error.add_note("a note")
    raise error

@task
def memory():
    kept = []
    while True:
        kept.append(bytearray(10_000_000))

@task
def objects():
    kept = []
    while True:
        kept.append([kept])

@task
def text():
    return len("x" * (1 << 30) + "y" * (1 << 30) + "z" * (1 << 30))

@task
def unprintable():
    class Bad(Exception):
        def __str__(self): raise RuntimeError("no")
    raise Bad

@task
def fine():
    return "fine"

@task
def closes():
    sys.stdout.close()
    sys.stderr = None
`;

let shared;
async function run(directory, ...request) {
  if (!shared) {
    shared = await Guest.start(directory, { pages: 1024 });
    const response = shared.load("entry", { "src/entry.py": SOURCE });
    if (response.status !== "loaded") throw new Error(response.text);
  }
  return shared.run(...request);
}

const INVALID = {
  set: ["$.rows[1].when", /^value of type set cannot be carried by JSON/],
  date: ["$", /^value of type datetime\.date cannot .*isoformat/],
  nan: ["$[0]", /^value nan cannot/],
  infinity: ['$["a b"]', /^value -inf cannot/],
  bytes: ["$", /^value of type bytes/],
  point: ["$[0]", /^value of type entry\.Point .*dataclasses\.asdict/],
  color: ["$", /^value of type entry\.Color .*\.value/],
  key: ["$.a[(1, 2)]", /^key of type tuple/],
  nankey: ["$[nan]", /^key nan/],
  huge: ["$", /4300 digits/],
  object: ["$", /^value of type object/],
  generator: ["$", /^value of type generator/],
};

const cases = {
  async "says where a result cannot be carried"(directory, assert) {
    for (const [name, [path, message]] of Object.entries(INVALID)) {
      const response = await run(directory, "value", [name]);
      assert.equal(response.status, "invalid_result", name);
      assert.equal(response.value_path, path);
      assert.match(response.message, message);
    }
    const circular = await run(directory, "circular");
    assert.deepEqual([circular.status, circular.value_path, circular.message], ["invalid_result", "$.b[0]", "circular reference to $"]);
    const deep = await run(directory, "deep");
    assert.deepEqual([deep.status, deep.value_path], ["invalid_result", "$"]);
    assert.match(deep.message, /nested too deeply/);
    assert.deepEqual((await run(directory, "shared")).result, [[1], [1], { 1: [1], null: [1], false: [1], 2.5: [1] }]);
  },

  async "describes exceptions"(directory, assert) {
    const chained = await run(directory, "chained");
    assert.equal(chained.message, "entry.Mine: wrapped");
    assert.equal(chained.frames.length, 1);
    assert.equal(chained.frames[0].code, 'raise Mine("wrapped") from error');
    assert.equal(chained.frames[0].column, 9);
    assert.match(chained.text, /ValueError: invalid literal[^]*direct cause[^]*entry\.Mine: wrapped$/);
    assert.doesNotMatch(chained.text, /capsule/);
    const group = await run(directory, "group");
    assert.equal(group.message, "ExceptionGroup: several (2 sub-exceptions)");
    assert.match(group.text, /ValueError: a[^]*entry\.Mine: b/);
    assert.equal((await run(directory, "noted")).message, "entry.Mine: text");
    assert.match((await run(directory, "noted")).text, /a note$/);
    assert.match((await run(directory, "unprintable")).message, /Bad: <str\(\) of the exception failed>$/);
  },

  async "survives every way to stop"(directory, assert) {
    assert.deepEqual(await run(directory, "raises", ["exit", 3]), { status: "exited", code: 3, message: "the task exited with code 3" });
    assert.deepEqual(await run(directory, "raises", ["exit"]), { status: "exited", code: 0, message: "the task exited with code 0" });
    assert.deepEqual(await run(directory, "raises", ["exit", "why"]), { status: "exited", code: 1, message: "the task exited: why" });
    assert.equal((await run(directory, "raises", ["interrupt"])).message, "KeyboardInterrupt");
    assert.equal((await run(directory, "raises", ["generator"])).message, "GeneratorExit");
    assert.equal((await run(directory, "cancelled")).message, "asyncio.exceptions.CancelledError");
    assert.match((await run(directory, "stuck")).message, /^RuntimeError: deadlock/);
    assert.equal((await run(directory, "fine")).result, "fine");
  },

  async "ends recursion as an exception"(directory, assert) {
    const recursion = await run(directory, "recursion");
    assert.match(recursion.message, /^RecursionError: maximum recursion depth exceeded/);
    // of the hundred entries that are kept, the outermost two are the SDK's
    assert.deepEqual(recursion.frames.map(({ path, function: name }) => [path, name]), Array(98).fill(["src/entry.py", "recursion"]));
  },

  async "ends exhausted memory as an exception"(directory, assert) {
    for (const task of ["memory", "text", "objects"]) {
      const response = await run(directory, task);
      assert.deepEqual([response.status, response.message], ["raised", "MemoryError"], task);
      assert.equal((await run(directory, "fine")).result, "fine");
    }
  },

  async "answers when the task closed its streams"(directory, assert) {
    assert.deepEqual(await run(directory, "closes"), { status: "returned", result: null });
  },
};

export default cases;
