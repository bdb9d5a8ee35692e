// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// capsule:native: bytes and texts: UTF-8 and base64.

#include "guest.h"
#include "utf8.h"

#include <string.h>

uint8_t *bytes_of(JSContext *ctx, JSValueConst value, size_t *length) {
  size_t offset, unit;
  JSValue buffer = JS_GetTypedArrayBuffer(ctx, value, &offset, length, &unit);
  if (JS_IsException(buffer)) {
    JS_FreeValue(ctx, JS_GetException(ctx));
    return JS_GetArrayBuffer(ctx, length, value);
  }
  size_t whole;
  uint8_t *start = JS_GetArrayBuffer(ctx, &whole, buffer);
  JS_FreeValue(ctx, buffer); // the typed array still holds it
  return start == NULL ? NULL : start + offset;
}

JSValue new_bytes(JSContext *ctx, const uint8_t *bytes, size_t length) {
  JSValue buffer = JS_NewArrayBufferCopy(ctx, bytes, length);
  if (JS_IsException(buffer)) return buffer;
  JSValueConst arguments[] = {buffer, JS_UNDEFINED, JS_UNDEFINED}; // it reads all three
  JSValue array = JS_NewTypedArray(ctx, COUNT(arguments), arguments, JS_TYPED_ARRAY_UINT8);
  JS_FreeValue(ctx, buffer);
  return array;
}

JSValue new_string(JSContext *ctx, const uint8_t *bytes, size_t length) {
  if (utf8_valid(bytes, length) == length) return JS_NewStringLen(ctx, (const char *)bytes, length);
  uint8_t *repaired = js_malloc(ctx, length * REPLACEMENT_LENGTH);
  if (repaired == NULL) return JS_EXCEPTION;
  JSValue text = JS_NewStringLen(ctx, (const char *)repaired, utf8_repair(bytes, length, repaired));
  js_free(ctx, repaired);
  return text;
}

static JSValue decode_utf8(JSContext *ctx, JSValueConst this, int count, JSValueConst *values) {
  (void)this;
  (void)count;
  size_t length;
  const uint8_t *bytes = bytes_of(ctx, values[0], &length);
  if (bytes == NULL && JS_HasException(ctx)) return JS_EXCEPTION;
  if (JS_ToBool(ctx, values[1]) && utf8_valid(bytes, length) != length)
    return JS_ThrowTypeError(ctx, "the bytes are not UTF-8");
  return new_string(ctx, bytes, length);
}

static JSValue encode_utf8(JSContext *ctx, JSValueConst this, int count, JSValueConst *values) {
  (void)this;
  (void)count;
  size_t length;
  const char *text = JS_ToCStringLen(ctx, &length, values[0]);
  if (text == NULL) return JS_EXCEPTION;
  JSValue bytes = new_bytes(ctx, (const uint8_t *)text, length);
  JS_FreeCString(ctx, text);
  if (JS_IsException(bytes)) return bytes;
  size_t size;
  utf8_replace_surrogates(bytes_of(ctx, bytes, &size), length);
  return bytes;
}

static const char ALPHABET[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static JSValue encode_base64(JSContext *ctx, JSValueConst this, int count, JSValueConst *values) {
  (void)this;
  (void)count;
  size_t length;
  const uint8_t *bytes = bytes_of(ctx, values[0], &length);
  if (bytes == NULL && JS_HasException(ctx)) return JS_EXCEPTION;
  char *text = js_malloc(ctx, (length + 2) / 3 * 4 + 1), *end = text;
  if (text == NULL) return JS_EXCEPTION;
  for (size_t i = 0; i < length; i += 3) {
    size_t left = length - i;
    uint32_t three = (uint32_t)bytes[i] << 16 | (left > 1 ? bytes[i + 1] : 0u) << 8 | (left > 2 ? bytes[i + 2] : 0u);
    *end++ = ALPHABET[three >> 18];
    *end++ = ALPHABET[three >> 12 & 63];
    *end++ = left > 1 ? ALPHABET[three >> 6 & 63] : '=';
    *end++ = left > 2 ? ALPHABET[three & 63] : '=';
  }
  JSValue result = JS_NewStringLen(ctx, text, (size_t)(end - text));
  js_free(ctx, text);
  return result;
}

static int digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

// The number of bytes, or -1: a character that is none of the alphabet, a length that cannot be, or set bits in the rest.
static ptrdiff_t decode_digits(const char *text, size_t length, uint8_t *bytes) {
  uint32_t bits = 0;
  size_t digits = 0;
  uint8_t *end = bytes;
  for (; digits < length; digits++) {
    int value = digit(text[digits]);
    if (value < 0) return -1;
    bits = bits << 6 | (uint32_t)value;
    if (digits % 4 == 0) continue;
    *end++ = (uint8_t)(bits >> (6 - digits % 4 * 2));
  }
  return digits % 4 == 1 ? -1 : end - bytes;
}

// Without white space, in place.
static size_t squeeze(char *text, size_t length) {
  size_t left = 0;
  for (size_t i = 0; i < length; i++)
    if (strchr(" \t\n\f\r", text[i]) == NULL || text[i] == 0) text[left++] = text[i];
  return left;
}

static JSValue decode_base64(JSContext *ctx, JSValueConst this, int count, JSValueConst *values) {
  (void)this;
  (void)count;
  size_t given;
  const char *text = JS_ToCStringLen(ctx, &given, values[0]);
  if (text == NULL) return JS_EXCEPTION;
  char *digits = js_malloc(ctx, given + 1);
  uint8_t *bytes = digits == NULL ? NULL : js_malloc(ctx, given + 1);
  JSValue result = JS_EXCEPTION;
  if (bytes != NULL) {
    memcpy(digits, text, given);
    size_t length = squeeze(digits, given);
    if (length % 4 == 0 && length > 0 && digits[length - 1] == '=') length -= digits[length - 2] == '=' ? 2 : 1;
    ptrdiff_t size = decode_digits(digits, length, bytes);
    result = size < 0 ? JS_ThrowSyntaxError(ctx, "the text is not base64") : new_bytes(ctx, bytes, (size_t)size);
  }
  js_free(ctx, bytes);
  js_free(ctx, digits);
  JS_FreeCString(ctx, text);
  return result;
}

const JSCFunctionListEntry byte_functions[] = {
    JS_CFUNC_DEF("encodeUtf8", 1, encode_utf8),
    JS_CFUNC_DEF("decodeUtf8", 2, decode_utf8),
    JS_CFUNC_DEF("encodeBase64", 1, encode_base64),
    JS_CFUNC_DEF("decodeBase64", 1, decode_base64),
};
const int byte_function_count = COUNT(byte_functions);
