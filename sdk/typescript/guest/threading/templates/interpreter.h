/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Call threading: JS_CallInternal as a loop of direct calls. HotSpot compiles no method above 8,000 bytes of bytecode and stops
 * inlining into a method that reaches that size, so only the opcodes of hot_opcodes.txt are in the loop's own switch. All arms
 * are alike: fuel metering can charge them once at the switch.
 *
 * A handler gets the two registers that change all the time as arguments and returns them in one integer (a wasm runtime on the
 * JVM returns several values through an allocated array): pc in the high half, sp in the low one. A pc of 0 ends the loop: the
 * result is in the state, and the values up to sp are to be freed, unless sp is 0, too.
 */
typedef struct ThreadedState {
    JSContext *ctx, *caller_ctx;
    JSRuntime *rt;
    JSStackFrame *sf;
    JSObject *p;
    JSFunctionBytecode *b;
    JSValue *var_buf, *arg_buf, *stack_buf;
    JSVarRef **var_refs;
    JSValueConst func_obj, this_obj, new_target;
    int argc;
    JSValue *argv;
    JSValue ret_val;
} ThreadedState;

#if UINTPTR_MAX == UINT32_MAX
typedef uint64_t threaded_t;
#define THREADED_HALF 32
#else
typedef unsigned __int128 threaded_t;
#define THREADED_HALF 64
#endif

#define THREADED_PACK(PC, SP) (((threaded_t)(uintptr_t)(PC) << THREADED_HALF) | (uintptr_t)(SP))
#define THREADED_PC(PACKED) ((const uint8_t *)(uintptr_t)((PACKED) >> THREADED_HALF))
#define THREADED_SP(PACKED) ((JSValue *)(uintptr_t)(PACKED))

/* Not static: the compiler would drop unused parameters, and the arms of the loop's switch would no longer cost the same. */
#define THREADED_FUNCTION __attribute__((noinline)) threaded_t
#define THREADED_REGISTERS ThreadedState *state, const uint8_t *pc, JSValue *sp
#define THREADED_TARGET(OPCODE) THREADED_FUNCTION threaded_##OPCODE(THREADED_REGISTERS)
#define THREADED_ARM(OPCODE) case OPCODE: result = threaded_##OPCODE(state, pc, sp); break;

#define BREAK return THREADED_PACK(pc, sp)
#define THREADED_NEXT(OPCODE) if (*pc == OPCODE) return threaded_##OPCODE(state, pc + 1, sp);
#define THREADED_BREAK_BEFORE(...) do { THREADED_CHOOSE(__VA_ARGS__, 4, 3, 2, 1)(__VA_ARGS__) BREAK; } while (0)
#define THREADED_CHOOSE(A, B, C, D, COUNT, ...) THREADED_NEXT_##COUNT
#define THREADED_NEXT_1(A) THREADED_NEXT(A)
#define THREADED_NEXT_2(A, B) THREADED_NEXT(A) THREADED_NEXT(B)
#define THREADED_NEXT_3(A, B, C) THREADED_NEXT(A) THREADED_NEXT(B) THREADED_NEXT(C)
#define THREADED_NEXT_4(A, B, C, D) THREADED_NEXT(A) THREADED_NEXT(B) THREADED_NEXT(C) THREADED_NEXT(D)

@CONSTANTS@
/* A handler was found for the pending exception, or the function ends with it. */
THREADED_FUNCTION threaded_exception(THREADED_REGISTERS)
{
    JSContext *ctx = state->ctx;
    JSRuntime *rt = state->rt;
    JSStackFrame *sf = state->sf;
    JSFunctionBytecode *b = state->b;
    JSValue *stack_buf = state->stack_buf;
@EXCEPTION@
    state->ret_val = JS_EXCEPTION;
    /* the local variables are freed by the caller in the generator case */
    if (b->func_kind == JS_FUNC_NORMAL)
        return THREADED_PACK(NULL, sp);
    sf->cur_pc = pc;
    sf->cur_sp = sp;
    return THREADED_PACK(NULL, NULL);
restart:
    return THREADED_PACK(pc, sp);
}

/* A generator or an async function gives way. */
THREADED_FUNCTION threaded_suspend(THREADED_REGISTERS, JSValue ret_val)
{
    JSStackFrame *sf = state->sf;
    sf->cur_pc = pc;
    sf->cur_sp = sp;
    state->ret_val = ret_val;
    return THREADED_PACK(NULL, NULL);
}

THREADED_FUNCTION threaded_binary_arith_slow(THREADED_REGISTERS, int opcode)
{
    state->sf->cur_pc = pc;
    if (js_binary_arith_slow(state->ctx, sp, opcode))
        return threaded_exception(state, pc, sp);
    sp--;
    BREAK;
}

THREADED_FUNCTION threaded_not_a_constructor_call(THREADED_REGISTERS)
{
    JS_ThrowTypeError(state->ctx, "class constructors must be invoked with 'new'");
    return threaded_exception(state, pc, sp);
}

@DECLARATIONS@
@OWN_HANDLERS@
@HANDLERS@
THREADED_FUNCTION threaded_invalid(THREADED_REGISTERS, int opcode)
{
    JS_ThrowInternalError(state->ctx, "invalid opcode: pc=%u opcode=0x%02x",
                          (int)(pc - state->b->byte_code_buf - 1), opcode);
    return threaded_exception(state, pc, sp);
}

/* Everything that is not in the loop's own switch. */
THREADED_FUNCTION threaded_rare(THREADED_REGISTERS, int opcode)
{
    threaded_t result;
    switch (opcode) {
@RARE_ARMS@
    default: result = threaded_invalid(state, pc, sp, opcode); break;
    }
    return result;
}

/* Runs until the function ends or gives way. The value is the end of what is to be freed, or NULL. */
__attribute__((noinline)) JSValue *threaded_loop(ThreadedState *state, const uint8_t *pc, JSValue *sp)
{
    threaded_t result;
    for (;;) {
        int opcode = *pc++;
        switch (opcode) {
@HOT_ARMS@
        default: result = threaded_rare(state, pc, sp, opcode); break;
        }
        pc = THREADED_PC(result);
        sp = THREADED_SP(result);
        if (pc == NULL)
            return sp;
    }
}

/* Continues a generator or an async function, whose stack frame is in its state. */
static no_inline JSValue threaded_resume(JSContext *caller_ctx, JSValueConst func_obj, JSValueConst this_obj,
                                         JSValueConst new_target, int argc, JSValue *argv)
{
    JSAsyncFunctionState *s = JS_VALUE_GET_PTR(func_obj);
    ThreadedState state_s, *state = &state_s;
    JSRuntime *rt = caller_ctx->rt;
    JSStackFrame *sf = &s->frame;
    JSObject *p = JS_VALUE_GET_OBJ(sf->cur_func);
    JSFunctionBytecode *b = p->u.func.function_bytecode;
    JSValue *sp = sf->cur_sp;
    const uint8_t *pc = sf->cur_pc;
    state->ctx = b->realm;
    state->caller_ctx = caller_ctx;
    state->rt = rt;
    state->sf = sf;
    state->p = p;
    state->b = b;
    state->var_buf = sf->var_buf;
    state->arg_buf = sf->arg_buf;
    state->stack_buf = sf->var_buf + b->var_count;
    state->var_refs = p->u.func.var_refs;
    state->func_obj = func_obj;
    state->this_obj = this_obj;
    state->new_target = new_target;
    state->argc = argc;
    state->argv = argv;
    sf->cur_sp = NULL; /* cur_sp is NULL if the function is running */
    sf->prev_frame = rt->current_stack_frame;
    rt->current_stack_frame = sf;
    if (s->throw_flag) {
        threaded_t result = threaded_exception(state, pc, sp);
        pc = THREADED_PC(result);
        sp = THREADED_SP(result);
    }
    if (pc != NULL)
        threaded_loop(state, pc, sp);
    rt->current_stack_frame = sf->prev_frame;
    return state->ret_val;
}

static no_inline JSValue threaded_call_other(JSContext *caller_ctx, JSValueConst func_obj, JSValueConst this_obj,
                                             int argc, JSValue *argv, int flags)
{
    JSClassCall *call_func;
    if (JS_VALUE_GET_TAG(func_obj) == JS_TAG_OBJECT) {
        call_func = caller_ctx->rt->class_array[JS_VALUE_GET_OBJ(func_obj)->class_id].call;
        if (call_func)
            return call_func(caller_ctx, func_obj, this_obj, argc, (JSValueConst *)argv, flags);
    }
    return JS_ThrowTypeError(caller_ctx, "not a function");
}

static no_inline void threaded_copy_arguments(JSContext *ctx, JSValue *arg_buf, int arg_count, int argc, JSValue *argv)
{
    int i, n = min_int(argc, arg_count);
    for (i = 0; i < n; i++)
        arg_buf[i] = JS_DupValue(ctx, argv[i]);
    for (; i < arg_count; i++)
        arg_buf[i] = JS_UNDEFINED;
}

static no_inline JSValue threaded_call(JSContext *caller_ctx, JSValueConst func_obj, JSValueConst this_obj,
                                       JSValueConst new_target, int argc, JSValue *argv, int flags)
{
    ThreadedState state_s, *state = &state_s;
    JSStackFrame sf_s, *sf = &sf_s;
    JSRuntime *rt = caller_ctx->rt;
    JSObject *p = JS_VALUE_GET_OBJ(func_obj);
    JSFunctionBytecode *b = p->u.func.function_bytecode;
    int arg_allocated_size = 0, var_count = b->var_count, i;
    JSValue *local_buf, *var_buf, *arg_buf = argv, *pval, *end;
    size_t alloca_size;

    if (unlikely(argc < b->arg_count || (flags & JS_CALL_FLAG_COPY_ARGV)))
        arg_allocated_size = b->arg_count;
    alloca_size = sizeof(JSValue) * (arg_allocated_size + var_count + b->stack_size);
    if (js_check_stack_overflow(rt, alloca_size))
        return JS_ThrowStackOverflow(caller_ctx);
    sf->js_mode = b->js_mode;
    sf->arg_count = argc;
    sf->cur_func = (JSValue)func_obj;
    init_list_head(&sf->var_ref_list);
    local_buf = alloca(alloca_size);
    if (unlikely(arg_allocated_size)) {
        arg_buf = local_buf;
        threaded_copy_arguments(caller_ctx, arg_buf, arg_allocated_size, argc, argv);
        sf->arg_count = arg_allocated_size;
    }
    var_buf = local_buf + arg_allocated_size;
    sf->var_buf = var_buf;
    sf->arg_buf = arg_buf;
    for (i = 0; i < var_count; i++)
        var_buf[i] = JS_UNDEFINED;
    sf->prev_frame = rt->current_stack_frame;
    rt->current_stack_frame = sf;
    state->ctx = b->realm;
    state->caller_ctx = caller_ctx;
    state->rt = rt;
    state->sf = sf;
    state->p = p;
    state->b = b;
    state->var_buf = var_buf;
    state->arg_buf = arg_buf;
    state->stack_buf = var_buf + var_count;
    state->var_refs = p->u.func.var_refs;
    state->func_obj = func_obj;
    state->this_obj = this_obj;
    state->new_target = new_target;
    state->argc = argc;
    state->argv = argv;
    end = threaded_loop(state, b->byte_code_buf, var_buf + var_count);
    if (end != NULL) {
        /* variable references reference the stack: must close them */
        if (unlikely(!list_empty(&sf->var_ref_list)))
            close_var_refs(rt, sf);
        for (pval = local_buf; pval < end; pval++)
            JS_FreeValue(caller_ctx, *pval);
    }
    rt->current_stack_frame = sf->prev_frame;
    return state->ret_val;
}

static JSValue JS_CallInternal(JSContext *caller_ctx, JSValueConst func_obj,
                               JSValueConst this_obj, JSValueConst new_target,
                               int argc, JSValue *argv, int flags)
{
    if (likely(JS_VALUE_GET_TAG(func_obj) == JS_TAG_OBJECT)) {
        if (likely(JS_VALUE_GET_OBJ(func_obj)->class_id == JS_CLASS_BYTECODE_FUNCTION))
            return threaded_call(caller_ctx, func_obj, this_obj, new_target, argc, argv, flags);
    } else if (flags & JS_CALL_FLAG_GENERATOR) {
        return threaded_resume(caller_ctx, func_obj, this_obj, new_target, argc, argv);
    }
    return threaded_call_other(caller_ctx, func_obj, this_obj, argc, argv, flags);
}

#undef BREAK

