// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Request, Response and fetch: the host sends what a task may send.

import { decodeBase64, encodeBase64 } from "capsule:native";
import { denied } from "../runner/host.js";
import { startCall } from "../runner/loop.js";
import { Body, extract } from "./body.js";
import { AbortSignal } from "./events.js";
import { Headers } from "./headers.js";

const METHODS = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];
const NO_BODY = [101, 204, 205, 304];

function normalMethod(method) {
  const upper = `${method}`.toUpperCase();
  return METHODS.includes(upper) ? upper : `${method}`;
}

export class Request extends Body {
  constructor(input, init = {}) {
    const given = input instanceof Request ? input : undefined;
    const method = normalMethod(init.method ?? given?.method ?? "GET");
    if (init.body !== undefined && init.body !== null && (method === "GET" || method === "HEAD")) {
      throw new TypeError(`a ${method} request has no body`);
    }
    const content = init.body === undefined && given !== undefined ? Body.share(given) : extract(init.body);
    super(content);
    this.url = given?.url ?? new URL(input).href;
    this.method = method;
    this.headers = new Headers(init.headers ?? given?.headers);
    if (content.type && !this.headers.has("content-type")) this.headers.set("content-type", content.type);
    this.signal = init.signal ?? given?.signal ?? new AbortController().signal;
    this.redirect = init.redirect ?? given?.redirect ?? "follow";
    for (const name of ["cache", "credentials", "integrity", "keepalive", "mode", "referrer", "referrerPolicy"]) {
      this[name] = init[name] ?? given?.[name];
    }
  }

  clone() {
    return new Request(this);
  }
}

export class Response extends Body {
  constructor(body = null, { status = 200, statusText = "", headers } = {}) {
    if (!Number.isInteger(status) || status < 200 || status > 599) throw new RangeError("the status of a response is 200 to 599");
    const content = extract(body);
    if (body !== null && NO_BODY.includes(status)) throw new TypeError(`a response with status ${status} has no body`);
    super(content);
    this.status = status;
    this.statusText = statusText;
    this.headers = new Headers(headers);
    if (content.type && !this.headers.has("content-type")) this.headers.set("content-type", content.type);
    this.url = "";
    this.redirected = false;
    this.type = "default";
  }

  get ok() {
    return this.status >= 200 && this.status < 300;
  }

  clone() {
    const { bytes, stream } = Body.share(this);
    const copy = new Response(stream ?? null, this);
    return Object.assign(stream ? copy : withBytes(copy, bytes), { url: this.url, redirected: this.redirected, type: this.type });
  }

  static json(value, init = {}) {
    const headers = new Headers(init.headers);
    if (!headers.has("content-type")) headers.set("content-type", "application/json");
    return new Response(JSON.stringify(value), { ...init, headers });
  }

  static error() {
    return Object.assign(new Response(), { type: "error", status: 0 });
  }

  static redirect(url, status = 302) {
    return new Response(null, { status, headers: { location: new URL(url).href } });
  }
}

function withBytes(response, bytes) {
  if (bytes === null) return response;
  const copy = Object.create(Response.prototype);
  return Object.assign(Reflect.construct(Body, [{ bytes }], Response), { ...response, ...copy });
}

/** Sends a request. Fails with a TypeError when there is no response, as everywhere; its cause says why. */
export async function fetch(input, init) {
  const request = new Request(input, init);
  request.signal.throwIfAborted();
  const body = request.method === "GET" || request.method === "HEAD" ? null : await request.bytes();
  const answer = await abortable(request.signal, startCall(JSON.stringify({
    op: "http",
    method: request.method,
    url: request.url,
    headers: [...request.headers],
    body: body === null || (body.length === 0 && request.body === null) ? null : encodeBase64(body),
    timeout_ms: null,
    redirect: request.redirect,
  })));
  if (answer.failed !== undefined) throw failure(answer.failed);
  if (answer.refused !== undefined) throw denied(new TypeError(`fetch failed: ${answer.refused}`), answer.refusal);
  return received(answer.response);
}

function received({ status, reason, url, redirected, headers, body }) {
  const bytes = NO_BODY.includes(status) ? null : decodeBase64(body ?? "");
  const response = new Response(bytes, { status, statusText: reason ?? "", headers });
  return Object.assign(response, { url, redirected, type: "basic" });
}

function failure({ kind, message, refusal }) {
  const cause = Object.assign(new Error(message), { code: kind });
  return denied(new TypeError(`fetch failed: ${message}`, { cause }), refusal);
}

function abortable(signal, promise) {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    promise.then(resolve, reject);
  });
}

export { AbortSignal };
