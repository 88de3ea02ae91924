"""RapidFuzz's WRatio and partial_ratio, best score first.

Without a cut-off they would find every unit for every query. For partial_ratio it is 75: of four characters
one may be wrong. WRatio multiplies by 0.6 where the unit is much longer than the query, as here most are, so
that a unit with all of the query has 60; the same allowance is 45.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import version

from rapidfuzz import fuzz, process, utils

from bench.search.peer import Peer, Unit


def _version() -> str:
    return f"RapidFuzz {version('rapidfuzz')}"


def _find(
    scorer: Callable[..., float], cutoff: float, units: Sequence[Unit], queries: Sequence[str]
) -> list[list[str]]:
    texts = [unit.text for unit in units]
    return [
        [
            units[place].ref
            for _text, _score, place in process.extract(
                query, texts, scorer=scorer, processor=utils.default_process, limit=None, score_cutoff=cutoff
            )
        ]
        for query in queries
    ]


PEERS = (
    Peer("WRatio", _version, partial(_find, fuzz.WRatio, 45)),
    Peer("partial_ratio", _version, partial(_find, fuzz.partial_ratio, 75)),
)
