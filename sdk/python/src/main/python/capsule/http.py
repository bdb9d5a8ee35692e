# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""An HTTP client for tasks: every request goes through the host, to the hosts in the task's `allowed_hosts`.

    from capsule.http import get, post

    response = get("https://api.example.com/data", params={"page": 2}, timeout=10)
    if response.ok():
        rows = response.json()

A host that is not allowed raises PermissionError, a timeout TimeoutError, a network that fails ConnectionError, and a
request that makes no sense ValueError. Redirects are followed, each to an allowed host.
"""

import json as _json

from capsule import _calls, _host, _network

__all__ = ["Headers", "Response", "delete", "get", "head", "patch", "post", "put", "request", "spawn"]


class Headers(dict):
    """A response's headers; their names are found in any case. Of several values, all, separated by commas."""

    def __init__(self, pairs):
        super().__init__()
        for name, value in pairs:
            known = self._known(name)
            self[known] = f"{self[known]}, {value}" if known in self else value

    def _known(self, name):
        lower = name.lower()
        return next((known for known in self if known.lower() == lower), name)

    def __getitem__(self, name):
        return super().__getitem__(self._known(name))

    def __contains__(self, name):
        return super().__contains__(self._known(name))

    def get(self, name, default=None):
        return super().get(self._known(name), default)


class Response:
    """What a server answered."""

    def __init__(self, came):
        self.status_code = came["status"]
        self.reason = came["reason"]
        self.url = came["url"]
        self.redirected = came["redirected"]
        self.headers = Headers(came["headers"])
        self.content = came["body"]

    def __repr__(self):
        return f"<Response {self.status_code} {self.url}>"

    def ok(self):
        """Whether the status is 2xx."""
        return 200 <= self.status_code < 300

    def text(self):
        """The body as text, in the character set that the server names, or UTF-8."""
        return self.content.decode(self._charset(), errors="replace")

    def json(self):
        """The body's JSON value."""
        return _json.loads(self.content)

    def _charset(self):
        _, _, charset = self.headers.get("Content-Type", "").lower().partition("charset=")
        charset = charset.partition(";")[0].strip().strip("\"'")
        try:
            "".encode(charset or "utf-8")
        except LookupError:
            return "utf-8"
        return charset or "utf-8"


def request(method, url, **options):
    """Sends a request and returns its Response.

    `params` are added to the URL's query, `headers` is a mapping. The body is `json`, any JSON value, or `data` (or
    `body`): bytes, text, or a mapping, which is sent as a form. `timeout` is in seconds.
    """
    return _read(_host.call("http", **_members(method, url, **options)))


def spawn(method, url, **options):
    """Starts a request and goes on: `await` what this returns for the Response, or ask for its `result()`."""
    return _calls.Started(_host.text("http", **_members(method, url, **options)), _read)


def get(url, **options):
    return request("GET", url, **options)


def head(url, **options):
    return request("HEAD", url, **options)


def delete(url, **options):
    return request("DELETE", url, **options)


def post(url, data=None, **options):
    return request("POST", url, data=data, **options)


def put(url, data=None, **options):
    return request("PUT", url, data=data, **options)


def patch(url, data=None, **options):
    return request("PATCH", url, data=data, **options)


def _read(answer):
    return Response(_network.response(answer))


def _members(
    method, url, *, params=None, headers=None, json=None, data=None, body=None, timeout=None, allow_redirects=True
):
    if sum(each is not None for each in (json, data, body)) > 1:
        raise TypeError("a request has one body: json=, data= or body=")
    content, kind = _content(json, data if data is not None else body)
    lines = list(dict(headers or {}).items())
    if kind and all(name.lower() != "content-type" for name, _ in lines):
        lines.append(("Content-Type", kind))
    redirect = "follow" if allow_redirects else "manual"
    return _network.members(method, _with(params, url), lines, content, timeout, redirect)


def _content(json, data):
    if json is not None:
        return _json.dumps(json).encode(), "application/json"
    if data is None or isinstance(data, (bytes, bytearray, memoryview)):
        return data, None
    if isinstance(data, str):
        return data.encode(), None
    from urllib.parse import urlencode

    return urlencode(data, doseq=True).encode(), "application/x-www-form-urlencoded"


def _with(params, url):
    if not params:
        return url
    from urllib.parse import urlencode

    url, mark, fragment = url.partition("#")
    return url + ("&" if "?" in url else "?") + urlencode(params, doseq=True) + mark + fragment
