# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""What the programs import, when they run without Capsule: a task is its function."""


def task(function=None, **options):
    return function if function is not None else lambda decorated: decorated
