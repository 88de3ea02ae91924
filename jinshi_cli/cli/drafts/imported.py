"""What an import says of itself, on standard error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from jinshi_cli.cli import shell
from jinshi_cli.messages import _, listed
from jinshi_cli.report.model import Report

if TYPE_CHECKING:
    from jinshi_cli.importing.repair import Repair

_FEW = 10
"""Doubts told; more scroll away, and `jinshi check` lists all."""


def repairs_told(repairs: Sequence[Repair]) -> tuple[str, ...]:
    """Return how many repairs of each kind were made, the most frequent first."""
    if not repairs:
        return ()
    counted = Counter(one.why for one in repairs).most_common()
    kinds = listed(f"{_kind(why)} {number}" for why, number in counted)
    return (_("repaired: {kinds}").format(kinds=kinds),)


def _kind(why: str) -> str:
    return {
        "invisible": _("invisible characters"),
        "width": _("full-width letters and digits"),
        "out-of-step": _("bytes out of step"),
        "lost": _("lost characters"),
        "annotation": _("pinyin in brackets"),
        "traditional": _("traditional characters"),
        "form": _("forms that depend on the word"),
        "punctuation": _("half-width punctuation"),
        "overwritten": _("words written over"),
    }[why]


def doubts_told(report: Report, file: str | None) -> tuple[str, ...]:
    """Return what a person should look at, the first of it."""
    told = [f"{doubt.ref}: “{doubt.words}”: {doubt.why}" for doubt in report.doubts[:_FEW]]
    more = len(report.doubts) - _FEW
    if more > 0:
        message = _("and {number} more to look at; jinshi check {file} lists all")
        told.append(message.format(number=more, file=shell.file(file) if file else _("FILE")))
    return tuple(told)
