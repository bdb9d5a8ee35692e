// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// The package of this name, for packages that require it: the platform has its own.

module.exports = require("../process.js").process;
