// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// node check.mjs <directory of python.wasm and stdlib.zip> [part of a check's name]: a quick check of the guest, without Java.

import "../../../guest/test/checks.mjs";
