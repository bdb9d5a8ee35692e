// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0

#ifndef CAPSULE_GUEST_H
#define CAPSULE_GUEST_H

#include <Python.h>

// Makes the function an export of the module under its own name.
#define EXPORT(name) __attribute__((export_name(#name))) name

// host.c: the builtin module `_capsule`.
PyObject *create_capsule_module(void);

// interpreter.c: starts the interpreter; false when that failed (the reason is on stderr).
int start_interpreter(void);

// response.c: messages to the host, a little-endian length and then the bytes. The value is the message's address.
const void *respond(const char *text, size_t length);
const void *respond_with_exception(void);

// allocator.c
void clear_free_memory(void);

#endif
