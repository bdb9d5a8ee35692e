// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// The guest protocol's exports (docs/guest-protocol.md). What they say is decided in Python, by capsule._guest.

#include "guest.h"

#include <stdint.h>
#include <stdlib.h>

static PyObject *load_files; // capsule._guest.load and .run: take a request, return a response
static PyObject *run_task;
static char *request;

int32_t EXPORT(capsule_init)(void) {
  if (!start_interpreter()) return 1;
  PyObject *guest = PyImport_ImportModule("capsule._guest");
  PyObject *done = guest == NULL ? NULL : PyObject_CallMethod(guest, "prepare", NULL);
  load_files = done == NULL ? NULL : PyObject_GetAttrString(guest, "load");
  run_task = load_files == NULL ? NULL : PyObject_GetAttrString(guest, "run");
  Py_XDECREF(done);
  Py_XDECREF(guest);
  if (run_task == NULL) {
    PyErr_Print();
    return 2;
  }
  clear_free_memory();
  return 0;
}

char *EXPORT(capsule_buffer)(int32_t size) {
  free(request);
  request = malloc(size > 0 ? (size_t)size : 1);
  return request;
}

// The request as a list of one string: Python takes it out, so that nobody keeps it while the task runs.
static PyObject *take_request(int32_t length) {
  PyObject *text = PyUnicode_DecodeUTF8(request, length, "strict");
  free(request);
  request = NULL;
  PyObject *box = text == NULL ? NULL : PyList_New(1);
  if (box == NULL) Py_XDECREF(text);
  else PyList_SET_ITEM(box, 0, text);
  return box;
}

static const void *answer(PyObject *function, int32_t length) {
  PyObject *box = take_request(length);
  PyObject *reply = box == NULL ? NULL : PyObject_CallOneArg(function, box);
  Py_ssize_t size;
  const char *bytes = reply == NULL ? NULL : PyUnicode_AsUTF8AndSize(reply, &size);
  const void *response = bytes == NULL ? respond_with_exception() : respond(bytes, (size_t)size);
  Py_XDECREF(reply);
  Py_XDECREF(box);
  return response;
}

const void *EXPORT(capsule_load)(int32_t length) {
  const void *response = answer(load_files, length);
  clear_free_memory();
  return response;
}

const void *EXPORT(capsule_run)(int32_t length) { return answer(run_task, length); }
