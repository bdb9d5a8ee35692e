# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Makes `http.client`, and with it `urllib.request`, send through the host: there are no sockets."""

import io
import sys
from importlib.machinery import PathFinder

from capsule import _network


class Patches:
    """Finds `http.client` where it is, and changes it once it is loaded."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name != "http.client":
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None:
            spec.loader = _Loader(spec.loader)
        return spec


class _Loader:
    def __init__(self, loader):
        self._loader = loader

    def __getattr__(self, name):
        return getattr(self._loader, name)

    def exec_module(self, module):
        self._loader.exec_module(module)
        install(module)


def install(client):
    """Gives connections a stand-in for a socket."""

    def connect(self):
        timeout = self.timeout if isinstance(self.timeout, (int, float)) else None
        self.sock = HostSocket(self, timeout)

    class HTTPSConnection(client.HTTPConnection):
        """A connection whose requests the host sends by HTTPS; it checks certificates, whatever `context` says."""

        default_port = 443

        def __init__(self, host, port=None, *, context=None, **options):
            super().__init__(host, port, **options)

    client.HTTPConnection.connect = connect
    client.HTTPSConnection = HTTPSConnection
    client._create_https_context = lambda version: None
    client.__all__.append("HTTPSConnection")


class HostSocket:
    """Collects a request as it would be sent, and hands out the response as it would have come."""

    def __init__(self, connection, timeout):
        self.connection = connection
        self.timeout = timeout
        self.sent = bytearray()

    def sendall(self, data):
        self.sent += data

    def settimeout(self, timeout):
        self.timeout = timeout

    def setsockopt(self, *options):
        pass

    def makefile(self, mode, *rest):
        sent, self.sent = bytes(self.sent), bytearray()
        head, _, body = sent.partition(b"\r\n\r\n")
        line, *headers = head.decode("latin-1").split("\r\n")
        method, target = line.split(" ")[:2]
        headers = [tuple(part.strip() for part in header.split(":", 1)) for header in headers]
        if any(name.lower() == "transfer-encoding" for name, _ in headers):
            body = unchunked(body)
        response = _network.request(method, self._url(target), headers, body or None, self.timeout, "manual")
        return io.BytesIO(written(method, response))

    def _url(self, target):
        if not target.startswith("/"):
            return target
        connection = self.connection
        scheme = "https" if connection.default_port == 443 else "http"
        host = f"[{connection.host}]" if ":" in connection.host else connection.host
        return f"{scheme}://{host}:{connection.port}{target}"

    def close(self):
        pass


def unchunked(body):
    """What a body in chunks contains."""
    parts = []
    while body:
        size, _, rest = body.partition(b"\r\n")
        length = int(size.partition(b";")[0], 16)
        parts.append(rest[:length])
        body = rest[length + 2 :]
    return b"".join(parts)


def written(method, response):
    """A response as a server writes it, in one piece."""
    lines = [f"HTTP/1.1 {response['status']} {response['reason']}"]
    for name, value in response["headers"]:
        length = name.lower() == "content-length"
        if name.lower() not in ("transfer-encoding", "connection") and (method == "HEAD" or not length):
            lines.append(f"{name}: {value}")
    if method != "HEAD":
        lines.append(f"Content-Length: {len(response['body'])}")
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1") + response["body"]


def watch():
    """Changes `http.client` when it is imported."""
    sys.meta_path.insert(0, Patches)
