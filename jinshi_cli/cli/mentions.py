"""What ``jinshi laws`` and ``jinshi terms`` have in common."""

from __future__ import annotations

from typing import Literal

from jinshi_cli.cli.errors import ExitStatus
from jinshi_cli.cli.invocation import Answer, Invocation
from jinshi_cli.report.model import mentions
from jinshi_cli.views.items import MENTION_FIELDS, mention_item
from jinshi_cli.views.mentions import mentions as view


def answer(
    call: Invocation, field: Literal["laws", "terms"], heading: str, marks: tuple[str, str], nothing: str
) -> Answer:
    """Answer with the laws or terms and where they stand; ``nothing`` is said where there are none."""
    report = call.report()
    found = mentions(report, field)
    return call.answer_list(
        field,
        report,
        [mention_item(mention) for mention in found],
        MENTION_FIELDS,
        lambda: view(report, found, heading, marks) if found else (),
        remarks=() if found else (nothing,),
        status=ExitStatus.DONE if found else ExitStatus.NOTHING_FOUND,
    )
