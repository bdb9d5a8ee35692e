// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Random use of shim/allocator.c: contents stay, addresses are aligned, and all is merged again in the end.
// test/allocator compiles and runs it.

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define BLOCKS 3000
#define EXPORT(name) __attribute__((export_name(#name))) name

size_t malloc_usable_size(void *memory);
void clear_free_memory(void);

static struct {
  unsigned char *memory;
  size_t size;
  unsigned char mark;
} blocks[BLOCKS];

static uint64_t state = 88172645463325252ull;

static uint32_t draw(void) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)(state >> 16);
}

static size_t draw_size(void) {
  switch (draw() % 8) {
  case 0: return draw() % 200000;
  case 1: return draw() % 5000;
  case 2: return (draw() % 2000000) >> (draw() % 12);
  default: return draw() % 300;
  }
}

static int holds(const unsigned char *memory, unsigned char mark, size_t size) {
  for (size_t i = 0; i < size; i++)
    if (memory[i] != mark) return 0;
  return 1;
}

static void fill(int i, unsigned char *memory, size_t size) {
  blocks[i].memory = memory;
  blocks[i].size = size;
  memset(memory, blocks[i].mark = (unsigned char)draw(), size);
}

static int allocate(int i, uint32_t how) {
  size_t size = draw_size(), alignment = how == 0 ? 32u << (draw() % 9) : 16;
  unsigned char *memory = how == 0 ? aligned_alloc(alignment, size) : how == 1 ? calloc(1, size) : malloc(size);
  if (memory == NULL) return 1;
  if ((uintptr_t)memory % alignment != 0 || malloc_usable_size(memory) < size) return 0;
  if (how == 1 && !holds(memory, 0, size)) return 0;
  fill(i, memory, size);
  return 1;
}

static int reallocate(int i) {
  size_t size = draw_size(), kept = size < blocks[i].size ? size : blocks[i].size;
  unsigned char *memory = realloc(blocks[i].memory, size);
  if (memory == NULL) return 1;
  if ((uintptr_t)memory % 16 != 0 || !holds(memory, blocks[i].mark, kept)) return 0;
  fill(i, memory, size);
  return 1;
}

static int release(int i) {
  int intact = holds(blocks[i].memory, blocks[i].mark, blocks[i].size);
  free(blocks[i].memory);
  blocks[i].memory = NULL;
  return intact;
}

// 0 when every step was right, or the number of the wrong one.
int EXPORT(run)(int steps) {
  for (int step = 1; step <= steps; step++) {
    int i = (int)(draw() % BLOCKS);
    uint32_t how = draw() % 6;
    int right = blocks[i].memory == NULL ? allocate(i, how) : how < 3 ? release(i) : reallocate(i);
    if (!right) return step;
    if (step % 50000 == 0) clear_free_memory();
  }
  return 0;
}

// Frees everything; the address of a block that needs nearly all memory, which is there if all was merged.
void *EXPORT(drain)(uint32_t size) {
  for (int i = 0; i < BLOCKS; i++)
    if (blocks[i].memory != NULL && !release(i)) return NULL;
  void *memory = malloc(size);
  free(memory);
  return memory;
}
