// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// The package of this name, for packages that import it: the platform has its own.

export const AbortController = globalThis.AbortController;
export const AbortSignal = globalThis.AbortSignal;
