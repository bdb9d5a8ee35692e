/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Regular expressions: what the matcher of each character width does with its data stack, as functions. In the matcher itself
 * these were macros, expanded about thirty times.
 */

static __attribute__((noinline)) int
sre_push_data(SRE_STATE *state, const void *data, Py_ssize_t size)
{
    if (size > (Py_ssize_t)(state->data_stack_size - state->data_stack_base)) {
        int status = data_stack_grow(state, size);
        if (status < 0) {
            return status;
        }
    }
    if (data != NULL) {
        memcpy(state->data_stack + state->data_stack_base, data, size);
    }
    state->data_stack_base += size;
    return 0;
}

static __attribute__((noinline)) int
sre_push_marks(SRE_STATE *state, int lastmark)
{
    if (lastmark < 0) {
        return 0;
    }
    return sre_push_data(state, state->mark, (lastmark + 1) * sizeof(void *));
}

static __attribute__((noinline)) void
sre_read_marks(SRE_STATE *state, int lastmark, int discard)
{
    if (lastmark >= 0) {
        Py_ssize_t size = (lastmark + 1) * sizeof(void *);
        memcpy((void *)state->mark, state->data_stack + state->data_stack_base - size, size);
        if (discard) {
            state->data_stack_base -= size;
        }
    }
}

static __attribute__((noinline)) void
sre_discard_marks(SRE_STATE *state, int lastmark)
{
    if (lastmark >= 0) {
        state->data_stack_base -= (lastmark + 1) * sizeof(void *);
    }
}

static __attribute__((noinline)) int
sre_push_marks_in_repeat(SRE_STATE *state, int lastmark)
{
    return state->repeat ? sre_push_marks(state, lastmark) : 0;
}

static __attribute__((noinline)) void
sre_discard_marks_in_repeat(SRE_STATE *state, int lastmark)
{
    if (state->repeat) {
        sre_discard_marks(state, lastmark);
    }
}

/* After an alternative has been tried: a match or an error keeps the marks that it made, a failure brings back the old ones. */
static __attribute__((noinline)) void
sre_tried(SRE_STATE *state, Py_ssize_t result, int lastmark, int lastindex)
{
    if (result) {
        sre_discard_marks_in_repeat(state, lastmark);
        return;
    }
    if (state->repeat) {
        sre_read_marks(state, lastmark, 0);
    }
    state->lastmark = lastmark;
    state->lastindex = lastindex;
}

static __attribute__((noinline)) void
sre_set_mark(SRE_STATE *state, int mark, const void *ptr)
{
    if (mark & 1) {
        state->lastindex = mark / 2 + 1;
    }
    if (mark > state->lastmark) {
        for (int skipped = state->lastmark + 1; skipped < mark; skipped++) {
            state->mark[skipped] = NULL;
        }
        state->lastmark = mark;
    }
    state->mark[mark] = ptr;
}

static __attribute__((noinline)) SRE_REPEAT *
sre_push_repeat(SRE_STATE *state, const SRE_CODE *pattern)
{
    SRE_REPEAT *repeat = repeat_pool_malloc(state);
    if (repeat != NULL) {
        repeat->count = -1;
        repeat->pattern = pattern;
        repeat->prev = state->repeat;
        repeat->last_ptr = NULL;
        state->repeat = repeat;
    }
    return repeat;
}
