# The tasks that attacks run in: each gets its code as an argument.
import errno
import json
import os
import pathlib
import shutil
import sys
import time
import urllib.parse
import urllib.request

from capsule import http, task


def open_url(url):
    return open(urllib.request.url2pathname(urllib.parse.urlparse(url).path))


def attempt(code):
    """Runs an attempt and says how it ended: with the number of an error, or with what it left in `result`."""
    scope = globals().copy()
    try:
        exec(code, scope)
    except OSError as e:
        if e.errno is None:
            raise
        return errno.errorcode.get(e.errno, str(e.errno))
    return "done " + json.dumps(scope.get("result"), separators=(",", ":"))


@task(allowed_files=["./data:ro", "./output", "./output/inner:ro"], compute="HIGH")
def grants(code):
    return attempt(code)


@task(allowed_files=["."], env_variables=["TOKEN"])
def project(code):
    return attempt(code)


@task(allowed_hosts=[])
def nothing(code):
    return attempt(code)


@task(compute=20_000_000, ram="64MB", timeout="30s", max_retries=0)
def little(code):
    return attempt(code)


@task(timeout="300ms", compute="HIGH")
def hurried(code):
    return attempt(code)


@task(max_retries=2, allowed_files=["./output"])
def again():
    with open("output/attempts.txt", "a") as file:
        file.write("x")
    raise ValueError("again")


@task(allowed_files=["./missing"])
def missing():
    return None


@task(max_retries=5, allowed_hosts=[])
def denied_again():
    http.get("http://localhost:PORT/")


@task
def no_number():
    return [float("nan")]


@task
def given(*args, **kwargs):
    return [list(args), kwargs]


@task
def bare():
    return sorted(os.listdir("/")) + list(os.environ)


@task
def deeper():
    envelope = deeper()
    return envelope["result"] or envelope["error"]["error_type"]


@task
def anywhere(url):
    return http.get(url).status_code


@task(allowed_hosts=[])
def nowhere(url):
    return http.get(url).status_code


@task(allowed_hosts=["localhost:PORT"])
def here(url):
    return http.get(url).status_code


@task(allowed_hosts=[])
def raw(request):
    import _capsule

    return _capsule.call(request)
