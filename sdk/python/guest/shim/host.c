// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// The builtin module `_capsule`: one function, call(str) -> str, that sends a request to the host.

#include "guest.h"

#include <stdint.h>

__attribute__((import_module("capsule"), import_name("call"))) int32_t
host_call(const char *request, int32_t request_length, char *response, int32_t response_capacity);

#define USUAL_RESPONSE 4096

static PyObject *decode(const char *response, int32_t length) {
  return PyUnicode_DecodeUTF8(response, length, "strict");
}

// The response was too long for the first buffer and is still pending.
static PyObject *fetch_long_response(int32_t length) {
  char *response = PyMem_Malloc((size_t)length);
  if (response == NULL) return PyErr_NoMemory();
  host_call(NULL, 0, response, length);
  PyObject *result = decode(response, length);
  PyMem_Free(response);
  return result;
}

static PyObject *call(PyObject *module, PyObject *request) {
  (void)module;
  char response[USUAL_RESPONSE];
  Py_ssize_t request_length;
  const char *bytes = PyUnicode_AsUTF8AndSize(request, &request_length);
  if (bytes == NULL) return NULL;
  int32_t length = host_call(bytes, (int32_t)request_length, response, USUAL_RESPONSE);
  return length <= USUAL_RESPONSE ? decode(response, length) : fetch_long_response(length);
}

static PyMethodDef functions[] = {
    {"call", call, METH_O, "call(request: str) -> str: sends a request to the host, returns its response"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "_capsule",
    .m_doc = "The way from the guest to its host.",
    .m_methods = functions,
};

PyObject *create_capsule_module(void) { return PyModule_Create(&definition); }
