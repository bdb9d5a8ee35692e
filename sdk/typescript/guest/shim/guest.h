// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0

#ifndef CAPSULE_GUEST_H
#define CAPSULE_GUEST_H

#include <quickjs.h>

#include <stddef.h>
#include <stdint.h>

// Makes the function an export of the module under its own name.
#define EXPORT(name) __attribute__((export_name(#name))) name

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

// engine.c: starts QuickJS and evaluates the platform; NULL when that failed (the reason is on stderr).
JSContext *start_engine(void);
// False once the platform has been evaluated: nobody else may import capsule:native.
extern int native_module_open;
// Writes the pending exception to stderr.
void print_exception(JSContext *ctx);

// native.c: declares the module capsule:native.
JSModuleDef *declare_native_module(JSContext *ctx, const char *name);
// One part of it each.
extern const JSCFunctionListEntry host_functions[], file_functions[], byte_functions[], engine_functions[];
extern const int host_function_count, file_function_count, byte_function_count, engine_function_count;

// modules.c: evaluates a source text as an ES module. The value is a promise of its namespace.
JSValue evaluate_module(JSContext *ctx, const char *source, size_t length, const char *file_name);
// What JS_SetModuleLoaderFunc wants.
char *resolve_module(JSContext *ctx, const char *base, const char *name, void *opaque);
JSModuleDef *load_module(JSContext *ctx, const char *name, void *opaque);

// jobs.c: waits for a promise (another value is returned as it is): runs jobs, and the platform's idle() when there are none.
// What it was fulfilled with, or JS_EXCEPTION.
JSValue settle(JSContext *ctx, JSValue value, JSValueConst idle);

// bytes.c: the bytes of an ArrayBuffer, a typed array or a DataView; NULL with an exception when it is something else.
uint8_t *bytes_of(JSContext *ctx, JSValueConst value, size_t *length);
// A new Uint8Array of these bytes.
JSValue new_bytes(JSContext *ctx, const uint8_t *bytes, size_t length);
// A string from UTF-8; what is not UTF-8 becomes U+FFFD, as the Encoding Standard says.
JSValue new_string(JSContext *ctx, const uint8_t *bytes, size_t length);

// random.c: seeds Math.random anew from the host's random numbers and a text of the host's.
void reseed(JSContext *ctx, const char *text, size_t length);

// response.c: messages to the host, a little-endian length and then the bytes. The value is the message's address.
const void *respond(JSContext *ctx, JSValueConst text);
const void *respond_with_exception(JSContext *ctx);

// allocator.c
void clear_free_memory(void);

#endif
