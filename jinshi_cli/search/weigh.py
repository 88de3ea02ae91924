"""What the parts of a query weigh: by their rarity in the report, and by what they are in a question."""

from __future__ import annotations

from jinshi_cli.search.indexing.index import Index, pairs_of
from jinshi_cli.search.parsing.query import Part
from jinshi_cli.search.parsing.question import content

_BESIDE_HEAD, _CONTEXT, _STRAY = 0.4, 0.2, 0.3
LEFT_OVER = 0.08
"""Weight of what names nothing, so that all of a query comes before all but its function words."""
_WORD = 2.0
"""Pairs of Chinese characters that a number or a Latin word weighs as much as."""


def weight(index: Index, part: Part, *, headed: bool) -> float:
    """Return what a part weighs among the others; ``headed`` where one of them is the thing that is asked for."""
    if part.text.isascii():
        heavy = _WORD * index.rarity(part.text)
    else:
        each = weights(index, part.text)
        runs = content(part.text)
        heavy = sum(sum(each[start:end]) * (_STRAY if end - start == 1 else 1.0) for start, end in runs)
        # 疫苗 情况: what names nothing need not be there.
        heavy = heavy or LEFT_OVER * sum(each)
    if part.text.isascii() and part.text in index.context:
        return heavy * _CONTEXT
    return heavy * _BESIDE_HEAD if headed and not part.head else heavy


def weights(index: Index, text: str) -> tuple[float, ...]:
    """Return what each character of a part weighs: the mean rarity of the pairs that it belongs to.

    The organ and the year, which are true of every section, weigh little.
    """
    if len(text) == 1 or text.isascii():
        each = [index.rarity(text)] * len(text)
    else:
        pairs = [index.rarity(pair) for pair in pairs_of(text)]
        near = (pairs[max(place - 1, 0) : place + 1] for place in range(len(text)))
        each = [sum(some) / len(some) for some in near]
    for known in index.context:
        place = text.find(known)
        if place >= 0:
            each[place : place + len(known)] = [one * _CONTEXT for one in each[place : place + len(known)]]
    return tuple(each)
