# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Capsule: tasks that run in their own sandbox, with their own limits.

    from capsule import task

    @task(name="analyze", compute="LOW", ram="64MB", timeout="30s")
    def analyze(rows: list) -> dict:
        return {"rows": len(rows)}
"""

from capsule._host import CapsuleError
from capsule._task import task

__all__ = ["CapsuleError", "task"]
