# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Programs whose results are known from CPython built natively: a wrong bit anywhere changes a digest."""

import base64
import collections
import csv
import dataclasses
import datetime
import decimal
import fractions
import functools
import hashlib
import heapq
import html
import io
import itertools
import json
import math
import pickle
import random
import re
import statistics
import string
import struct
import textwrap
import urllib.parse
import uuid
import xml.etree.ElementTree
import zlib

from capsule import task


def digest(*values):
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]


def numbers():
    values = [math.sin(i) * math.exp(i % 7) / (i + 1) for i in range(500)]
    big = functools.reduce(lambda a, b: a * b, range(1, 300))
    return digest([f"{v:.12g}" for v in values], str(big), big % 1000003, pow(3, 10**6, 10**9 + 7),
                  [round(v, 3) for v in values], divmod(-7, 3), 7 // -2, -7 % 5, 0.1 + 0.2, 1e308 * 10,
                  int("123456789" * 20) ** 2, float("1e-320"))


def exact():
    decimal.getcontext().prec = 60
    root = decimal.Decimal(2).sqrt()
    third = sum(fractions.Fraction(1, n) for n in range(1, 80))
    return digest(str(root), str(third), str(decimal.Decimal("1") / 7), statistics.fmean(range(100)),
                  statistics.stdev([1.5, 2.5, 4.75, 9]), str(decimal.Decimal("1e50").ln()))


def texts():
    text = "".join(chr(0x30 + i * 7 % 0x500) for i in range(3000)) + "straße İstanbul ﬁ 𝒳 café"
    return digest(text.upper(), text.lower(), text.casefold(), text.split("5"), text[::-3], text.encode("utf-16"),
                  text.encode("utf-8").decode("utf-8") == text, textwrap.fill("lorem ipsum dolor " * 40, 33),
                  "%08.3f|%-10s|%+d|%x" % (3.14159, "ab", 5, 255), f"{12345678.9:,.2f}", "a,b;c".replace(",", ";"),
                  text.isalnum(), [c for c in text if c.isdecimal()][:40], html.escape("<a href='x'>&</a>"),
                  string.Template("$x and ${y}").substitute(x=1, y=2), repr("\x00\x7f\u2028\U0001F600"))


def patterns():
    text = " ".join(f"user{i}@example{i % 7}.org +{i:03d}-{i * 37 % 1000:03d}" for i in range(300))
    return digest(re.findall(r"(\w+)@(\w+)\.org", text), re.sub(r"(\d)(\d)", r"\2\1", text),
                  re.split(r"[\s@.]+", text)[:100], [m.span() for m in re.finditer(r"(?<=\+)0*(\d+?)-(?=\d{3})", text)],
                  bool(re.fullmatch(r"(?i)(?:user\d+@\S+ \+[\d-]+\s?)*", text)), re.match(r"(?P<a>u)(?P<b>s)?", text).groupdict())


def containers():
    random.seed(12345)
    values = [random.randrange(10**6) for _ in range(3000)]
    counter = collections.Counter(v % 97 for v in values)
    ordered = collections.OrderedDict((v, i) for i, v in enumerate(values))
    heap = list(values)
    heapq.heapify(heap)
    return digest(sorted(values), counter.most_common(10), list(ordered)[:50], [heapq.heappop(heap) for _ in range(100)],
                  sorted({v % 1000 for v in values}), list(itertools.islice(itertools.combinations(values[:8], 3), 40)),
                  [random.random() for _ in range(20)], random.sample(range(1000), 10), random.gauss(0, 1),
                  collections.deque(values, maxlen=5), sorted(values, key=lambda v: (-v % 13, v))[:100])


def formats():
    data = {"a": [1, 2.5, None, True, "é\n"], "b": {"c": [[]] * 3}, "n": 10**25, "f": [0.1, 1e-7, 1e21]}
    stream = io.StringIO()
    csv.writer(stream).writerows([[1, "a,b", 'quo"te'], [2.5, "", "line\nbreak"]])
    tree = xml.etree.ElementTree.fromstring("<r><a x='1'>t&amp;u</a><b/><a>v</a></r>")
    packed = struct.pack("<iIqQdf5s", -1, 2, -3, 4, 5.5, 6.25, b"hello")
    raw = json.dumps(data).encode() * 40
    return digest(json.dumps(data, indent=1), json.loads(json.dumps(data)) == data, stream.getvalue(),
                  list(csv.reader(io.StringIO(stream.getvalue()))), [(e.tag, e.attrib, e.text) for e in tree],
                  packed, struct.unpack("<iIqQdf5s", packed), base64.b85encode(raw[:100]), zlib.crc32(raw),
                  zlib.decompress(zlib.compress(raw, 9)) == raw, pickle.loads(pickle.dumps(data)) == data,
                  hashlib.md5(raw).hexdigest(), hashlib.sha512(raw).hexdigest(), hashlib.blake2b(raw).hexdigest(),
                  hashlib.sha3_256(raw).hexdigest(), urllib.parse.urlencode({"q": "a b&c", "ü": "ß"}),
                  urllib.parse.urlsplit("https://u:p@h.org:8080/p;x?q=1#f"), str(uuid.uuid5(uuid.NAMESPACE_DNS, "x.org")))


@dataclasses.dataclass(order=True, frozen=True)
class Point:
    x: int
    y: float = 0.5
    tags: tuple = ()


class Meta(type):
    def __call__(cls, *args):
        made = super().__call__(*args)
        made.made = True
        return made


class Node(metaclass=Meta):
    __slots__ = ("value", "children", "made")

    def __init__(self, value):
        self.value = value
        self.children = []

    def walk(self):
        yield self.value
        for child in self.children:
            yield from child.walk()

    def __eq__(self, other):
        return self.value == other.value

    __hash__ = None


def objects():
    root = Node(0)
    nodes = [root]
    for i in range(1, 400):
        node = Node(i)
        nodes[i * 7919 % len(nodes)].children.append(node)
        nodes.append(node)
    log = []

    class Manager:
        def __enter__(self):
            log.append("in")

        def __exit__(self, kind, error, trace):
            log.append(kind.__name__ if kind else None)
            return kind is ValueError

    for error in (None, ValueError):
        with Manager():
            if error:
                raise error("x")
    try:
        try:
            {}["missing"]
        finally:
            log.append("finally")
    except KeyError as error:
        log.append(repr(error))
    try:
        raise ExceptionGroup("g", [TypeError(1), ValueError(2)])
    except* TypeError as group:
        log.append(len(group.exceptions))
    except* ValueError:
        log.append("value")
    match Point(3, tags=(1, 2)):
        case Point(x=3, tags=(first, *rest)):
            log.append((first, rest))
    return digest(list(root.walk()), sorted([Point(3), Point(1, 9.0), Point(1)]), log,
                  dataclasses.asdict(Point(1, 2.0, (3,))), [f"{n.value:>5}" for n in nodes if n.children][:40])


def times():
    start = datetime.datetime(2026, 2, 28, 23, 59, 59, 999999, tzinfo=datetime.timezone.utc)
    days = [start + datetime.timedelta(days=i * 37, microseconds=i) for i in range(100)]
    return digest([d.isoformat() for d in days], [d.isocalendar() for d in days], [d.strftime("%a %d %b %Y %j %U") for d in days],
                  datetime.datetime.fromisoformat("2026-11-23T07:00:00+02:00").utctimetuple()[:], str(days[-1] - days[0]))


def generators():
    def primes():
        found = []
        for n in itertools.count(2):
            if all(n % p for p in found):
                found.append(n)
                yield n

    def averager():
        total = count = 0
        value = None
        while True:
            value = yield value
            total += value
            count += 1
            value = total / count

    average = averager()
    next(average)
    return digest(list(itertools.islice(primes(), 300)), [average.send(v) for v in range(50)],
                  [*map(lambda a, b: a * b, range(100), range(100, 0, -1))], {k: v for k, v in zip("abc", itertools.cycle([1, 2]))})


PROGRAMS = [numbers, exact, texts, patterns, containers, formats, objects, times, generators]


@task(compute="HIGH", timeout="2m")
def main() -> dict:
    return {program.__name__: program() for program in PROGRAMS}
