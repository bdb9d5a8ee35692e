// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// events.

import EventEmitter from "events/";

EventEmitter.errorMonitor ??= Symbol("events.errorMonitor");
EventEmitter.captureRejectionSymbol ??= Symbol.for("nodejs.rejection");
EventEmitter.getEventListeners ??= (emitter, name) => emitter.listeners(name);
EventEmitter.setMaxListeners ??= (count, ...emitters) => emitters.forEach((emitter) => emitter.setMaxListeners(count));
export default EventEmitter;
