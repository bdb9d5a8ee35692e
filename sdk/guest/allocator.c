// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// The guest's malloc, in place of wasi-libc's dlmalloc: HotSpot 17 compiles dlmalloc's realloc wrongly, and
// small functions are what a JIT likes. Two-level segregated free lists with boundary tags: allocating and
// freeing cost a bounded number of steps, neighbours that are free are always merged.
//
// A block is a header followed by its payload. Headers lie at 8 modulo 16 so that payloads are 16-aligned.
// The heap ends with a header of size 0 that is never free.

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define EXPORTED __attribute__((visibility("default"), used))
#define APART __attribute__((noinline))

#define PAGE 65536u
#define HEADER 8u
#define SMALLEST 24u // a free block's payload holds two links
#define LARGEST 0x7fff0000u
#define IN_USE 1u
#define SIZE(block) ((block)->tag & ~IN_USE)

typedef struct block {
  struct block *before; // the neighbour in front, or NULL at the start of the heap
  uint32_t tag;         // payload size, and IN_USE
  struct block *next;   // links of the free list; payload when in use
  struct block *previous;
} block;

// First level: one row per power of two; second level: 16 lists a row. Row 0 has the sizes below 256, 16 apart.
#define ROWS 25
#define LISTS 16
static block *lists[ROWS][LISTS];
static uint32_t rows_used;
static uint32_t lists_used[ROWS];
static block *heap_end; // the final header; NULL before the first allocation

extern unsigned char __heap_base;

static inline block *at(void *base, intptr_t offset) { return (block *)((char *)base + offset); }
static inline void *payload(block *b) { return (char *)b + HEADER; }
static inline block *block_of(void *memory) { return at(memory, -(intptr_t)HEADER); }
static inline block *after(block *b) { return at(b, (intptr_t)(HEADER + SIZE(b))); }

// Payload sizes are 8 modulo 16, which keeps every header at 8 modulo 16.
static inline uint32_t rounded(size_t size) {
  return size <= SMALLEST ? SMALLEST : (uint32_t)(((size + 7) & ~(size_t)15) + 8);
}

static inline void locate(uint32_t size, uint32_t *row, uint32_t *list) {
  if (size < 256) {
    *row = 0;
    *list = size >> 4;
  } else {
    uint32_t top = 31 - (uint32_t)__builtin_clz(size);
    *row = top - 7;
    *list = (size >> (top - 4)) & 15;
  }
}

static void insert(block *b) {
  uint32_t row, list;
  locate(SIZE(b), &row, &list);
  block *head = lists[row][list];
  b->previous = NULL;
  b->next = head;
  if (head != NULL) head->previous = b;
  lists[row][list] = b;
  rows_used |= 1u << row;
  lists_used[row] |= 1u << list;
}

static APART void unlist(block *b, uint32_t row, uint32_t list) {
  lists[row][list] = b->next;
  if (b->next != NULL) return;
  lists_used[row] &= ~(1u << list);
  if (lists_used[row] == 0) rows_used &= ~(1u << row);
}

static void take_out(block *b) {
  if (b->next != NULL) b->next->previous = b->previous;
  if (b->previous != NULL) {
    b->previous->next = b->next;
    return;
  }
  uint32_t row, list;
  locate(SIZE(b), &row, &list);
  unlist(b, row, list);
}

// A free block of at least `size`, still listed, or NULL. Every block of a list further on is large enough.
static block *find(uint32_t size) {
  uint32_t row, list;
  if (size < 256) {
    locate(size, &row, &list);
  } else {
    uint32_t step = (1u << (31 - (uint32_t)__builtin_clz(size))) >> 4;
    locate(size + step - 1, &row, &list);
  }
  uint32_t found = lists_used[row] & (~0u << list);
  if (found == 0) {
    uint32_t rows = rows_used & (~0u << (row + 1));
    if (rows == 0) return NULL;
    row = (uint32_t)__builtin_ctz(rows);
    found = lists_used[row];
  }
  return lists[row][__builtin_ctz(found)];
}

// Makes `b` a free block of `size` that borders on blocks in use.
static void release(block *b, uint32_t size) {
  b->tag = size;
  after(b)->before = b;
  insert(b);
}

static APART void give_back(block *b) {
  uint32_t size = SIZE(b);
  block *next = after(b);
  if (!(next->tag & IN_USE)) {
    take_out(next);
    size += HEADER + SIZE(next);
  }
  block *front = b->before;
  if (front != NULL && !(front->tag & IN_USE)) {
    take_out(front);
    size += HEADER + SIZE(front);
    b = front;
  }
  release(b, size);
}

// Shortens a block in use to `size`, when what remains is worth a block.
static APART void trim(block *b, uint32_t size) {
  uint32_t rest = SIZE(b) - size;
  if (rest < HEADER + SMALLEST) return;
  b->tag = size | IN_USE;
  block *tail = after(b);
  tail->before = b;
  tail->tag = (rest - HEADER) | IN_USE;
  after(tail)->before = tail;
  give_back(tail);
}

static APART int start_heap(void) {
  uintptr_t start = ((uintptr_t)&__heap_base + 15 + HEADER) & ~(uintptr_t)15;
  uintptr_t end = __builtin_wasm_memory_size(0) * (uintptr_t)PAGE;
  if (end < start + 64) {
    if (__builtin_wasm_memory_grow(0, 1) == (size_t)-1) return 0;
    end += PAGE;
  }
  block *first = (block *)(start - HEADER);
  first->before = NULL;
  heap_end = (block *)(end - HEADER);
  heap_end->tag = IN_USE;
  release(first, (uint32_t)(end - HEADER - start));
  return 1;
}

// Grows memory by a sixteenth, so that many small steps do not become many host calls, or by what is needed
// if the host does not grant that much.
static APART int grow_heap(uint32_t size) {
  size_t pages = ((size_t)size + HEADER + PAGE - 1) / PAGE;
  size_t eager = __builtin_wasm_memory_size(0) / 16;
  size_t granted = pages > eager ? pages : eager;
  if (__builtin_wasm_memory_grow(0, granted) == (size_t)-1) {
    granted = pages;
    if (__builtin_wasm_memory_grow(0, granted) == (size_t)-1) return 0;
  }
  block *added = heap_end;
  added->tag = (uint32_t)(granted * PAGE - HEADER) | IN_USE;
  heap_end = after(added);
  heap_end->before = added;
  heap_end->tag = IN_USE;
  give_back(added);
  return 1;
}

static APART block *find_slowly(uint32_t size) {
  if (heap_end == NULL && !start_heap()) return NULL;
  block *b = find(size);
  if (b != NULL) return b;
  // find() rounds up to the next list: a sixteenth more makes sure that the new block is found.
  return grow_heap(size + size / 16) || grow_heap(size) ? find(size) : NULL;
}

EXPORTED APART void *malloc(size_t wanted) {
  if (wanted > LARGEST) {
    errno = ENOMEM;
    return NULL;
  }
  uint32_t size = rounded(wanted);
  block *b = find(size);
  if (b == NULL && (b = find_slowly(size)) == NULL) {
    errno = ENOMEM;
    return NULL;
  }
  take_out(b);
  b->tag |= IN_USE;
  trim(b, size);
  return payload(b);
}

EXPORTED APART void free(void *memory) {
  if (memory != NULL) give_back(block_of(memory));
}

EXPORTED void *calloc(size_t count, size_t each) {
  size_t size;
  if (__builtin_mul_overflow(count, each, &size)) {
    errno = ENOMEM;
    return NULL;
  }
  void *memory = malloc(size);
  return memory == NULL ? NULL : memset(memory, 0, size);
}

// True when the block could be made `size` bytes long by taking what is free behind it.
static APART int extend(block *b, uint32_t size) {
  block *next = after(b);
  if (next->tag & IN_USE) return 0;
  uint32_t both = SIZE(b) + HEADER + SIZE(next);
  if (both < size) return 0;
  take_out(next);
  b->tag = both | IN_USE;
  after(b)->before = b;
  trim(b, size);
  return 1;
}

static APART void *move(block *b, size_t wanted) {
  void *memory = malloc(wanted);
  if (memory == NULL) return NULL;
  memcpy(memory, payload(b), SIZE(b));
  give_back(b);
  return memory;
}

EXPORTED void *realloc(void *memory, size_t wanted) {
  if (memory == NULL) return malloc(wanted);
  if (wanted > LARGEST) {
    errno = ENOMEM;
    return NULL;
  }
  block *b = block_of(memory);
  uint32_t size = rounded(wanted);
  if (size <= SIZE(b)) {
    trim(b, size);
    return memory;
  }
  return extend(b, size) ? memory : move(b, wanted);
}

// Allocates with room for an aligned block inside, and gives back the room in front of it.
EXPORTED void *aligned_alloc(size_t alignment, size_t wanted) {
  if (alignment <= 16) return malloc(wanted);
  if ((alignment & (alignment - 1)) != 0 || alignment > LARGEST || wanted > LARGEST - alignment - 64) {
    errno = alignment & (alignment - 1) ? EINVAL : ENOMEM;
    return NULL;
  }
  uint32_t size = rounded(wanted);
  void *memory = malloc(size + alignment + HEADER + SMALLEST);
  if (memory == NULL || ((uintptr_t)memory & (alignment - 1)) == 0) return memory;
  uintptr_t place = ((uintptr_t)memory + HEADER + SMALLEST + alignment - 1) & ~(uintptr_t)(alignment - 1);
  block *front = block_of(memory), *b = block_of((void *)place);
  b->before = front;
  b->tag = (uint32_t)((uintptr_t)after(front) - place) | IN_USE;
  after(b)->before = b;
  front->tag = (uint32_t)((uintptr_t)b - (uintptr_t)memory) | IN_USE;
  give_back(front);
  trim(b, size);
  return (void *)place;
}

EXPORTED int posix_memalign(void **result, size_t alignment, size_t wanted) {
  if (alignment < sizeof(void *) || (alignment & (alignment - 1)) != 0) return EINVAL;
  void *memory = aligned_alloc(alignment, wanted);
  if (memory == NULL) return ENOMEM;
  *result = memory;
  return 0;
}

// Clears what was freed: a memory image with more zeros is smaller, and cheaper to copy.
void clear_free_memory(void) {
  for (uint32_t row = 0; row < ROWS; row++)
    for (uint32_t list = 0; list < LISTS; list++)
      for (block *b = lists[row][list]; b != NULL; b = b->next)
        memset(b + 1, 0, SIZE(b) - (sizeof *b - HEADER));
}

EXPORTED size_t malloc_usable_size(void *memory) { return memory == NULL ? 0 : SIZE(block_of(memory)); }

// Names by which wasi-libc calls the allocator from inside.
EXPORTED void *__libc_malloc(size_t size) { return malloc(size); }
EXPORTED void *__libc_calloc(size_t count, size_t each) { return calloc(count, each); }
EXPORTED void __libc_free(void *memory) { free(memory); }
