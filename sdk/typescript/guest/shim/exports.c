// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// The guest protocol's exports (docs/guest-protocol.md). What they say is decided in JavaScript, by globalThis.__capsule.

#include "guest.h"

#include <stdlib.h>

static JSContext *context;
static JSValue load_files, run_task, when_idle; // the platform's functions
static char *request;

static JSValue take_function(JSValueConst platform, const char *name) {
  JSValue function = JS_GetPropertyStr(context, platform, name);
  if (JS_IsException(function) || JS_IsFunction(context, function)) return function;
  JS_FreeValue(context, function);
  return JS_ThrowTypeError(context, "globalThis.__capsule.%s is no function", name);
}

// The functions are taken once, so that nothing a task does to globalThis changes what the host calls.
static int take_platform(void) {
  JSValue global = JS_GetGlobalObject(context);
  JSValue platform = JS_GetPropertyStr(context, global, "__capsule");
  load_files = take_function(platform, "load");
  run_task = take_function(platform, "run");
  when_idle = take_function(platform, "idle");
  JSAtom name = JS_NewAtom(context, "__capsule");
  JS_DeleteProperty(context, global, name, 0);
  JS_FreeAtom(context, name);
  JS_FreeValue(context, platform);
  JS_FreeValue(context, global);
  return !JS_IsException(load_files) && !JS_IsException(run_task) && !JS_IsException(when_idle);
}

int32_t EXPORT(capsule_init)(void) {
  context = start_engine();
  if (context == NULL) return 1;
  if (!take_platform()) {
    print_exception(context);
    return 2;
  }
  JS_RunGC(JS_GetRuntime(context));
  clear_free_memory();
  return 0;
}

char *EXPORT(capsule_buffer)(int32_t size) {
  free(request);
  request = malloc(size > 0 ? (size_t)size : 1);
  return request;
}

static const void *answer(JSValueConst function, int32_t length) {
  reseed(context, request, (size_t)length);
  JSValue text = JS_NewStringLen(context, request, (size_t)length);
  free(request);
  request = NULL;
  if (JS_IsException(text)) return respond_with_exception(context);
  JSValue reply = JS_Call(context, function, JS_UNDEFINED, 1, &text);
  JS_FreeValue(context, text);
  reply = settle(context, reply, when_idle);
  const void *response = JS_IsString(reply) ? respond(context, reply) : respond_with_exception(context);
  JS_FreeValue(context, reply);
  return response;
}

const void *EXPORT(capsule_load)(int32_t length) {
  const void *response = answer(load_files, length);
  JS_RunGC(JS_GetRuntime(context));
  clear_free_memory();
  return response;
}

const void *EXPORT(capsule_run)(int32_t length) { return answer(run_task, length); }
