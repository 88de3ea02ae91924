"""What a search has worked out about a report's characters and words, in a form that can be saved with it.

It spares a search the table of readings and most of that of words. The folded texts are not saved: they are quicker
made anew than read.
"""

from __future__ import annotations

from typing import Any

from jinshi_cli.report.model import Report, walk
from jinshi_cli.search import embedding, fold, readings


def known(report: Report) -> dict[str, Any]:
    """Work out how the report's characters are read, which of them fold to themselves, and how it is cut into words."""
    from jinshi_cli.search.index import build
    from jinshi_cli.search.sentences import of_entry

    texts = [
        text
        for section in walk(report.sections)
        for text in (section.title, section.text, *(one.label for one in section.metrics))
    ]
    characters = sorted(set("".join(texts)))
    folded = sorted(set(fold.fold("".join(characters))))
    unfolded = "".join(character for character in characters if fold.fold(character) == character)
    sentences = (one.text for number, entry in enumerate(build(report).entries) for one in of_entry(number, entry))
    return {
        "readings": readings.written_readings(folded),
        "unfolded": unfolded,
        "cuts": embedding.written_cuts(sentences),
    }


def remember(saved: dict[str, Any]) -> None:
    """Take over what was worked out before; what is not of its form is as good as not there."""
    written, unfolded, cuts = (saved.get(name) for name in ("readings", "unfolded", "cuts"))
    if isinstance(written, dict) and all(isinstance(each, str) for each in written.values()):
        readings.remember(written)
    if isinstance(unfolded, str):
        fold.remember(unfolded)
    if isinstance(cuts, list) and all(isinstance(each, str) for each in cuts):
        embedding.remember(cuts)
