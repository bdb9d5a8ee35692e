/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What a matcher mostly does: repeat one character, class or dot. In texts of 8-bit characters that is a loop of its own.
 */
static force_inline int lre_is_in_ranges(const uint8_t *ranges, int n, uint32_t c)
{
    for (int i = 0; i < n; i++, ranges += 4) {
        if (c < get_u16(ranges))
            return FALSE;
        if (c <= get_u16(ranges + 2))
            return TRUE;
    }
    return FALSE;
}

static no_inline const uint8_t *lre_skip_ranges(const uint8_t *cptr, const uint8_t *end, const uint8_t *ranges, int n)
{
    while (cptr < end && lre_is_in_ranges(ranges, n, *cptr))
        cptr++;
    return cptr;
}

static no_inline const uint8_t *lre_skip_dots(const uint8_t *cptr, const uint8_t *end)
{
    while (cptr < end && !is_line_terminator(*cptr))
        cptr++;
    return cptr;
}

static no_inline const uint8_t *lre_skip_chars(const uint8_t *cptr, const uint8_t *end, uint32_t c)
{
    while (cptr < end && *cptr == c)
        cptr++;
    return cptr;
}

/* Where the repetition of what is at pc ends, or NULL when it is not one of the simple ones. */
static no_inline const uint8_t *lre_skip_simple(REExecContext *s, const uint8_t *pc, const uint8_t *cptr, uint32_t max)
{
    const uint8_t *end = s->cbuf_end;
    int n;
    if (s->cbuf_type != 0 || s->ignore_case)
        return NULL;
    if (max < (size_t)(end - cptr))
        end = cptr + max;
    switch (*pc) {
    case REOP_range:
        n = get_u16(pc + 1);
        return pc[3 + 4 * n] == REOP_match ? lre_skip_ranges(cptr, end, pc + 3, n) : NULL;
    case REOP_dot:
        return pc[1] == REOP_match ? lre_skip_dots(cptr, end) : NULL;
    case REOP_any:
        return pc[1] == REOP_match ? end : NULL;
    case REOP_char:
        return pc[3] == REOP_match ? lre_skip_chars(cptr, end, get_u16(pc + 1)) : NULL;
    default:
        return NULL;
    }
}

/* A few words: less than what a bulk instruction costs. */
static force_inline void lre_copy(void *to, const void *from, size_t words)
{
    StackInt *target = to;
    const StackInt *source = from;
    for (size_t i = 0; i < words; i++) {
        target[i] = source[i];
        __asm__ volatile("" : : : "memory"); /* or the compiler makes a bulk instruction of it */
    }
}

/* Takes captures and stack back from a state. */
static no_inline void lre_restore(REExecContext *s, uint8_t **capture, StackInt *stack, const REExecState *rs)
{
    lre_copy(capture, rs->buf, 2 * s->capture_count);
    lre_copy(stack, rs->buf + 2 * s->capture_count, rs->stack_len);
}

