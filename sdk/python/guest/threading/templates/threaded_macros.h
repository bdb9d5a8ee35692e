/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Call threading: the instruction macros of ceval_macros.h for handlers that are functions.
 *
 * A handler gets the interpreter's registers as arguments and returns the two that it changed, packed in one integer (a wasm
 * runtime on the JVM returns several values through an allocated array):
 *
 *     high half: next_instr           low half: stack_pointer | tag
 *
 * The stack pointer is aligned to a pointer, so two bits are free for the tag, which tells the loop what to do next.
 */
#ifndef CAPSULE_THREADED_MACROS_H
#define CAPSULE_THREADED_MACROS_H

#if defined(Py_DEBUG) || defined(Py_STATS) || defined(Py_GIL_DISABLED) || defined(_Py_TIER2) || defined(LLTRACE)
#  error "call threading supports none of Py_DEBUG, Py_STATS, Py_GIL_DISABLED, _Py_TIER2, LLTRACE"
#endif

#if UINTPTR_MAX == UINT32_MAX
typedef uint64_t threaded_t;
#  define THREADED_HALF 32
#else
typedef unsigned __int128 threaded_t;
#  define THREADED_HALF 64
#endif

enum {
    THREADED_CONTINUE = 0,    /* fetch the next instruction */
    THREADED_NEW_FRAME = 1,   /* the same, after reading the frame from tstate */
    THREADED_REDISPATCH = 2,  /* dispatch what threaded_instruction holds, in the frame of tstate, without a fetch */
    THREADED_EXIT = 3,        /* leave the loop; the high half is the result */
    THREADED_TAG_MASK = 3
};

#define THREADED_PACK(HIGH, LOW, TAG) \
    (((threaded_t)(uintptr_t)(HIGH) << THREADED_HALF) | (uintptr_t)(LOW) | (TAG))
#define THREADED_HIGH(PACKED) ((uintptr_t)((PACKED) >> THREADED_HALF))
#define THREADED_LOW(PACKED) ((uintptr_t)(PACKED))

/* Read by the loop right after the handler that wrote it has returned: nothing can come between. */
static _Thread_local struct {
    int opcode;
    int oparg;
} threaded_instruction;

/* Not static: the compiler would drop unused parameters, and the arms of the loop's switch would no longer cost the same. */
#define THREADED_FUNCTION __attribute__((noinline)) threaded_t
#define THREADED_REGISTERS \
    PyThreadState *tstate, _PyInterpreterFrame *frame, _Py_CODEUNIT *next_instr, PyObject **stack_pointer, int oparg

/* Opcode names are macros themselves: whoever takes a NAME pastes it at once and passes it to no further macro. */
#define THREADED_DECLARE(NAME) THREADED_FUNCTION threaded_##NAME(THREADED_REGISTERS)
#define THREADED_CALL(NAME) threaded_##NAME(tstate, frame, next_instr, stack_pointer, oparg)

/* A handler's beginning. threaded_start is where DEOPT_IF restarts. */
#define THREADED_TARGET(NAME) \
    THREADED_FUNCTION threaded_##NAME(THREADED_REGISTERS) { \
        _Py_CODEUNIT *const threaded_start = next_instr; \
        uint8_t opcode = NAME; \
        (void)threaded_start; (void)opcode; (void)oparg;
/* The part of a handler that others jump to: it must know on behalf of which opcode it runs. */
#define THREADED_BODY(NAME) \
    static inline __attribute__((always_inline)) threaded_t threaded_body_##NAME(THREADED_REGISTERS, uint8_t opcode)
#define THREADED_CALL_BODY(NAME) threaded_body_##NAME(tstate, frame, next_instr, stack_pointer, oparg, opcode)

/* The jump labels that the handlers shared. */
enum threaded_label { THREADED_AT_error, THREADED_AT_exception_unwind, THREADED_AT_exit_unwind, THREADED_AT_resume_with_error };
THREADED_FUNCTION threaded_unwind(
    PyThreadState *tstate, _PyInterpreterFrame *frame, _Py_CODEUNIT *next_instr, PyObject **stack_pointer,
    enum threaded_label label);
THREADED_FUNCTION threaded_error(
    PyThreadState *tstate, _PyInterpreterFrame *frame, _Py_CODEUNIT *next_instr, PyObject **stack_pointer);

static inline __attribute__((always_inline)) threaded_t
threaded_resume_frame(_PyInterpreterFrame *frame, _Py_CODEUNIT *next_instr)
{
    PyObject **stack_pointer = _PyFrame_GetStackPointer(frame);
    return THREADED_PACK(next_instr, stack_pointer, THREADED_NEW_FRAME);
}

static inline __attribute__((always_inline)) threaded_t
threaded_start_frame(PyThreadState *tstate, _PyInterpreterFrame *frame)
{
    if (_Py_EnterRecursivePy(tstate)) {
        return threaded_unwind(tstate, frame, NULL, NULL, THREADED_AT_exit_unwind);
    }
    return threaded_resume_frame(frame, frame->instr_ptr);
}

#define THREADED_GOTO(LABEL) THREADED_GOTO_##LABEL
#define THREADED_GOTO_error return threaded_error(tstate, frame, next_instr, stack_pointer)
#define THREADED_GOTO_pop_1_error return threaded_error(tstate, frame, next_instr, stack_pointer - 1)
#define THREADED_GOTO_pop_2_error return threaded_error(tstate, frame, next_instr, stack_pointer - 2)
#define THREADED_GOTO_pop_3_error return threaded_error(tstate, frame, next_instr, stack_pointer - 3)
#define THREADED_GOTO_pop_4_error return threaded_error(tstate, frame, next_instr, stack_pointer - 4)
#define THREADED_GOTO_exception_unwind \
    return threaded_unwind(tstate, frame, next_instr, stack_pointer, THREADED_AT_exception_unwind)
#define THREADED_GOTO_exit_unwind return threaded_unwind(tstate, frame, NULL, NULL, THREADED_AT_exit_unwind)
#define THREADED_GOTO_resume_with_error return threaded_unwind(tstate, frame, NULL, NULL, THREADED_AT_resume_with_error)
#define THREADED_GOTO_start_frame return threaded_start_frame(tstate, frame)
#define THREADED_GOTO_resume_frame return threaded_resume_frame(frame, next_instr)

static __attribute__((noinline)) void
threaded_destroy_int(PyObject *op)
{
    _PyReftracerTrack(op, PyRefTracer_DESTROY);
    PyObject_Free(op);
}

static __attribute__((noinline)) void
threaded_destroy_float(PyObject *op)
{
    _PyReftracerTrack(op, PyRefTracer_DESTROY);
    _PyFloat_ExactDealloc(op);
}

/* The end of an object is rare and takes much code: it is behind a call. */
static inline __attribute__((always_inline)) void
threaded_destroy(PyObject *op, destructor dealloc)
{
    if (dealloc == (destructor)PyObject_Free) {
        threaded_destroy_int(op);
    }
    else if (dealloc == (destructor)_PyFloat_ExactDealloc) {
        threaded_destroy_float(op);
    }
    else {
        _Py_Dealloc(op);
    }
}

#undef Py_DECREF
#define Py_DECREF(ARGUMENT) \
    do { \
        PyObject *op = _PyObject_CAST(ARGUMENT); \
        if (!_Py_IsImmortal(op) && --op->ob_refcnt == 0) { \
            _Py_Dealloc(op); \
        } \
    } while (0)

#undef _Py_DECREF_SPECIALIZED
#define _Py_DECREF_SPECIALIZED(ARGUMENT, DEALLOC) \
    do { \
        PyObject *op = _PyObject_CAST(ARGUMENT); \
        if (!_Py_IsImmortal(op) && --op->ob_refcnt == 0) { \
            threaded_destroy(op, (destructor)(DEALLOC)); \
        } \
    } while (0)

#undef DISPATCH
#define DISPATCH() return THREADED_PACK(next_instr, stack_pointer, THREADED_CONTINUE)
#define DISPATCH_NEW_FRAME() return THREADED_PACK(next_instr, stack_pointer, THREADED_NEW_FRAME)

/* What mostly comes next is called from here, without the loop. See pairs.txt. */
#define THREADED_PREDICT(NAME) \
    if (next_instr->op.code == NAME) { \
        return threaded_##NAME(tstate, frame, next_instr, stack_pointer, next_instr->op.arg); \
    }

/* The same where the frame has changed: the loop must learn that, whatever the next handler says. */
#define THREADED_PREDICT_IN_NEW_FRAME(NAME) \
    if (next_instr->op.code == NAME) { \
        threaded_t result = threaded_##NAME(tstate, frame, next_instr, stack_pointer, next_instr->op.arg); \
        return result & THREADED_TAG_MASK ? result : result | THREADED_NEW_FRAME; \
    }

#undef DISPATCH_GOTO
#define DISPATCH_GOTO() \
    do { \
        threaded_instruction.opcode = opcode; \
        threaded_instruction.oparg = oparg; \
        return THREADED_PACK(next_instr, stack_pointer, THREADED_REDISPATCH); \
    } while (0)

#undef DISPATCH_SAME_OPARG
#define DISPATCH_SAME_OPARG() \
    do { \
        opcode = next_instr->op.code; \
        DISPATCH_GOTO(); \
    } while (0)

#undef DISPATCH_INLINED
#define DISPATCH_INLINED(NEW_FRAME) \
    do { \
        _PyFrame_SetStackPointer(frame, stack_pointer); \
        (NEW_FRAME)->previous = frame; \
        frame = tstate->current_frame = (NEW_FRAME); \
        THREADED_GOTO(start_frame); \
    } while (0)

#undef GOTO_ERROR
#define GOTO_ERROR(LABEL) THREADED_GOTO(LABEL)

#undef GO_TO_INSTRUCTION
#define GO_TO_INSTRUCTION(NAME) return threaded_body_##NAME(tstate, frame, next_instr, stack_pointer, oparg, opcode)

#undef DEOPT_IF
#define DEOPT_IF(CONDITION, NAME) \
    if ((CONDITION)) { \
        return threaded_##NAME(tstate, frame, threaded_start, stack_pointer, oparg); \
    }

#endif
