"""The routes that lead from a query to a section, and what each is worth."""

from __future__ import annotations

from typing import Literal, NamedTuple

from jinshi_cli.search.indexing.index import Match

Route = Literal[
    "exact",
    "folded",
    "number",
    "words",
    "pinyin",
    "initials",
    "mixed",
    "homophone",
    "abbreviation",
    "translation",
    "synonym",
    "near",
    "typo",
    "partial",
    "likely",
]

WORTH: dict[Route, float] = {
    "exact": 1.0,
    "folded": 0.97,
    "number": 0.95,
    "words": 0.92,
    "pinyin": 0.88,
    "mixed": 0.86,
    "initials": 0.84,
    "homophone": 0.84,
    "abbreviation": 0.8,
    "translation": 0.8,
    "synonym": 0.78,
    "near": 0.76,
    "typo": 0.74,
    "partial": 0.7,
    "likely": 0.6,
}
"""What a hit by each route is worth, from sure to daring.

Written characters come before sounds, whole syllables before initials, sounds before slips, all of a query before
a part of it, and this before what a question in other words may mean. The distances are smaller than those that a
hit's place makes within a route, but a daring route is walked only where those before it lead nowhere, so that a place
never lifts a sound over a character. The order in which they are walked is that of `find`, and not always this one:
everyday words are looked up before sounds, since a word that is in the thesaurus was hardly mistyped, and letters that
are no pinyin as English before anything is forgiven. What likely answers a question comes before what one of its
everyday words led to (`rank`).
"""

SURE: frozenset[Route] = frozenset(("exact", "folded", "number", "words"))
"""Routes by the characters themselves."""


WHOLE = 0.9
"""Share from which all is found but for function words."""


class Found(NamedTuple):
    """What a part of a query found in one section.

    ``quality`` is how well it fits by its route, ``share`` how much of the part was found, both 0–1; ``words`` are
    the folded words of the report that it stands for, ``missing`` what names something in it and was not found.
    """

    route: Route
    quality: float
    share: float
    matches: tuple[Match, ...]
    words: tuple[str, ...]
    missing: tuple[str, ...] = ()

    @property
    def value(self) -> float:
        """Return what it is worth, 0–1."""
        return WORTH[self.route] * self.quality * self.share
