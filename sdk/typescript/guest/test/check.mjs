// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// node check.mjs <directory of quickjs.wasm> [part of a check's name]: a quick check of the guest, without Java and with a
// small platform of its own.

import "../../../guest/test/checks.mjs";
