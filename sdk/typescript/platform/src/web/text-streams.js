// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// TextEncoderStream and TextDecoderStream.

import { TransformStream } from "web-streams-polyfill";
import { TextDecoder, TextEncoder } from "./encoding.js";

class Coding {
  #stream;

  constructor(stream) {
    this.#stream = stream;
  }

  get readable() {
    return this.#stream.readable;
  }

  get writable() {
    return this.#stream.writable;
  }
}

export class TextEncoderStream extends Coding {
  constructor() {
    const encoder = new TextEncoder();
    super(new TransformStream({ transform: (chunk, controller) => controller.enqueue(encoder.encode(chunk)) }));
  }
}

export class TextDecoderStream extends Coding {
  constructor(label, options) {
    const decoder = new TextDecoder(label, options);
    const pass = (text, controller) => text !== "" && controller.enqueue(text);
    super(new TransformStream({
      transform: (chunk, controller) => pass(decoder.decode(chunk, { stream: true }), controller),
      flush: (controller) => pass(decoder.decode(), controller),
    }));
  }
}
