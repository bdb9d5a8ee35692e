// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// ES modules: the user's bundle, and capsule:native for the platform.

#include "guest.h"

#include <stdio.h>
#include <string.h>

#define NATIVE "capsule:native"

char *resolve_module(JSContext *ctx, const char *base, const char *name, void *opaque) {
  (void)base;
  (void)opaque;
  if (native_module_open && strcmp(name, NATIVE) == 0) return js_strdup(ctx, name);
  JS_ThrowReferenceError(ctx, "cannot import \"%s\": a task has only the modules that were bundled with it", name);
  return NULL;
}

JSModuleDef *load_module(JSContext *ctx, const char *name, void *opaque) {
  (void)opaque;
  return declare_native_module(ctx, name);
}

static int set_url(JSContext *ctx, JSModuleDef *module, const char *file_name) {
  JSValue meta = JS_GetImportMeta(ctx, module);
  if (JS_IsException(meta)) return 0;
  char url[4096];
  snprintf(url, sizeof url, "file:///%s", file_name[0] == '/' ? file_name + 1 : file_name);
  int set = JS_DefinePropertyValueStr(ctx, meta, "url", JS_NewString(ctx, url), JS_PROP_C_W_E);
  JS_FreeValue(ctx, meta);
  return set >= 0;
}

JSValue evaluate_module(JSContext *ctx, const char *source, size_t length, const char *file_name) {
  JSValue compiled = JS_Eval(ctx, source, length, file_name, JS_EVAL_TYPE_MODULE | JS_EVAL_FLAG_COMPILE_ONLY);
  if (JS_IsException(compiled)) return compiled;
  JSModuleDef *module = JS_VALUE_GET_PTR(compiled);
  if (!set_url(ctx, module, file_name)) return JS_EXCEPTION;
  JSValue promise = JS_EvalFunction(ctx, compiled);
  JSValue space = JS_IsException(promise) ? JS_EXCEPTION : JS_GetModuleNamespace(ctx, module);
  JSValue result = JS_IsException(space) ? JS_EXCEPTION : JS_NewObject(ctx);
  if (JS_IsException(result)) {
    JS_FreeValue(ctx, promise);
    JS_FreeValue(ctx, space);
    return result;
  }
  JS_DefinePropertyValueStr(ctx, result, "promise", promise, JS_PROP_C_W_E);
  JS_DefinePropertyValueStr(ctx, result, "namespace", space, JS_PROP_C_W_E);
  return result;
}
