"""The vectors of words that `search` compares, worked out once from the thesaurus.

Working out those of a report's words takes half a second, reading them a hundredth of it.
"""

from __future__ import annotations

import math
import struct
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

WORDS = Path(__file__).parent / "words"
"""Words of reports with what people call them: `cues.txt` by many writers, the others each by one who also wrote the
report of that name in `bench/search/asked` and the questions about it."""
SYNONYMS = Path(__file__).parents[1] / "jinshi_cli" / "search" / "lexicon" / "tables" / "synonyms.txt"
_MOST = 48
"""Where a word's walk leads most often; with 20 the right section is first for 854 of 948 queries, not for 864
(`bench.search.weights`), and the table has 3 MB, not 5; with 300 it would have 25."""
_HEAVIEST = 255


def words(without: str | None = None) -> str:
    """Return the words, one a line, in order; ``without`` leaves out the file of that stem."""
    return "".join(f"{word}\n" for word in sorted(neighbours(without)))


def vectors(without: str | None = None) -> bytes:
    """Return the table that `jinshi_cli.search.lexicon.associations` reads, and describes; ``without`` as in `words`.

    A word of these files goes with its cues, an everyday word of `synonyms.txt` with the official ones.
    """
    joined = neighbours(without)
    number = {word: place for place, word in enumerate(sorted(joined))}
    near = [sorted(number[other] for other in joined[word]) for word in number]
    records = [_record(place, near) for place in range(len(near))]
    offsets = [0]
    for record in records:
        offsets.append(offsets[-1] + len(record))
    return _bytes("I", offsets) + b"".join(records)


@lru_cache(maxsize=1)
def neighbours(without: str | None) -> Mapping[str, set[str]]:
    """Return the words of the thesaurus, each with those that it goes with; ``without`` as in `words`."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for table in (*sorted(file for file in WORDS.glob("*.txt") if file.stem != without), SYNONYMS):
        for line in table.read_text("utf-8").splitlines():
            word, *others = line.split()
            for other in others:
                near[word].add(other)
                near[other].add(word)
    return near


def _record(place: int, near: Sequence[Sequence[int]]) -> bytes:
    reached: defaultdict[int, float] = defaultdict(float)
    for step in (place, *near[place]):
        share = 1 / (len(near[step]) + 1)
        for end in (step, *near[step]):
            reached[end] += share
    weighed = {end: share / math.sqrt(len(near[end]) + 1) for end, share in reached.items()}
    kept = sorted(weighed, key=lambda end: (-round(weighed[end], 9), end))[:_MOST]
    heaviest = weighed[kept[0]]
    weights = [max(round(weighed[end] / heaviest * _HEAVIEST), 1) for end in kept]
    return _bytes("H", [len(near[place]), *near[place], *kept]) + bytes(weights)


def _bytes(code: str, numbers: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}{code}", *numbers)
