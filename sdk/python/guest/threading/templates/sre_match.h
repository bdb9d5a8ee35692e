/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Regular expressions: rare instructions of the matcher as functions, and the matcher's macros made smaller.
 * Included by sre_lib.h, once for each character width.
 */

/* One character against the case-insensitive instruction at pattern[-1]. */
static __attribute__((noinline)) int
SRE(match_folded)(SRE_STATE *state, const SRE_CODE *pattern, SRE_CODE ch)
{
    switch (pattern[-1]) {
        case SRE_OP_LITERAL_IGNORE: return sre_lower_ascii(ch) == *pattern;
        case SRE_OP_NOT_LITERAL_IGNORE: return sre_lower_ascii(ch) != *pattern;
        case SRE_OP_LITERAL_UNI_IGNORE: return sre_lower_unicode(ch) == *pattern;
        case SRE_OP_NOT_LITERAL_UNI_IGNORE: return sre_lower_unicode(ch) != *pattern;
        case SRE_OP_LITERAL_LOC_IGNORE: return char_loc_ignore(*pattern, ch);
        case SRE_OP_NOT_LITERAL_LOC_IGNORE: return !char_loc_ignore(*pattern, ch);
        case SRE_OP_IN_IGNORE: return SRE(charset)(state, pattern + 1, (SRE_CODE)sre_lower_ascii(ch));
        case SRE_OP_IN_UNI_IGNORE: return SRE(charset)(state, pattern + 1, (SRE_CODE)sre_lower_unicode(ch));
        default: return SRE(charset_loc_ignore)(state, pattern + 1, ch);
    }
}

/* How many codes the instruction at pattern[-1] takes. */
static inline SRE_CODE
SRE(folded_size)(const SRE_CODE *pattern)
{
    SRE_CODE op = pattern[-1];
    int is_set = op == SRE_OP_IN_IGNORE || op == SRE_OP_IN_UNI_IGNORE || op == SRE_OP_IN_LOC_IGNORE;
    return is_set ? pattern[0] : 1;
}

static inline int
SRE(same_folded)(SRE_CODE op, SRE_CODE a, SRE_CODE b)
{
    switch (op) {
        case SRE_OP_GROUPREF: return a == b;
        case SRE_OP_GROUPREF_IGNORE: return sre_lower_ascii(a) == sre_lower_ascii(b);
        case SRE_OP_GROUPREF_UNI_IGNORE: return sre_lower_unicode(a) == sre_lower_unicode(b);
        default: return sre_lower_locale(a) == sre_lower_locale(b);
    }
}

/* Whether the group that the instruction refers to has matched. */
static __attribute__((noinline)) int
SRE(has_group)(SRE_STATE *state, const SRE_CODE *pattern)
{
    int mark = pattern[0] * 2;
    if (mark >= state->lastmark) {
        return 0;
    }
    const SRE_CHAR *first = (const SRE_CHAR *)state->mark[mark];
    const SRE_CHAR *last = (const SRE_CHAR *)state->mark[mark + 1];
    return first && last && first <= last;
}

/* A reference to a group, pattern[-1]: returns the end of the match, or NULL. */
static __attribute__((noinline)) const SRE_CHAR *
SRE(match_group)(SRE_STATE *state, const SRE_CODE *pattern, const SRE_CHAR *ptr)
{
    if (!SRE(has_group)(state, pattern)) {
        return NULL;
    }
    int mark = pattern[0] * 2;
    const SRE_CHAR *last = (const SRE_CHAR *)state->mark[mark + 1];
    for (const SRE_CHAR *p = (const SRE_CHAR *)state->mark[mark]; p < last; p++, ptr++) {
        if (ptr >= (const SRE_CHAR *)state->end || !SRE(same_folded)(pattern[-1], *ptr, *p)) {
            return NULL;
        }
    }
    return ptr;
}

#define DATA_STACK_PUSH(state, data, size) \
    do { \
        int status = sre_push_data(state, data, size); \
        if (status < 0) { \
            return status; \
        } \
        DATA_LOOKUP_AT(SRE(match_context), ctx, ctx_pos); \
    } while (0)

#define MARK_PUSH(lastmark) \
    do { \
        int status = sre_push_marks(state, lastmark); \
        if (status < 0) { \
            return status; \
        } \
        DATA_LOOKUP_AT(SRE(match_context), ctx, ctx_pos); \
    } while (0)
#define MARK_PUSH_IN_REPEAT(lastmark) \
    do { \
        int status = sre_push_marks_in_repeat(state, lastmark); \
        if (status < 0) { \
            return status; \
        } \
        DATA_LOOKUP_AT(SRE(match_context), ctx, ctx_pos); \
    } while (0)

#define MARK_POP(lastmark) sre_read_marks(state, lastmark, 1)
#define MARK_POP_KEEP(lastmark) sre_read_marks(state, lastmark, 0)
#define MARK_POP_DISCARD(lastmark) sre_discard_marks(state, lastmark)

/* One place makes the new context; the exit of a context reads pattern and ptr back before it goes to the label. */
#define DO_JUMPX(jumpvalue, jumplabel, nextpattern, toplevel_) \
    next_pattern = nextpattern; \
    next_toplevel = toplevel_; \
    jump = jumpvalue; \
    goto enter_context; \
    jumplabel: ;
