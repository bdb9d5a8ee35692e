/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.json.Json;
import dev.capsule.run.HostAccess;
import dev.capsule.run.TaskCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs find without a package: globals as in browsers, modules as in Node. */
class PlatformTests {

    private static final Tasks TASKS = Tasks.of("""
            import { task } from "@capsule-run/sdk";
            import assert from "node:assert";
            import { Buffer } from "buffer";
            import crypto from "crypto";
            import EventEmitter, { once } from "events";
            import os from "node:os";
            import path from "path";
            import querystring from "querystring";
            import { Readable, Transform } from "stream";
            import { pipeline } from "node:stream/promises";
            import { StringDecoder } from "string_decoder";
            import timers from "timers/promises";
            import url from "url";
            import util from "util";
            import zlib from "zlib";

            const node = { assert, Buffer, crypto, EventEmitter, once, os, path, querystring, Readable, Transform, pipeline, StringDecoder, timers, url, util, zlib };
            const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

            export const give = task({ name: "give" }, async (body: string) => {
              const Async = Object.getPrototypeOf(async () => {}).constructor;
              return new Async("node", "sleep", body.includes("return") ? body : `return ${body}`)(node, sleep);
            });
            """);

    private static String json(String body) {
        return Json.write(TASKS.result("give", body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "new URL('../x?a=1#z', 'http://exämple.com:8080/a/b/').href|\"http://xn--exmple-cua.com:8080/a/x?a=1#z\"",
                "[...new URLSearchParams('a=1&b=%20&a=2')]|[[\"a\",\"1\"],[\"b\",\" \"],[\"a\",\"2\"]]",
                "[...new TextEncoder().encode('é€')]|[195,169,226,130,172]",
                "new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 0xe2, 0x82, 0xac, 0xff]))|\"€�\"",
                "const d = new TextDecoder(); return d.decode(new Uint8Array([0xe2, 0x82]), { stream: true }) + d.decode(new Uint8Array([0xac]))|\"€\"",
                "new TextDecoder('utf-16le').decode(new Uint8Array([0x3d, 0xd8, 0x00, 0xde]))|\"😀\"",
                "[btoa('hi'), atob('aGk=')]|[\"aGk=\",\"hi\"]",
                "structuredClone({ a: new Date(0), m: new Map([[1, [2]]]) }).m.get(1)|[2]",
                "const c = new AbortController(); let told = 0; c.signal.addEventListener('abort', () => told++); c.abort(); return [told, c.signal.aborted, c.signal.reason.name]|[1,true,\"AbortError\"]",
                "const e = new EventTarget(); const got = []; e.addEventListener('x', (v) => got.push(v.detail), { once: true }); e.dispatchEvent(new CustomEvent('x', { detail: 1 })); e.dispatchEvent(new Event('x')); return got|[1]",
                "await new Response(new Blob(['a', new Uint8Array([98])]).stream()).text()|\"ab\"",
                "Response.json({ a: 1 }, { status: 201 }).json()|{\"a\":1}",
                "const f = new FormData(); f.append('a', 'é'); f.append('b', new File(['x'], 'x.txt', { type: 'text/plain' })); const g = await new Response(f).formData(); return [g.get('a'), g.get('b').name, g.get('b').type, await g.get('b').text()]|[\"é\",\"x.txt\",\"text/plain\",\"x\"]",
                "[...new Headers([['B', '2'], ['a', '1'], ['b', '3']])]|[[\"a\",\"1\"],[\"b\",\"2, 3\"]]",
                "const r = new Request('http://a.b/c', { method: 'post', body: new URLSearchParams({ x: 1 }) }); return [r.method, r.headers.get('content-type'), await r.clone().text(), await r.text()]|[\"POST\",\"application/x-www-form-urlencoded;charset=UTF-8\",\"x=1\",\"x=1\"]",
                "const s = new ReadableStream({ start(c) { c.enqueue('a'); c.close(); } }).pipeThrough(new TextEncoderStream()); const all = []; for await (const c of s) all.push(...c); return all|[97]",
                "Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode('abc'))).toString('hex').slice(0, 8)|\"ba7816bf\"",
                "/^[0-9a-f]{8}-[0-9a-f]{4}-4/.test(crypto.randomUUID()) && crypto.getRandomValues(new Uint8Array(8)).some((b) => b > 0)|true",
                "const t = performance.now(); await sleep(10); return performance.now() - t >= 9|true",
                "[(1234567.891).toLocaleString(), new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(-1.005)]|[\"1,234,567.891\",\"-$1.01\"]",
                "new Date(0).toLocaleDateString('en-US', { weekday: 'short', month: 'long', day: 'numeric', year: 'numeric' })|\"Thu, January 1, 1970\"",
                "new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }).format(0)|\"Jan 1, 1970, 12:00 AM\"",
                "['b', 'a', 'B', 'A', 'á'].sort((a, b) => a.localeCompare(b))|[\"a\",\"A\",\"á\",\"b\",\"B\"]",
                "['a10', 'a9'].sort(new Intl.Collator('en', { numeric: true }).compare)|[\"a9\",\"a10\"]",
                "try { return (1).toLocaleString('de-DE') } catch (e) { return e.message }|\"Intl in tasks knows English only, not \\\"de-DE\\\"\""
            })
    void hasWhatBrowsersHave(String body, String json) {
        assertThat(json(body)).isEqualTo(json);
    }

    /** The clock stands still but for sleeping, so that no timer is set later than it is written. */
    @Test
    void timersEndInTheOrderOfTheirTimes() {
        var body = """
                const order = [];
                setTimeout(() => order.push(3), 5);
                setTimeout((x) => order.push(x), 1, 2);
                setImmediate(() => order.push(1));
                queueMicrotask(() => order.push(0));
                const every = setInterval(() => order.push("never"), 1);
                clearInterval(every);
                await sleep(20);
                return order;
                """;
        var call = TaskCall.of("give")
                .withArguments(List.of(body), Map.of())
                .withHost(HostAccess.of(Path.of("")).withDeterministic(true));

        assertThat(TASKS.run(call).envelope().result()).isEqualTo(List.of(0, 1, 2, 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "try { node.assert.deepStrictEqual({ a: 1 }, { a: 2 }) } catch (e) { return [e.name, e.code] }|[\"AssertionError\",\"ERR_ASSERTION\"]",
                "node.assert.ok(node.util.isDeepStrictEqual(new Map([[1, new Set([2])]]), new Map([[1, new Set([2])]]))); return 1|1",
                "[Buffer.from('héllo').toString('hex'), Buffer.from('??>').toString('base64url'), Buffer.concat([Buffer.from('a'), Buffer.alloc(1)]).length]|[\"68c3a96c6c6f\",\"Pz8-\",2]",
                "['md5', 'sha1', 'sha512'].map((h) => node.crypto.createHash(h).update('a').update('bc').digest('hex').slice(0, 8))|[\"90015098\",\"a9993e36\",\"ddaf35a1\"]",
                "node.crypto.createHmac('sha256', 'key').update('abc').digest('base64').slice(0, 8)|\"nBluMtwB\"",
                "[node.crypto.randomBytes(4).length, node.crypto.randomInt(5) < 5, node.crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('a'))]|[4,true,true]",
                "node.crypto.pbkdf2Sync('p', 's', 2, 8, 'sha1').toString('hex')|\"ea4b66d4030c711f\"",
                "const e = new node.EventEmitter(); setTimeout(() => e.emit('x', 7), 1); return node.once(e, 'x')|[7]",
                "[node.os.EOL, node.os.platform(), node.os.tmpdir(), node.os.hostname()]|[\"\\n\",\"linux\",\"/tmp\",\"capsule\"]",
                "[node.path.resolve('a', '../b.ts'), node.path.join('a', '..', 'c'), node.path.extname('x.test.ts'), node.path.posix.sep]|[\"/b.ts\",\"c\",\".ts\",\"/\"]",
                "[process.cwd(), process.argv.length, Object.keys(process.env), process.platform, typeof process.hrtime.bigint()]|[\"/\",2,[],\"linux\",\"bigint\"]",
                "[node.querystring.stringify({ a: [1, 2] }), node.querystring.parse('x=1&x=2').x]|[\"a=1&a=2\",[\"1\",\"2\"]]",
                "const out = []; await node.pipeline(node.Readable.from(['a', 'b']), new node.Transform({ objectMode: true, transform(c, _, done) { done(null, c + '!') } }), async (s) => { for await (const c of s) out.push(String(c)) }); return out|[\"a!\",\"b!\"]",
                "const d = new node.StringDecoder('utf8'); return d.write(Buffer.from([0xe2, 0x82])) + d.write(Buffer.from([0xac]))|\"€\"",
                "node.timers.setTimeout(1, 'v')|\"v\"",
                "[node.url.parse('http://a.b/c?d=1', true).query.d, node.url.fileURLToPath('file:///a%20b'), node.url.pathToFileURL('/a b').href]|[\"1\",\"/a b\",\"file:///a%20b\"]",
                "[node.util.format('%s %d %j', 'a', 1, { b: 2 }), node.util.inspect({ a: [1, { b: new Map([[1, 2]]) }] }), node.util.types.isDate(new Date())]|[\"a 1 {\\\"b\\\":2}\",\"{ a: [ 1, { b: [Map] } ] }\",true]",
                "node.util.promisify((a, cb) => cb(null, a + 1))(1)|2",
                "node.zlib.gunzipSync(node.zlib.gzipSync('hello')).toString() + node.zlib.inflateSync(node.zlib.deflateSync(Buffer.from('x'))).toString()|\"hellox\"",
                "node.zlib.gunzipSync(Buffer.from('H4sIAAAAAAAAA8tIzcnJBwCGphA2BQAAAA==', 'base64')).toString()|\"hello\"",
                "try { node.zlib.gunzipSync('nonsense') } catch (e) { return e.code }|\"Z_DATA_ERROR\"",
                "const g = node.zlib.createGzip(); const c = []; g.on('data', (d) => c.push(d)); g.write('aa'); g.end('bb'); await node.once(g, 'end'); return node.zlib.gunzipSync(Buffer.concat(c)).toString()|\"aabb\""
            })
    void hasWhatNodeHas(String body, String json) {
        assertThat(json(body)).isEqualTo(json);
    }
}
