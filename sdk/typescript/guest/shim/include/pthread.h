// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// What QuickJS's Atomics need of threads, where there is one thread: nothing is ever locked, and Atomics.wait throws before
// it would wait (JS_SetCanBlock is off).

#ifndef CAPSULE_PTHREAD_H
#define CAPSULE_PTHREAD_H

#include <time.h>

typedef int capsule_unlocked;
#define pthread_mutex_t capsule_unlocked
#define pthread_cond_t capsule_unlocked
#define PTHREAD_MUTEX_INITIALIZER 0

#define pthread_mutex_lock(mutex) ((void)(mutex), 0)
#define pthread_mutex_unlock(mutex) ((void)(mutex), 0)
#define pthread_cond_init(condition, attributes) ((void)(condition), 0)
#define pthread_cond_wait(condition, mutex) __builtin_trap()
#define pthread_cond_timedwait(condition, mutex, end) (__builtin_trap(), 0)
#define pthread_cond_destroy(condition) ((void)(condition), 0)
#define pthread_cond_signal(condition) ((void)(condition), 0)

#endif
