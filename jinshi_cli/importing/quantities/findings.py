"""Findings that are no quantity: places in a ranking, and that there was none of something."""

from __future__ import annotations

from jinshi_cli.importing.quantities.absences import absences, is_wanted
from jinshi_cli.importing.quantities.model import Finding
from jinshi_cli.importing.quantities.ranks import ranks

_OF_WISHES = 0.5


def findings(text: str) -> tuple[Finding, ...]:
    """Return the ranks and the findings of none in a text, in order; they do not overlap."""
    nones = (
        one._replace(sure=one.sure * _OF_WISHES) if is_wanted(text, one.span.start) else one for one in absences(text)
    )
    found = sorted([*ranks(text), *nones], key=lambda one: (one.span.start, -one.span.end))
    apart: list[Finding] = []
    for finding in found:
        if not apart or finding.span.start >= apart[-1].span.end:
            apart.append(finding)
    return tuple(apart)
