"""Report files made to take time or memory."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from bench.hardness.tally import Ran, Tally

SECONDS, MEGABYTES = 2, 200
"""In which each must be refused (the project's issue on hardness), on a quiet machine."""


def files() -> Iterator[tuple[str, bytes]]:
    """Yield what is to be refused."""
    small, large = 10_000, (8 << 20) - 100
    names = "abcdefghi"
    links = "".join(f"{new}: &{new} [{','.join(['*' + old] * 9)}]\n" for old, new in pairwise(names))
    yield "a YAML bomb", f"a: &a [x,x,x,x,x,x,x,x,x]\n{links}".encode()
    yield "100 MB", b"title: x\n" * (100 << 20 >> 3)
    yield "10,000 levels of brackets", b"[" * small + b"]" * small
    yield "10,000 levels of braces", b"{a: " * small + b"}" * small
    yield "10,000 levels of dashes", b"- " * small
    yield "2,800 levels of indentation", b"".join(b" " * level + b"a:\n" for level in range(2800))
    yield "8 MB of list items", b"- a\n" * (large // 4)
    yield "8 MB of list items in brackets", b"[" + b"a," * (large // 2) + b"]"
    yield "8 MB of fields", b"".join(b"k%d: 1\n" % number for number in range(700_000))
    yield "8 MB of one field, again and again", b"a: 1\n" * (large // 5)
    yield "8 MB in an open quotation mark", b'a: "' + b"x" * large
    yield "8 MB of quotation marks", b"a: '" + b"''" * (large // 2)
    yield "8 MB of tabs", b"\t" * large
    yield "8 MB of colons", b"a:" * (large // 2)
    yield "8 MB in one title", b"title: " + b"x" * large
    yield "4 MB in a field's name, and many below", b"? " + b"x" * (large // 2) + b"\n: [" + b"1," * 50_000 + b"]"
    yield "8 MB of documents", b"---\n" * (large // 4)
    yield "50,000 question marks", b"? " * 50_000


def all_greedy(folder: Path) -> tuple[Tally, list[tuple[str, float, float]]]:
    """Have each refused; return the tally, and seconds and megabytes of each."""
    tally = Tally("files made to take time or memory")
    taken = []
    path = folder / "greedy.yaml"
    for name, data in files():
        path.write_bytes(data)
        start = time.perf_counter()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        ran = Ran(["metrics", "-r", str(path)], {})
        seconds = time.perf_counter() - start
        ran.into(tally, name, right=lambda one: one.status == 3)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append((name, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, seconds))
        tally.seconds += seconds
    path.unlink()
    return tally, taken
