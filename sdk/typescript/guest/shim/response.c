// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0

#include "guest.h"

#include <stdlib.h>
#include <string.h>

// What is answered when not even an answer can be made: no allocation is needed for it.
#define STATIC_RESPONSE(name, message)                                                                               \
  static const struct {                                                                                              \
    uint32_t length;                                                                                                 \
    char text[sizeof(message)];                                                                                      \
  } name = {sizeof(message) - 1, message}

STATIC_RESPONSE(out_of_memory, "{\"status\":\"raised\",\"message\":\"InternalError: out of memory\",\"frames\":[],\"text\":\"InternalError: out of memory\"}");
STATIC_RESPONSE(broken, "{\"status\":\"raised\",\"message\":\"InternalError: the guest failed to answer\",\"frames\":[],\"text\":\"\"}");

static struct {
  uint32_t length;
  char text[];
} *response;

const void *respond(JSContext *ctx, JSValueConst value) {
  size_t length;
  const char *text = JS_ToCStringLen(ctx, &length, value);
  free(response);
  response = text == NULL ? NULL : malloc(sizeof *response + length);
  if (response != NULL) {
    response->length = (uint32_t)length;
    memcpy(response->text, text, length);
  }
  JS_FreeCString(ctx, text);
  return response == NULL ? (const void *)&out_of_memory : response;
}

static int set(JSContext *ctx, JSValueConst object, const char *name, JSValue value) {
  return !JS_IsException(value) && JS_DefinePropertyValueStr(ctx, object, name, value, JS_PROP_C_W_E) > 0;
}

// For what the platform could not turn into a response itself, which is mostly a second failure after memory ran out.
const void *respond_with_exception(JSContext *ctx) {
  JSValue exception = JS_GetException(ctx);
  JSValue text = JS_ToString(ctx, exception);
  JSValue object = JS_NewObject(ctx);
  int complete = set(ctx, object, "status", JS_NewString(ctx, "raised")) && set(ctx, object, "message", JS_DupValue(ctx, text)) &&
                 set(ctx, object, "frames", JS_NewArray(ctx)) && set(ctx, object, "text", JS_DupValue(ctx, text));
  JSValue json = complete ? JS_JSONStringify(ctx, object, JS_UNDEFINED, JS_UNDEFINED) : JS_EXCEPTION;
  const void *answer = JS_IsString(json) ? respond(ctx, json) : &broken;
  JS_FreeValue(ctx, json);
  JS_FreeValue(ctx, object);
  JS_FreeValue(ctx, text);
  JS_FreeValue(ctx, exception);
  return answer;
}
