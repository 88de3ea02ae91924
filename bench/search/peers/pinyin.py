"""``match`` of pinyin-pro and of pinyin-match, in the order of the report; both take Chinese and pinyin.

pinyin-pro is asked for neighbouring characters and told that v is ü: by default it takes characters from
anywhere in the unit, and a few initials then find most units.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bench.search.peer import Missing, Peer, Unit, run

_SCRIPT = Path(__file__).with_suffix(".cjs")


def _ask(package: str, units: Sequence[Unit], queries: Sequence[str]) -> tuple[str, list[list[str]]]:
    """Run all queries in one process; return the package's version and what was found."""
    node = shutil.which("node")
    if node is None:
        raise Missing("node is not on the PATH")
    question = {"package": package, "units": [unit.text for unit in units], "queries": queries}
    answer = json.loads(run([node, str(_SCRIPT)], json.dumps(question)))
    if answer is None:
        raise Missing(f"npm install {package}, with NODE_PATH naming its node_modules")
    return answer["version"], [[units[place].ref for place in places] for places in answer["found"]]


def _version(package: str) -> str:
    return f"{package} {_ask(package, [], [])[0]}"


def _find(package: str, units: Sequence[Unit], queries: Sequence[str]) -> list[list[str]]:
    return _ask(package, units, queries)[1]


PEERS = tuple(
    Peer(package, partial(_version, package), partial(_find, package)) for package in ("pinyin-pro", "pinyin-match")
)
