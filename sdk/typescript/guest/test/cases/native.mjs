// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Guest } from "../guest.mjs";

async function evaluate(directory, body, options) {
  const guest = await Guest.start(directory, options);
  const loaded = guest.load(`export async function main() { ${body} }`);
  if (loaded.status !== "loaded") throw new Error(loaded.text);
  const { status, result, text } = guest.run("main");
  if (status !== "returned") throw new Error(text);
  return result;
}

export default {
  async "the host is called"(directory, assert) {
    const long = "ä".repeat(5000);
    const body = `return [JSON.parse(native.callHost('{"op":"a"}')), JSON.parse(native.callHost('{"op":"long"}'))];`;
    const calls = ({ op }) => (op === "long" ? { long } : { answered: op });
    assert.deepEqual(await evaluate(directory, body, { calls }), [{ answered: "a" }, { long }]);
  },

  async "files are written and read"(directory, assert) {
    const result = await evaluate(
      directory,
      `native.mkdir("/d");
       const fd = native.open("/d/f", native.O_RDWR | native.O_CREAT, 0o666);
       const bytes = native.encodeUtf8("hello");
       const written = [native.write(fd, bytes, 0, 5, null), native.write(fd, bytes, 1, 2, 5)];
       const read = new Uint8Array(10);
       const got = native.read(fd, read, 1, 9, 0);
       native.ftruncate(fd, 6);
       native.close(fd);
       native.utimes("/d/f", 1000, 2000);
       const { type, size, mtimeMs } = native.stat("/d/f");
       native.rename("/d/f", "/d/g");
       const names = native.readdir("/d");
       native.unlink("/d/g");
       native.rmdir("/d");
       return [written, got, [...read], type, size, mtimeMs, names];`,
    );
    assert.deepEqual(result, [[5, 2], 7, [0, 104, 101, 108, 108, 111, 101, 108, 0, 0], "file", 6, 2000, [{ name: "g", type: "file" }]]);
  },

  async "errors of files have a code"(directory, assert) {
    const body = `try { native.open("/none", native.O_RDONLY, 0) } catch (e) { return [e.name, e.message, e.code, e.errno, e.syscall, e.path] }`;
    assert.deepEqual(await evaluate(directory, body), ["Error", "ENOENT: No such file or directory, open", "ENOENT", 44, "open", "/none"]);
    const odd = `const failures = [];
      for (const f of [() => native.close(77), () => native.stat("a\\0b"), () => native.read(0, new Uint8Array(2), 1, 2, null), () => native.write(1, {}, 0, 0, null)])
        try { f() } catch (e) { failures.push(e.message) }
      return failures;`;
    assert.deepEqual(await evaluate(directory, odd), ["EBADF: Bad file descriptor, close", "a path must not contain NUL characters", "offset 1 and length 2 are outside of 2 bytes", "ArrayBuffer object expected"]);
  },

  async "texts and bytes"(directory, assert) {
    const result = await evaluate(
      directory,
      `const bytes = (...all) => new Uint8Array(all);
       const fatal = (b) => { try { return native.decodeUtf8(b, true) } catch (e) { return e.message } };
       return [
         [...native.encodeUtf8("a\\0é\\ud800x\\u{1f600}")],
         native.decodeUtf8(bytes(0x61, 0xff, 0xe2, 0x82, 0x41, 0xed, 0xa0, 0x80, 0xf0, 0x9f), false),
         fatal(bytes(0xc3, 0xa9)), fatal(bytes(0xc0, 0x80)), native.decodeUtf8(new Uint8Array([1, 65, 66]).subarray(1), true),
         native.encodeBase64(bytes(0, 1, 2, 255)), native.encodeBase64(bytes()), native.encodeBase64(bytes(1).buffer),
         [...native.decodeBase64(" AAEC /w== ")], [...native.decodeBase64("AQ")],
         ["A", "A?==", "AAAA="].map((t) => { try { return native.decodeBase64(t).length } catch (e) { return e.message } }),
       ];`,
    );
    assert.deepEqual(result, [
      [97, 0, 195, 169, 239, 191, 189, 120, 240, 159, 152, 128],
      "a\ufffd\ufffdA\ufffd\ufffd\ufffd\ufffd",
      "é",
      "the bytes are not UTF-8",
      "AB",
      "AAEC/w==",
      "",
      "AQ==",
      [0, 1, 2, 255],
      [1],
      ["the text is not base64", "the text is not base64", "the text is not base64"],
    ]);
  },

  async "random numbers, clocks and promises"(directory, assert) {
    const result = await evaluate(
      directory,
      `const told = [];
       native.onRejection((promise, reason, handled) => told.push([reason, handled]));
       const rejected = Promise.reject("why");
       rejected.catch(() => {});
       const states = [Promise.resolve(4), rejected, new Promise(() => {})].map((p) => [native.promiseState(p), native.promiseResult(p)]);
       let refused; try { native.randomBytes(-1) } catch (e) { refused = e.message }
       const start = native.monotonic();
       return [native.randomBytes(1000).length, refused, Math.abs(native.now() - Date.now()) < 100, native.monotonic() >= start, states, told, native.promiseState(1) === undefined];`,
    );
    assert.deepEqual(result, [1000, "randomBytes gives 0 to 65536 bytes", true, true, [["fulfilled", 4], ["rejected", "why"], ["pending", null]], [["why", false], ["why", true]], true]);
  },

  async "atomics without threads"(directory, assert) {
    const body = `const a = new Int32Array(new SharedArrayBuffer(8)); Atomics.add(a, 0, 5); try { Atomics.wait(a, 0, 5) } catch (e) { return [a[0], e.message] }`;
    assert.deepEqual(await evaluate(directory, body), [5, "cannot block in this thread"]);
  },
};
