// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Starts QuickJS and evaluates the platform, which makes of it what tasks know: console, timers, files, tasks.

#include "guest.h"

#include <stdio.h>
#include <stdlib.h>

#define PLATFORM "/lib/platform.js"
// What is left of the stack for functions that do not check it.
#define RESERVED_STACK (96 * 1024)
// Little is freed while a task starts, and the collector looks at everything: it begins when there is something to gain.
#define COLLECT_FROM (4u << 20)

int native_module_open = 1;

void print_exception(JSContext *ctx) {
  JSValue exception = JS_GetException(ctx);
  JSValue stack = JS_IsError(ctx, exception) ? JS_GetPropertyStr(ctx, exception, "stack") : JS_UNDEFINED;
  const char *text = JS_ToCString(ctx, exception), *frames = JS_IsUndefined(stack) ? NULL : JS_ToCString(ctx, stack);
  fprintf(stderr, "capsule: %s\n%s", text == NULL ? "an exception that cannot be shown" : text, frames == NULL ? "" : frames);
  JS_FreeCString(ctx, text);
  JS_FreeCString(ctx, frames);
  JS_FreeValue(ctx, stack);
  JS_FreeValue(ctx, exception);
}

static char *read_file(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) return NULL;
  char *text = NULL;
  size_t room = 0, used = 0;
  do {
    room += 1 << 18;
    char *larger = realloc(text, room + 1);
    if (larger == NULL) break;
    text = larger;
    used += fread(text + used, 1, room - used, file);
  } while (used == room);
  int complete = feof(file) && !ferror(file);
  fclose(file);
  if (!complete) {
    free(text);
    return NULL;
  }
  text[used] = 0;
  *length = used;
  return text;
}

// The platform's own functions do not keep their source text: nobody wants to read it, and every task would copy it.
static int start_platform(JSContext *ctx) {
  JSRuntime *runtime = JS_GetRuntime(ctx);
  size_t length;
  char *source = read_file(PLATFORM, &length);
  if (source == NULL) {
    fprintf(stderr, "capsule: cannot read %s\n", PLATFORM);
    return 0;
  }
  JS_SetStripInfo(runtime, JS_STRIP_SOURCE);
  JSValue done = settle(ctx, JS_Eval(ctx, source, length, PLATFORM, JS_EVAL_TYPE_MODULE), JS_UNDEFINED);
  JS_SetStripInfo(runtime, 0);
  native_module_open = 0;
  free(source);
  int failed = JS_IsException(done);
  JS_FreeValue(ctx, done);
  if (failed) print_exception(ctx);
  return !failed;
}

JSContext *start_engine(void) {
  JSRuntime *runtime = JS_NewRuntime();
  if (runtime == NULL) return NULL;
  JS_SetMaxStackSize(runtime, CAPSULE_STACK - RESERVED_STACK);
  JS_SetGCThreshold(runtime, COLLECT_FROM);
  JS_SetModuleLoaderFunc(runtime, resolve_module, load_module, NULL);
  JSContext *ctx = JS_NewContext(runtime);
  return ctx != NULL && start_platform(ctx) ? ctx : NULL;
}
