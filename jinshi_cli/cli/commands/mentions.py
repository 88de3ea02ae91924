"""What ``jinshi laws`` and ``jinshi terms`` have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from jinshi_cli.cli.errors import ExitStatus
from jinshi_cli.cli.invocation import Answer, Invocation
from jinshi_cli.messages import _, brief
from jinshi_cli.report.model import Mention, Report, mentions
from jinshi_cli.search.indexing.fold import fold
from jinshi_cli.views.items import MENTION_FIELDS, mention_item

if TYPE_CHECKING:
    from jinshi_cli.render.document import View


def answer(
    call: Invocation, field: Literal["laws", "terms"], words: Sequence[str], heading: str, nothing: str
) -> Answer:
    """Answer with the laws or terms that hold all words, and where they stand; ``nothing`` where there are none."""
    report = call.report()
    every = mentions(report, field)
    found = [mention for mention in every if all(fold(word) in fold(mention.written) for word in words)]
    if every and not found:
        message = _("none of them has “{query}”; {command} looks into the text")
        nothing = message.format(query=brief(" ".join(words)), command=call.line("search", *words))
    return call.answer_list(
        field,
        report,
        lambda: [mention_item(mention) for mention in found],
        MENTION_FIELDS,
        lambda: _view(report, found, heading),
        remarks=() if found else (nothing,),
        status=ExitStatus.DONE if found else ExitStatus.NOTHING_FOUND,
    )


def _view(report: Report, found: Sequence[Mention], heading: str) -> View:
    from jinshi_cli.views.mentions import mentions as view

    return view(report, found, heading) if found else ()
