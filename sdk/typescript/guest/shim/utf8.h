// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// UTF-8 by the rules of the Encoding Standard.

#ifndef CAPSULE_UTF8_H
#define CAPSULE_UTF8_H

#include <stddef.h>
#include <stdint.h>

#define REPLACEMENT_LENGTH 3 // U+FFFD

// How many bytes from the start on are well-formed.
size_t utf8_valid(const uint8_t *bytes, size_t length);

// Copies with U+FFFD for each part that is not well-formed; returns the length, at most REPLACEMENT_LENGTH times as many.
size_t utf8_repair(const uint8_t *bytes, size_t length, uint8_t *repaired);

// Puts U+FFFD in place of surrogates that stand alone, which QuickJS writes as if they were characters.
void utf8_replace_surrogates(uint8_t *bytes, size_t length);

#endif
