/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Handlers of our own in place of the cases': what programs mostly do without a call, and the jump that follows a comparison
 * in the same handler. What they leave to QuickJS's functions has the same result.
 */
static force_inline int threaded_is_number(JSValueConst value)
{
    uint32_t tag = JS_VALUE_GET_TAG(value);
    return tag == JS_TAG_INT || JS_TAG_IS_FLOAT64(tag);
}

static force_inline double threaded_double(JSValueConst value)
{
    return JS_VALUE_GET_TAG(value) == JS_TAG_INT ? (double)JS_VALUE_GET_INT(value) : JS_VALUE_GET_FLOAT64(value);
}

#define THREADED_ARITHMETIC(OPCODE, OPERATOR, OTHER) \
    THREADED_TARGET(OPCODE) \
    { \
        JSValue op1 = sp[-2], op2 = sp[-1]; \
        if (likely(JS_VALUE_IS_BOTH_INT(op1, op2))) { \
            int64_t r = (int64_t)JS_VALUE_GET_INT(op1) OPERATOR JS_VALUE_GET_INT(op2); \
            sp--; \
            sp[-1] = likely((int)r == r) ? JS_NewInt32(NULL, (int)r) : __JS_NewFloat64(NULL, (double)r); \
            BREAK; \
        } \
        if (threaded_is_number(op1) && threaded_is_number(op2)) { \
            sp--; \
            sp[-1] = __JS_NewFloat64(NULL, threaded_double(op1) OPERATOR threaded_double(op2)); \
            BREAK; \
        } \
        OTHER; \
    }

THREADED_FUNCTION threaded_add_other(THREADED_REGISTERS)
{
    JSContext *ctx = state->ctx;
    if (JS_IsString(sp[-2]) && JS_IsString(sp[-1])) {
        sp[-2] = JS_ConcatString(ctx, sp[-2], sp[-1]);
        sp--;
        if (JS_IsException(sp[-1]))
            return threaded_exception(state, pc, sp);
        BREAK;
    }
    state->sf->cur_pc = pc;
    if (js_add_slow(ctx, sp))
        return threaded_exception(state, pc, sp);
    sp--;
    BREAK;
}

THREADED_ARITHMETIC(OP_add, +, return threaded_add_other(state, pc, sp))
THREADED_ARITHMETIC(OP_sub, -, return threaded_binary_arith_slow(state, pc, sp, OP_sub))

THREADED_TARGET(OP_mul)
{
    JSValue op1 = sp[-2], op2 = sp[-1];
    if (likely(JS_VALUE_IS_BOTH_INT(op1, op2))) {
        int32_t v1 = JS_VALUE_GET_INT(op1), v2 = JS_VALUE_GET_INT(op2);
        int64_t r = (int64_t)v1 * v2;
        /* zero may be -0 */
        if (likely((int)r == r && (r != 0 || (v1 | v2) >= 0))) {
            sp--;
            sp[-1] = JS_NewInt32(NULL, (int)r);
            BREAK;
        }
    }
    if (threaded_is_number(op1) && threaded_is_number(op2)) {
        sp--;
        sp[-1] = __JS_NewFloat64(NULL, threaded_double(op1) * threaded_double(op2));
        BREAK;
    }
    return threaded_binary_arith_slow(state, pc, sp, OP_mul);
}

THREADED_TARGET(OP_div)
{
    JSValue op1 = sp[-2], op2 = sp[-1];
    if (threaded_is_number(op1) && threaded_is_number(op2)) {
        double d = threaded_double(op1) / threaded_double(op2);
        sp--;
        sp[-1] = JS_VALUE_IS_BOTH_INT(op1, op2) ? JS_NewFloat64(NULL, d) : __JS_NewFloat64(NULL, d);
        BREAK;
    }
    return threaded_binary_arith_slow(state, pc, sp, OP_div);
}

/* A comparison's result, or the jump that follows it. */
static force_inline threaded_t threaded_test(const uint8_t *pc, JSValue *sp, int res)
{
    if (*pc == OP_if_false8) {
        pc += res ? 2 : 1 + (int8_t)pc[1];
        return THREADED_PACK(pc, sp - 2);
    }
    sp[-2] = JS_NewBool(NULL, res);
    return THREADED_PACK(pc, sp - 1);
}

#define THREADED_COMPARISON(OPCODE, OPERATOR, OTHER) \
    THREADED_TARGET(OPCODE) \
    { \
        JSValue op1 = sp[-2], op2 = sp[-1]; \
        if (likely(JS_VALUE_IS_BOTH_INT(op1, op2))) \
            return threaded_test(pc, sp, JS_VALUE_GET_INT(op1) OPERATOR JS_VALUE_GET_INT(op2)); \
        if (threaded_is_number(op1) && threaded_is_number(op2)) \
            return threaded_test(pc, sp, threaded_double(op1) OPERATOR threaded_double(op2)); \
        state->sf->cur_pc = pc; \
        if (OTHER) \
            return threaded_exception(state, pc, sp); \
        sp--; \
        BREAK; \
    }

THREADED_COMPARISON(OP_lt, <, js_relational_slow(state->ctx, sp, OP_lt))
THREADED_COMPARISON(OP_lte, <=, js_relational_slow(state->ctx, sp, OP_lte))
THREADED_COMPARISON(OP_gt, >, js_relational_slow(state->ctx, sp, OP_gt))
THREADED_COMPARISON(OP_gte, >=, js_relational_slow(state->ctx, sp, OP_gte))
THREADED_COMPARISON(OP_eq, ==, js_eq_slow(state->ctx, sp, 0))
THREADED_COMPARISON(OP_neq, !=, js_eq_slow(state->ctx, sp, 1))
THREADED_COMPARISON(OP_strict_eq, ==, js_strict_eq_slow(state->ctx, sp, 0))
THREADED_COMPARISON(OP_strict_neq, !=, js_strict_eq_slow(state->ctx, sp, 1))

#define THREADED_POST_STEP(OPCODE, STEP, LAST) \
    THREADED_TARGET(OPCODE) \
    { \
        JSValue op1 = sp[-1]; \
        if (likely(JS_VALUE_GET_TAG(op1) == JS_TAG_INT && JS_VALUE_GET_INT(op1) != LAST)) { \
            *sp++ = JS_NewInt32(NULL, JS_VALUE_GET_INT(op1) + STEP); \
            BREAK; \
        } \
        state->sf->cur_pc = pc; \
        if (js_post_inc_slow(state->ctx, sp, OPCODE)) \
            return threaded_exception(state, pc, sp); \
        sp++; \
        BREAK; \
    }

THREADED_POST_STEP(OP_post_inc, 1, INT32_MAX)
THREADED_POST_STEP(OP_post_dec, -1, INT32_MIN)

/* Whether what is asked of an exotic object may be looked for in its prototype: an array has no properties of its own way but indexes. */
static force_inline int threaded_is_plain(JSObject *p, JSAtom atom)
{
    return !p->is_exotic || (p->class_id == JS_CLASS_ARRAY && p->fast_array && !__JS_AtomIsTaggedInt(atom));
}

/* A property of an object or of its prototypes. Everything that is not a plain value is left to JS_GetPropertyInternal. */
__attribute__((noinline)) JSValue threaded_get_property(JSContext *ctx, JSValueConst object, JSAtom atom)
{
    if (likely(JS_VALUE_GET_TAG(object) == JS_TAG_OBJECT)) {
        JSObject *p = JS_VALUE_GET_OBJ(object);
        do {
            JSProperty *pr;
            JSShapeProperty *prs = find_own_property(&pr, p, atom);
            if (prs) {
                if (unlikely(prs->flags & JS_PROP_TMASK))
                    break;
                return JS_DupValue(ctx, pr->u.value);
            }
            if (unlikely(!threaded_is_plain(p, atom)))
                break;
            p = p->shape->proto;
        } while (p);
    }
    return JS_GetPropertyInternal(ctx, object, atom, object, FALSE);
}

THREADED_TARGET(OP_get_field)
{
    JSContext *ctx = state->ctx;
    JSValue val;
    JSAtom atom = get_u32(pc);
    pc += 4;
    state->sf->cur_pc = pc;
    val = threaded_get_property(ctx, sp[-1], atom);
    if (unlikely(JS_IsException(val)))
        return threaded_exception(state, pc, sp);
    JS_FreeValue(ctx, sp[-1]);
    sp[-1] = val;
    BREAK;
}

THREADED_TARGET(OP_get_field2)
{
    JSValue val;
    JSAtom atom = get_u32(pc);
    pc += 4;
    state->sf->cur_pc = pc;
    val = threaded_get_property(state->ctx, sp[-1], atom);
    if (unlikely(JS_IsException(val)))
        return threaded_exception(state, pc, sp);
    *sp++ = val;
    BREAK;
}

/* Whether an assignment to a property that the object does not have adds it, because no prototype has a say in it. */
static int threaded_may_add(JSObject *p, JSAtom atom)
{
    JSProperty *pr;
    if (p->class_id != JS_CLASS_OBJECT || p->is_exotic || !p->extensible)
        return FALSE;
    while ((p = p->shape->proto) != NULL) {
        if (find_own_property(&pr, p, atom) || !threaded_is_plain(p, atom))
            return FALSE;
    }
    return TRUE;
}

/* Takes the value. False with an exception. */
__attribute__((noinline)) int threaded_set_property(JSContext *ctx, JSValueConst object, JSAtom atom, JSValue value)
{
    if (likely(JS_VALUE_GET_TAG(object) == JS_TAG_OBJECT)) {
        JSObject *p = JS_VALUE_GET_OBJ(object);
        JSProperty *pr;
        JSShapeProperty *prs = find_own_property(&pr, p, atom);
        if (likely(prs)) {
            if (likely((prs->flags & (JS_PROP_TMASK | JS_PROP_WRITABLE | JS_PROP_LENGTH)) == JS_PROP_WRITABLE)) {
                set_value(ctx, &pr->u.value, value);
                return TRUE;
            }
        } else if (threaded_may_add(p, atom)) {
            pr = add_property(ctx, p, atom, JS_PROP_C_W_E);
            if (unlikely(!pr)) {
                JS_FreeValue(ctx, value);
                return FALSE;
            }
            pr->u.value = value;
            return TRUE;
        }
    }
    return JS_SetPropertyInternal(ctx, object, atom, value, object, JS_PROP_THROW_STRICT) >= 0;
}

THREADED_TARGET(OP_put_field)
{
    JSContext *ctx = state->ctx;
    int done;
    JSAtom atom = get_u32(pc);
    pc += 4;
    state->sf->cur_pc = pc;
    done = threaded_set_property(ctx, sp[-2], atom, sp[-1]);
    JS_FreeValue(ctx, sp[-2]);
    sp -= 2;
    if (unlikely(!done))
        return threaded_exception(state, pc, sp);
    BREAK;
}

THREADED_TARGET(OP_define_field)
{
    JSContext *ctx = state->ctx;
    JSValue val = sp[-1];
    JSObject *p = JS_VALUE_GET_OBJ(sp[-2]);
    JSProperty *pr;
    JSAtom atom = get_u32(pc);
    pc += 4;
    sp--;
    if (likely(JS_VALUE_GET_TAG(sp[-1]) == JS_TAG_OBJECT && p->class_id == JS_CLASS_OBJECT && !p->is_exotic && p->extensible &&
               !find_own_property(&pr, p, atom))) {
        pr = add_property(ctx, p, atom, JS_PROP_C_W_E);
        if (likely(pr)) {
            pr->u.value = val;
            BREAK;
        }
        JS_FreeValue(ctx, val);
        return threaded_exception(state, pc, sp);
    }
    if (unlikely(JS_DefinePropertyValue(ctx, sp[-1], atom, val, JS_PROP_C_W_E | JS_PROP_THROW) < 0))
        return threaded_exception(state, pc, sp);
    BREAK;
}

static force_inline JSValue threaded_get_element(JSContext *ctx, JSValueConst object, JSValue index)
{
    if (likely(JS_VALUE_GET_TAG(object) == JS_TAG_OBJECT && JS_VALUE_GET_TAG(index) == JS_TAG_INT)) {
        JSObject *p = JS_VALUE_GET_OBJ(object);
        if (likely(p->class_id == JS_CLASS_ARRAY && (uint32_t)JS_VALUE_GET_INT(index) < p->u.array.count))
            return JS_DupValue(ctx, p->u.array.u.values[JS_VALUE_GET_INT(index)]);
    }
    return JS_GetPropertyValue(ctx, object, index);
}

THREADED_TARGET(OP_get_array_el)
{
    JSContext *ctx = state->ctx;
    JSValue val;
    state->sf->cur_pc = pc;
    val = threaded_get_element(ctx, sp[-2], sp[-1]);
    JS_FreeValue(ctx, sp[-2]);
    sp[-2] = val;
    sp--;
    if (unlikely(JS_IsException(val)))
        return threaded_exception(state, pc, sp);
    BREAK;
}

THREADED_TARGET(OP_get_array_el2)
{
    JSValue val;
    state->sf->cur_pc = pc;
    val = threaded_get_element(state->ctx, sp[-2], sp[-1]);
    sp[-1] = val;
    if (unlikely(JS_IsException(val)))
        return threaded_exception(state, pc, sp);
    BREAK;
}

THREADED_TARGET(OP_put_array_el)
{
    JSContext *ctx = state->ctx;
    int ret = 0;
    JSObject *p = JS_VALUE_GET_OBJ(sp[-3]);
    state->sf->cur_pc = pc;
    if (likely(JS_VALUE_GET_TAG(sp[-3]) == JS_TAG_OBJECT && JS_VALUE_GET_TAG(sp[-2]) == JS_TAG_INT &&
               p->class_id == JS_CLASS_ARRAY && (uint32_t)JS_VALUE_GET_INT(sp[-2]) < p->u.array.count))
        set_value(ctx, &p->u.array.u.values[JS_VALUE_GET_INT(sp[-2])], sp[-1]);
    else
        ret = JS_SetPropertyValue(ctx, sp[-3], sp[-2], sp[-1], JS_PROP_THROW_STRICT);
    JS_FreeValue(ctx, sp[-3]);
    sp -= 3;
    if (unlikely(ret < 0))
        return threaded_exception(state, pc, sp);
    BREAK;
}
