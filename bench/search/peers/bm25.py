"""jieba's words for search engines, ranked by Okapi BM25 with the usual weights; no list of stop words.

A unit that shares no word with the query is not found.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from bench.search.peer import Peer, Unit, module


def _jieba() -> Any:  # noqa: ANN401 - has no types
    jieba = module("jieba", "jieba")
    jieba.setLogLevel(logging.WARNING)
    return jieba


def _version() -> str:
    _jieba()
    module("rank_bm25", "rank-bm25")
    return f"jieba {version('jieba')} with rank-bm25 {version('rank-bm25')}"


def _find(units: Sequence[Unit], queries: Sequence[str]) -> list[list[str]]:
    ranking = module("rank_bm25", "rank-bm25").BM25Okapi([_words(unit.text) for unit in units])
    found = []
    for query in queries:
        scored = zip(ranking.get_scores(_words(query)), units, strict=True)
        hits = sorted(((score, unit) for score, unit in scored if score > 0), key=lambda hit: -hit[0])
        found.append([unit.ref for _score, unit in hits])
    return found


def _words(text: str) -> list[str]:
    return [word for word in _jieba().cut_for_search(text.lower()) if any(map(str.isalnum, word))]


PEER = Peer("jieba BM25", _version, _find)
