// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0

#include "guest.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// What is answered when not even an answer can be made: no allocation is needed for it.
#define STATIC_RESPONSE(name, message)                                                                               \
  static const struct {                                                                                              \
    uint32_t length;                                                                                                 \
    char text[sizeof(message)];                                                                                      \
  } name = {sizeof(message) - 1, message}

STATIC_RESPONSE(out_of_memory, "{\"status\":\"raised\",\"message\":\"MemoryError\",\"frames\":[],\"text\":\"MemoryError\"}");
STATIC_RESPONSE(too_deep, "{\"status\":\"raised\",\"message\":\"RecursionError\",\"frames\":[],\"text\":\"RecursionError\"}");
STATIC_RESPONSE(broken, "{\"status\":\"raised\",\"message\":\"SystemError: the guest failed to answer\",\"frames\":[],\"text\":\"\"}");

static struct {
  uint32_t length;
  char text[];
} *response;

const void *respond(const char *text, size_t length) {
  free(response);
  response = malloc(sizeof *response + length);
  if (response == NULL) return &out_of_memory;
  response->length = (uint32_t)length;
  memcpy(response->text, text, length);
  return response;
}

// For what the SDK could not turn into a response itself, which is mostly a second failure after memory ran out.
const void *respond_with_exception(void) {
  PyObject *exception = PyErr_GetRaisedException();
  const void *answer = &broken;
  if (exception != NULL && PyErr_GivenExceptionMatches(exception, PyExc_MemoryError)) answer = &out_of_memory;
  if (exception != NULL && PyErr_GivenExceptionMatches(exception, PyExc_RecursionError)) answer = &too_deep;
  Py_XDECREF(exception);
  return answer;
}
