# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""What sysconfig knows about this Python: nothing of the machine that built it."""

build_time_vars = {"TZPATH": "/usr/share/zoneinfo", "Py_GIL_DISABLED": 0, "Py_DEBUG": 0}
