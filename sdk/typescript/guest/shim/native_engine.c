// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// capsule:native: the engine itself: modules, promises, garbage.

#include "guest.h"

static JSValue evaluate(JSContext *ctx, JSValueConst this, int count, JSValueConst *values) {
  (void)this;
  (void)count;
  size_t length;
  const char *source = JS_ToCStringLen(ctx, &length, values[0]);
  const char *file_name = source == NULL ? NULL : JS_ToCString(ctx, values[1]);
  JSValue result = file_name == NULL ? JS_EXCEPTION : evaluate_module(ctx, source, length, file_name);
  JS_FreeCString(ctx, source);
  JS_FreeCString(ctx, file_name);
  return result;
}

static JSValue promise_state(JSContext *ctx, JSValueConst this, int count, JSValueConst *values) {
  (void)this;
  (void)count;
  switch ((int)JS_PromiseState(ctx, values[0])) {
    case JS_PROMISE_PENDING: return JS_NewString(ctx, "pending");
    case JS_PROMISE_FULFILLED: return JS_NewString(ctx, "fulfilled");
    case JS_PROMISE_REJECTED: return JS_NewString(ctx, "rejected");
    default: return JS_UNDEFINED;
  }
}

static JSValue promise_result(JSContext *ctx, JSValueConst this, int count, JSValueConst *values) {
  (void)this;
  (void)count;
  return JS_PromiseResult(ctx, values[0]);
}

static JSValue rejection_listener;

static void tell_of_rejection(JSContext *ctx, JSValueConst promise, JSValueConst reason, int handled, void *opaque) {
  (void)opaque;
  JSValueConst told[] = {promise, reason, JS_NewBool(ctx, handled)};
  JSValue result = JS_Call(ctx, rejection_listener, JS_UNDEFINED, COUNT(told), told);
  if (JS_IsException(result)) JS_FreeValue(ctx, JS_GetException(ctx)); // nobody could be told
  JS_FreeValue(ctx, result);
}

static JSValue on_rejection(JSContext *ctx, JSValueConst this, int count, JSValueConst *values) {
  (void)this;
  (void)count;
  if (!JS_IsFunction(ctx, values[0])) return JS_ThrowTypeError(ctx, "onRejection needs a function");
  rejection_listener = JS_DupValue(ctx, values[0]);
  JS_SetHostPromiseRejectionTracker(JS_GetRuntime(ctx), tell_of_rejection, NULL);
  return JS_UNDEFINED;
}

static JSValue collect_garbage(JSContext *ctx, JSValueConst this, int count, JSValueConst *values) {
  (void)this;
  (void)count;
  (void)values;
  JS_RunGC(JS_GetRuntime(ctx));
  return JS_UNDEFINED;
}

const JSCFunctionListEntry engine_functions[] = {
    JS_CFUNC_DEF("evalModule", 2, evaluate),
    JS_CFUNC_DEF("promiseState", 1, promise_state),
    JS_CFUNC_DEF("promiseResult", 1, promise_result),
    JS_CFUNC_DEF("onRejection", 1, on_rejection),
    JS_CFUNC_DEF("collectGarbage", 0, collect_garbage),
};
const int engine_function_count = COUNT(engine_functions);
