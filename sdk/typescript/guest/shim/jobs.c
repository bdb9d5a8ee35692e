// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// The event loop's inner half: promises' jobs. Timers and calls of the host are the platform's, behind its idle().

#include "guest.h"

static int run_jobs(JSContext *ctx) {
  JSRuntime *runtime = JS_GetRuntime(ctx);
  JSContext *where;
  int done;
  while ((done = JS_ExecutePendingJob(runtime, &where)) > 0) {
  }
  return done == 0;
}

// Lets the platform wait for something. False when there is nothing to wait for, or with an exception.
static int wait_for_more(JSContext *ctx, JSValueConst idle) {
  int more = 0;
  if (!JS_IsUndefined(idle)) {
    JSValue answer = JS_Call(ctx, idle, JS_UNDEFINED, 0, NULL);
    if (JS_IsException(answer)) return 0;
    more = JS_ToBool(ctx, answer);
    JS_FreeValue(ctx, answer);
  }
  if (more == 0) JS_Throw(ctx, JS_NewString(ctx, "the task awaits something that never happens"));
  return more > 0;
}

JSValue settle(JSContext *ctx, JSValue value, JSValueConst idle) {
  for (;;) {
    if (JS_IsException(value)) return value;
    int failed = !run_jobs(ctx);
    int state = failed ? -1 : (int)JS_PromiseState(ctx, value);
    if (state == JS_PROMISE_PENDING) failed = !wait_for_more(ctx, idle);
    if (failed) break;
    if (state < 0) return value;
    if (state == JS_PROMISE_PENDING) continue;
    JSValue result = JS_PromiseResult(ctx, value);
    JS_FreeValue(ctx, value);
    return state == JS_PROMISE_FULFILLED ? result : JS_Throw(ctx, result);
  }
  JS_FreeValue(ctx, value);
  return JS_EXCEPTION;
}
