/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Call threading: the interpreter's loop. HotSpot compiles no method above 8,000 bytes of bytecode and stops inlining into a
 * method that reaches that size, so only the opcodes of hot_opcodes.txt are in the loop's own switch. All arms are alike: fuel
 * metering can charge them once at the switch.
 */
#define THREADED_ARM(NAME) \
    case NAME: result = threaded_##NAME(tstate, frame, next_instr, stack_pointer, oparg); break;

/* Everything that is not in the loop's own switch. */
THREADED_FUNCTION
threaded_rare(THREADED_REGISTERS, int opcode)
{
    threaded_t result;
    switch (opcode) {
@RARE_ARMS@
        default: result = THREADED_CALL(unknown); break;
    }
    return result;
}

PyObject* _Py_HOT_FUNCTION
_PyEval_EvalFrameDefault(PyThreadState *tstate, _PyInterpreterFrame *frame, int throwflag)
{
    _PyInterpreterFrame entry_frame;
    threaded_t result = threaded_enter(tstate, frame, &entry_frame, throwflag);
    int oparg = 0;
    for (;;) {
        int opcode;
        _Py_CODEUNIT *next_instr = (_Py_CODEUNIT *)THREADED_HIGH(result);
        uintptr_t low = THREADED_LOW(result);
        int tag = (int)(low & THREADED_TAG_MASK);
        PyObject **stack_pointer = (PyObject **)(low - tag);
        if (tag >= THREADED_REDISPATCH) {
            if (tag == THREADED_EXIT) {
                return (PyObject *)next_instr;
            }
            frame = tstate->current_frame;
            opcode = threaded_instruction.opcode;
            oparg = threaded_instruction.oparg;
        }
        else {
            if (tag != THREADED_CONTINUE) {
                frame = tstate->current_frame;
            }
            unsigned word = *(uint16_t *)next_instr;
            opcode = word & 255;
            oparg = word >> 8;
        }
        switch (opcode) {
@HOT_ARMS@
            default:
                result = threaded_rare(tstate, frame, next_instr, stack_pointer, oparg, opcode);
                break;
        }
    }
}
