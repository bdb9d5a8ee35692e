// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Math.random starts anew with every task: its state is part of the memory image that all tasks begin with.

#include "guest.h"

#include <string.h>
#include <unistd.h>

// An addition to quickjs.c, see threading/reshape/additions.py.
void JS_SetRandomState(JSContext *ctx, uint64_t state);

static uint64_t mixed(uint64_t hash, uint64_t word) {
  hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
  return hash ^ (hash >> 29);
}

// The request has the host's seed in it; all of it is taken, which costs less than to look for the seed.
void reseed(JSContext *ctx, const char *text, size_t length) {
  uint64_t hash = length;
  if (getentropy(&hash, sizeof hash) != 0) hash = length;
  while (length > 0) {
    uint64_t word = 0;
    size_t taken = length < sizeof word ? length : sizeof word;
    memcpy(&word, text, taken);
    hash = mixed(hash, word);
    text += taken;
    length -= taken;
  }
  JS_SetRandomState(ctx, hash == 0 ? 1 : hash);
}
