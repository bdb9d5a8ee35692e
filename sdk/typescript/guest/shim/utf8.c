// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0

#include "utf8.h"

#include <string.h>

static const uint8_t REPLACEMENT[REPLACEMENT_LENGTH] = {0xef, 0xbf, 0xbd};

// How many bytes follow the first byte of a character; -1 when it cannot be a first byte.
static int following(uint8_t first) {
  if (first < 0x80) return 0;
  if (first < 0xc2 || first > 0xf4) return -1;
  return first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
}

// Whether the second byte makes a character that exists, is no surrogate and has no shorter form.
static int is_second(uint8_t first, uint8_t second) {
  switch (first) {
    case 0xe0: return second >= 0xa0 && second <= 0xbf;
    case 0xed: return second >= 0x80 && second <= 0x9f;
    case 0xf0: return second >= 0x90 && second <= 0xbf;
    case 0xf4: return second >= 0x80 && second <= 0x8f;
    default: return second >= 0x80 && second <= 0xbf;
  }
}

// The length of the character at the start, or minus the number of bytes that one U+FFFD stands for.
static int character(const uint8_t *bytes, size_t length) {
  int more = following(bytes[0]);
  if (more < 0) return -1;
  for (int i = 1; i <= more; i++) {
    if ((size_t)i == length) return -i;
    if (i == 1 ? !is_second(bytes[0], bytes[1]) : (bytes[i] & 0xc0) != 0x80) return -i;
  }
  return more + 1;
}

size_t utf8_valid(const uint8_t *bytes, size_t length) {
  size_t i = 0;
  while (i < length) {
    uint64_t eight;
    if (length - i >= sizeof eight) {
      memcpy(&eight, bytes + i, sizeof eight);
      if ((eight & 0x8080808080808080u) == 0) {
        i += sizeof eight;
        continue;
      }
    }
    int size = character(bytes + i, length - i);
    if (size < 0) return i;
    i += (size_t)size;
  }
  return i;
}

size_t utf8_repair(const uint8_t *bytes, size_t length, uint8_t *repaired) {
  size_t written = 0;
  for (size_t i = 0; i < length;) {
    int size = character(bytes + i, length - i);
    if (size > 0) {
      memcpy(repaired + written, bytes + i, (size_t)size);
      written += (size_t)size;
    } else {
      memcpy(repaired + written, REPLACEMENT, sizeof REPLACEMENT);
      written += sizeof REPLACEMENT;
      size = -size;
    }
    i += (size_t)size;
  }
  return written;
}

void utf8_replace_surrogates(uint8_t *bytes, size_t length) {
  uint8_t *end = bytes + length;
  for (uint8_t *p = bytes; p + 2 < end && (p = memchr(p, 0xed, (size_t)(end - p))) != NULL && p + 2 < end; p++)
    if (p[1] >= 0xa0) memcpy(p, REPLACEMENT, sizeof REPLACEMENT);
}
