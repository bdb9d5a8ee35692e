// A directory without a POM; what is run and granted is in its capsule.toml.
def write = { String path, String text ->
    def file = new File(basedir, path)
    file.parentFile.mkdirs()
    file.text = text
}
write 'data/names.txt', 'Ada\nBob\n'
write 'archive/old.txt', 'old'
write 'notes.txt', 'note'
write 'secret.txt', 'secret'
write 'out/result.txt', ''
write 'capsule.toml', '''\
[workflow]
name = "Letters"
entrypoint = "tasks/letters.py"

[tasks]
default_allowed_files = ["./data:ro"]
default_env_variables = ["GREETING", "SIGNATURE"]

[run]
max_depth = 3
'''
// The last file that has a variable counts; SECRET is granted to no task.
write '.env', 'GREETING=from .env\nSIGNATURE="A.\\tL."\nSECRET=secret\n'
write '.env.production', 'export GREETING=from .env.production\n'
write '.env.local', 'GREETING=from .env.local # a comment\n'
write 'tasks/letters.py', '''\
import datetime
import os
import random

from capsule import task


def outcome(action, *args):
    try:
        return action(*args)
    except OSError as error:
        return f"{type(error).__name__}: {error.strerror}"


def read(path):
    return open(path).read()


def write(path, text):
    return open(path, "w").write(text)


@task(allowed_files=["./out", {"path": "./data", "mode": "read-only"}, {"path": "notes.txt", "mode": "read-write"}])
def change():
    return [
        outcome(write, "./out/result.txt", read("/data/names.txt").upper()),
        outcome(write, "data/names.txt", "changed"),
        outcome(os.mkdir, "data/more"),
        outcome(write, "notes.txt", "noted"),
        outcome(read, "secret.txt"),
        outcome(read, "out/../archive/old.txt"),
    ]


@task
def deep():
    try:
        envelope = deep()
    except PermissionError as error:
        return str(error)
    return envelope["result"] or envelope["error"]["message"]


@task
def main():
    return {
        "default_files": [read("data/names.txt"), outcome(write, "data/names.txt", "changed"), outcome(read, "notes.txt")],
        "environment": dict(os.environ),
        "change": change()["result"],
        "depth": deep()["result"],
        "time": datetime.datetime.now().isoformat(),
        "random": random.random(),
    }


@task
def mounted():
    return [
        read("/input/old.txt"),
        outcome(write, "/input/old.txt", "new"),
        outcome(write, "data/names.txt", "Eve"),
        deep()["result"],
        os.environ["GREETING"],
        os.environ["SIGNATURE"],
        datetime.datetime.now().year > 2025,
    ]
'''
write 'tasks/letters.ts', '''\
import { task } from "@capsule-run/sdk";
import fs from "fs/promises";

const outcome = (action: Promise<unknown>) => action.then(
  (value) => value ?? "done",
  (error) => error.code
);

export const main = task({
  name: "main",
  allowedFiles: [{ path: "./data", mode: "read-only" }, "./out:rw"]
}, async () => [
  await outcome(fs.readFile("data/names.txt", "utf8")),
  await outcome(fs.writeFile("data/names.txt", "changed")),
  await outcome(fs.writeFile("/out/result.txt", "from TypeScript")),
  await outcome(fs.readFile("secret.txt", "utf8")),
  await outcome(fs.readFile("/input/old.txt", "utf8")),
  process.env
]);
'''
return true
