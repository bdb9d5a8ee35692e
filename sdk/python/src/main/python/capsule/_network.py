# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""HTTP requests that the host sends: the only way from a task to the network."""

import base64
import json
import math

from capsule import _host


def request(method, url, headers=(), body=None, timeout=None, redirect="follow"):
    """Sends a request and returns the response as the protocol has it."""
    return response(_host.call("http", **members(method, url, headers, body, timeout, redirect)))


def members(method, url, headers, body, timeout, redirect):
    """The request's members as JSON texts; `timeout` is in seconds."""
    return {
        "method": json.dumps(method),
        "url": json.dumps(url),
        "headers": json.dumps([[_text(name), _text(value)] for name, value in headers]),
        "body": "null" if body is None else json.dumps(base64.b64encode(body).decode()),
        "timeout_ms": "null" if timeout is None else str(max(0, math.ceil(min(timeout, 1e9) * 1000))),
        "redirect": json.dumps(redirect),
    }


def _text(value):
    return value.decode("latin-1") if isinstance(value, (bytes, bytearray)) else str(value)


def response(answer):
    """The response that came, or an exception."""
    if "failed" in answer:
        raise _failure(answer["failed"])
    came = answer["response"]
    came["body"] = base64.b64decode(came["body"])
    return came


def _failure(failed):
    message = failed["message"]
    match failed["kind"]:
        case "denied":
            return _host.refusal(message, failed["refusal"])
        case "timeout":
            return TimeoutError(message)
        case "invalid":
            return ValueError(message)
        case _:
            return ConnectionError(message)
