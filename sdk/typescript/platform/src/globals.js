// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// What programs find without importing it.

import "core-js/web/dom-exception.js";
import "core-js/web/structured-clone.js";
import "core-js/web/url.js";
import "core-js/web/url-search-params.js";
import { Blob, File } from "./web/blob.js";
import * as streams from "web-streams-polyfill";
import { Console } from "./web/console.js";
import { crypto } from "./web/crypto.js";
import { TextDecoder, TextEncoder, atob, btoa } from "./web/encoding.js";
import { AbortController, AbortSignal, CustomEvent, Event, EventTarget } from "./web/events.js";
import { Request, Response, fetch } from "./web/fetch.js";
import { FormData } from "./web/formdata.js";
import { Headers } from "./web/headers.js";
import { Intl, localize } from "./web/intl.js";
import { performance } from "./web/performance.js";
import * as timers from "./web/timers.js";
import { TextDecoderStream, TextEncoderStream } from "./web/text-streams.js";
import { Buffer } from "./node/buffer.js";
import { process } from "./node/process.js";

function define(values) {
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  }
}

export function install() {
  define({
    AbortController, AbortSignal, Blob, Buffer, CustomEvent, Event, EventTarget, File, FormData, Headers, Intl, Request, Response, TextDecoder, TextDecoderStream, TextEncoder, TextEncoderStream,
    atob, btoa, crypto, fetch, performance, process, ...timers,
    console: Object.assign(new Console(), { Console }),
    global: globalThis,
    self: globalThis,
    navigator: { userAgent: "Capsule", hardwareConcurrency: 1, language: "en-US", languages: ["en-US"] },
  });
  define(Object.fromEntries(Object.entries(streams).filter(([name]) => /^[A-Z]/.test(name))));
  localize();
  Error.captureStackTrace ??= (target) => {
    Object.defineProperty(target, "stack", { value: new Error().stack, writable: true, configurable: true });
  };
}
