// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// The module capsule:native, by which the platform reaches what JavaScript has no words for. Its README describes it.

#include "guest.h"

static int define(JSContext *ctx, JSModuleDef *module) {
  int failed = JS_SetModuleExportList(ctx, module, host_functions, host_function_count);
  failed |= JS_SetModuleExportList(ctx, module, file_functions, file_function_count);
  failed |= JS_SetModuleExportList(ctx, module, byte_functions, byte_function_count);
  failed |= JS_SetModuleExportList(ctx, module, engine_functions, engine_function_count);
  return failed;
}

JSModuleDef *declare_native_module(JSContext *ctx, const char *name) {
  JSModuleDef *module = JS_NewCModule(ctx, name, define);
  if (module == NULL) return NULL;
  int failed = JS_AddModuleExportList(ctx, module, host_functions, host_function_count);
  failed |= JS_AddModuleExportList(ctx, module, file_functions, file_function_count);
  failed |= JS_AddModuleExportList(ctx, module, byte_functions, byte_function_count);
  failed |= JS_AddModuleExportList(ctx, module, engine_functions, engine_function_count);
  return failed ? NULL : module;
}
