// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// capsule:native: what the host gives: its answers, random numbers and the time.

#include "guest.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

__attribute__((import_module("capsule"), import_name("call"))) int32_t
host_call(const char *request, int32_t request_length, char *response, int32_t response_capacity);

#define USUAL_RESPONSE 4096
#define ENTROPY_AT_ONCE 256
#define MOST_RANDOM_BYTES 65536

// The response was too long for the first buffer and is still pending.
static JSValue fetch_long_response(JSContext *ctx, int32_t length) {
  char *response = js_malloc(ctx, (size_t)length);
  if (response == NULL) return JS_EXCEPTION;
  host_call(NULL, 0, response, length);
  JSValue text = JS_NewStringLen(ctx, response, (size_t)length);
  js_free(ctx, response);
  return text;
}

static JSValue call_host(JSContext *ctx, JSValueConst this, int count, JSValueConst *values) {
  (void)this;
  (void)count;
  char response[USUAL_RESPONSE];
  size_t request_length;
  const char *request = JS_ToCStringLen(ctx, &request_length, values[0]);
  if (request == NULL) return JS_EXCEPTION;
  int32_t length = host_call(request, (int32_t)request_length, response, USUAL_RESPONSE);
  JS_FreeCString(ctx, request);
  return length <= USUAL_RESPONSE ? JS_NewStringLen(ctx, response, (size_t)length) : fetch_long_response(ctx, length);
}

static JSValue random_bytes(JSContext *ctx, JSValueConst this, int count, JSValueConst *values) {
  (void)this;
  (void)count;
  int64_t wanted;
  if (JS_ToInt64(ctx, &wanted, values[0])) return JS_EXCEPTION;
  if (wanted < 0 || wanted > MOST_RANDOM_BYTES)
    return JS_ThrowRangeError(ctx, "randomBytes gives 0 to %d bytes", MOST_RANDOM_BYTES);
  uint8_t *bytes = js_malloc(ctx, (size_t)wanted + 1);
  if (bytes == NULL) return JS_EXCEPTION;
  for (size_t have = 0; have < (size_t)wanted; have += ENTROPY_AT_ONCE) {
    size_t left = (size_t)wanted - have;
    if (getentropy(bytes + have, left < ENTROPY_AT_ONCE ? left : ENTROPY_AT_ONCE) != 0) {
      js_free(ctx, bytes);
      return JS_ThrowInternalError(ctx, "the host gives no random numbers");
    }
  }
  JSValue result = new_bytes(ctx, bytes, (size_t)wanted);
  js_free(ctx, bytes);
  return result;
}

static JSValue time_of(JSContext *ctx, JSValueConst this, int count, JSValueConst *values, int monotonic) {
  (void)this;
  (void)count;
  (void)values;
  struct timespec time;
  clock_gettime(monotonic ? CLOCK_MONOTONIC : CLOCK_REALTIME, &time);
  return JS_NewFloat64(ctx, (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6);
}

const JSCFunctionListEntry host_functions[] = {
    JS_CFUNC_DEF("callHost", 1, call_host),
    JS_CFUNC_DEF("randomBytes", 1, random_bytes),
    JS_CFUNC_MAGIC_DEF("now", 0, time_of, 0),
    JS_CFUNC_MAGIC_DEF("monotonic", 0, time_of, 1),
};
const int host_function_count = COUNT(host_functions);
