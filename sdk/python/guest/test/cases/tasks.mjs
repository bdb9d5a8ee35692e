// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Guest } from "../guest.mjs";

async function main(directory, body, ...args) {
  const guest = await Guest.start(directory);
  mkdirSync(join(guest.root, "tmp"));
  const response = guest.load("entry", { "src/entry.py": body });
  if (response.status !== "loaded") throw new Error(response.text);
  const answer = guest.run("main", args);
  if (answer.status !== "returned") throw new Error(answer.text ?? JSON.stringify(answer));
  return answer.result;
}

const FLOW = `
import asyncio, time
async def step(log, name, seconds):
    await asyncio.sleep(seconds)
    log.append(name)
    return name

async def main():
    log = []
    begun = time.monotonic()
    names = await asyncio.gather(step(log, "slow", 0.3), step(log, "fast", 0.1))
    async with asyncio.TaskGroup() as group:
        group.create_task(step(log, "third", 0.05))
    try:
        async with asyncio.timeout(0.1):
            await asyncio.sleep(60)
    except TimeoutError:
        log.append("timeout")
    names.append(await asyncio.to_thread(lambda x: x + 1, 1))
    queue = asyncio.Queue()
    await queue.put(1)
    return [names, log, await queue.get(), time.monotonic() - begun]
`;

const SQL = `
import sqlite3
def main():
    with sqlite3.connect("/tmp/a.db") as db:
        db.execute("create table t (a integer primary key, b text)")
        db.executemany("insert into t (b) values (?)", [("é%d" % i,) for i in range(1000)])
    memory = sqlite3.connect(":memory:")
    memory.execute("create virtual table f using fts5(x)")
    memory.execute("insert into f values ('one two three')")
    return [sqlite3.connect("/tmp/a.db").execute("select count(*), max(b), sqrt(16) from t").fetchone(),
            memory.execute("select count(*) from f where f match 'two'").fetchone(), sqlite3.sqlite_version]
`;

const FILES = `
import glob, gzip, io, os, pathlib, shutil, tempfile, zipfile, csv, json
def main():
    place = pathlib.Path("/tmp/dir")
    place.mkdir()
    (place / "é.txt").write_text("text\\n" * 1000)
    with open(place / "a.csv", "w", newline="") as file:
        csv.writer(file).writerow([1, "two"])
    with zipfile.ZipFile(place / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(place / "é.txt", "t")
    with gzip.open(place / "t.gz", "wt") as file:
        file.write("zipped")
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        temporary = os.path.isdir(name)
    names = sorted(os.listdir(place))
    os.rename(place / "a.csv", place / "b.csv")
    text = zipfile.ZipFile(place / "a.zip").read("t").decode()
    found = glob.glob("/tmp/**/*.csv", recursive=True)
    result = [names, len(text), found, gzip.open(place / "t.gz", "rt").read(), temporary]
    shutil.rmtree(place)
    try:
        open("/tmp/none")
    except FileNotFoundError as error:
        return result + [place.exists(), str(error)]
`;

const RANDOM = `
import random, secrets, uuid, os, tempfile
from capsule import task
own = random.Random()
fixed = random.Random(7)
start = uuid.uuid1(), tempfile.mktemp(dir="/"), random.random()
@task
def draw():
    return [random.random(), own.random(), fixed.random(), uuid.uuid4().hex, secrets.token_hex(4), os.urandom(4).hex(),
            tempfile.mktemp(dir="/"), uuid.uuid1().hex, hash("text")]
`;

export default {
  async "runs coroutines, and sleeps in the host"(directory, assert) {
    const [names, log, item, seconds] = await main(directory, FLOW);
    assert.deepEqual([names, log, item], [["slow", "fast", 2], ["fast", "slow", "third", "timeout"], 1]);
    assert.ok(seconds > 0.44, `${seconds} s`);
  },

  async "has sqlite"(directory, assert) {
    assert.deepEqual(await main(directory, SQL), [[1000, "é999", 4], [1], "3.46.1"]);
  },

  async "reads and writes files"(directory, assert) {
    assert.deepEqual(await main(directory, FILES), [
      ["a.csv", "a.zip", "t.gz", "é.txt"], 5000, ["/tmp/dir/b.csv"], "zipped", true, false,
      "[Errno 44] No such file or directory: '/tmp/none'"]);
  },

  async "draws anew in every run"(directory, assert) {
    const guest = await Guest.start(directory);
    guest.load("entry", { "src/entry.py": RANDOM });
    const first = guest.run("draw").result;
    const second = guest.run("draw").result;
    for (const index of [0, 1]) assert.equal(first[index], second[index], "the same seed");
    for (const index of [2, 3, 4, 5, 6, 7]) assert.notEqual(first[index], second[index], `number ${index}`);
    assert.equal(first[8], second[8]);
  },

  async "carries ten megabytes"(directory, assert) {
    const guest = await Guest.start(directory);
    guest.load("entry", { "src/entry.py": "def main(text, rows): return [text, rows, len(text)]" });
    const text = "äx".repeat(2500000);
    const rows = Array.from({ length: 200000 }, (_, index) => [index, `row ${index}`]);
    const { result } = guest.run("main", [text, rows]);
    assert.equal(result[0], text);
    assert.deepEqual(result[1][199999], [199999, "row 199999"]);
  },

  async "prints in order"(directory, assert) {
    const { openSync, readFileSync } = await import("node:fs");
    const file = join((await Guest.start(directory)).root, "out");
    const descriptor = openSync(file, "a");
    const guest = await Guest.start(directory, { stdout: descriptor, stderr: descriptor });
    const source = `import sys, os
def main():
    print("a", end="")
    print("b", file=sys.stderr, end="")
    sys.stdout.write("c")
    sys.stderr.write("d")
    print("é", file=sys.stderr)
    print("\\udc80")
    print("last", end="")
    raise ValueError`;
    guest.load("entry", { "src/entry.py": source });
    guest.run("main");
    assert.equal(readFileSync(file, "utf8"), "abcdé\n\\udc80\nlast");
  },

  async "finds the user's modules before the library's"(directory, assert) {
    const guest = await Guest.start(directory);
    const response = guest.load("json", { "src/json.py": "import re, random\ndef main(): return [__file__, random.X, re.X]", "src/re.py": "X = 1", "src/random.py": "X = 2" });
    assert.deepEqual(response.imported, ["json", "re", "random"]);
    assert.deepEqual(guest.run("main").result, ["src/json.py", 2, 1]);
  },
};
