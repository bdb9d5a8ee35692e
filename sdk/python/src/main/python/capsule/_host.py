# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Calls to the host."""

import json

import _capsule


class CapsuleError(Exception):
    """The host refused what the task asked for."""

    __module__ = "capsule"


def call(operation, **members):
    """Sends a request whose members are JSON texts, returns the response's members."""
    text = "".join(f',"{name}":{value}' for name, value in members.items())
    response = json.loads(_capsule.call(f'{{"op":"{operation}"{text}}}'))
    if "refused" in response:
        raise CapsuleError(response["refused"])
    return response
