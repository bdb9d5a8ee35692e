# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Calls to the host."""

import json

import _capsule


class CapsuleError(Exception):
    """The host refused what the task asked for."""

    __module__ = "capsule"


class CapsulePermissionError(CapsuleError, PermissionError):
    """The host denied what the task is not granted; when it ends the task, the host reports it as its own refusal."""

    __module__ = "capsule"


def call(operation, **members):
    """Sends a request whose members are JSON texts, returns the response's members."""
    return checked(json.loads(_capsule.call(text(operation, **members))))


def text(operation, **members):
    """A request as JSON text; its members are JSON texts."""
    return f'{{"op":"{operation}"' + "".join(f',"{name}":{value}' for name, value in members.items()) + "}"


def checked(response):
    """The response, unless the host refused."""
    if "refused" in response:
        raise refusal(response["refused"], response.get("refusal"))
    return response


def refusal(message, number):
    """The exception for what the host refused; the number tells the host that it was a denial of its own."""
    if number is None:
        return CapsuleError(message)
    error = CapsulePermissionError(message)
    error.refusal = number
    return error
