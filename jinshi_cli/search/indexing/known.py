"""What a search has worked out about a report's characters, in a form that can be saved with it.

It spares a search the table of readings. The folded texts are not saved: they are quicker made anew than read.
"""

from __future__ import annotations

from typing import Any

from jinshi_cli.report.model import Report, walk
from jinshi_cli.search.indexing import fold
from jinshi_cli.search.lexicon import readings


def known(report: Report) -> dict[str, Any]:
    """Work out how the report's characters are read, and which of them fold to themselves."""
    texts = [
        text
        for section in walk(report.sections)
        for text in (section.title, section.text, *(one.label for one in section.metrics))
    ]
    characters = sorted(set("".join(texts)))
    folded = sorted(set(fold.fold("".join(characters))))
    unfolded = "".join(character for character in characters if fold.fold(character) == character)
    return {"readings": readings.written_readings(folded), "unfolded": unfolded}


def remember(saved: dict[str, Any]) -> None:
    """Take over what was worked out before; what is not of its form is as good as not there."""
    written, unfolded = saved.get("readings"), saved.get("unfolded")
    if isinstance(written, dict) and all(isinstance(each, str) for each in written.values()):
        readings.remember(written)
    if isinstance(unfolded, str):
        fold.remember(unfolded)
