"""What a search has worked out about a report's characters and words, in a form that can be saved with it.

It spares a search the table of readings and most of that of words. The folded texts are not saved: they are quicker
made anew than read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jinshi_cli.report.model import Report, walk
from jinshi_cli.search import embedding, fold, readings

_MOST_CUT = 100_000
"""Characters that are cut into words beforehand, some 10 µs each: five times the longest report seen."""


def known(report: Report) -> dict[str, Any]:
    """Work out how the report's characters are read, which of them fold to themselves, and how it is cut into words."""
    texts = [
        text
        for section in walk(report.sections)
        for text in (section.title, section.text, *(one.label for one in section.metrics))
    ]
    characters = sorted(set("".join(texts)))
    folded = sorted(set(fold.fold("".join(characters))))
    unfolded = "".join(character for character in characters if fold.fold(character) == character)
    return {
        "readings": readings.written_readings(folded),
        "unfolded": unfolded,
        "cuts": embedding.written_cuts(_sentences(report)),
    }


def _sentences(report: Report) -> Iterator[str]:
    """Yield the folded sentences of a report, the first `_MOST_CUT` characters of them."""
    from jinshi_cli.search.index import build
    from jinshi_cli.search.sentences import of_entry

    left = _MOST_CUT
    for number, entry in enumerate(build(report).entries):
        for one in of_entry(number, entry):
            left -= len(one.text)
            if left < 0:
                return
            yield one.text


def remember(saved: dict[str, Any]) -> None:
    """Take over what was worked out before; what is not of its form is as good as not there."""
    written, unfolded, cuts = (saved.get(name) for name in ("readings", "unfolded", "cuts"))
    if isinstance(written, dict) and all(isinstance(each, str) for each in written.values()):
        readings.remember(written)
    if isinstance(unfolded, str):
        fold.remember(unfolded)
    if isinstance(cuts, list) and all(isinstance(each, str) for each in cuts):
        embedding.remember(cuts)
