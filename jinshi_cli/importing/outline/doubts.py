"""What a person should look at in an outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinshi_cli.importing.outline.levels import TITLE
from jinshi_cli.importing.outline.markers import LAST, MOST_MARKS, Mark
from jinshi_cli.importing.outline.model import Remark
from jinshi_cli.importing.outline.placing import Placed
from jinshi_cli.messages import _


def of_headings(placed: Sequence[Placed], text: str) -> Iterator[Remark]:
    """Yield what is odd about headings, in the user's language, each with the heading that it is about."""
    yield from _numbers(placed, text)
    unnumbered = [one for one in placed if one.mark.start == one.mark.end]
    if unnumbered:
        message = _("{count} headings have no number, the first is “{first}”; see whether they are headings")
        first = _words(unnumbered[0], text)
        yield _remark(unnumbered[0], text, message.format(count=len(unnumbered), first=first))
    for one in placed:
        if one.mark.end > one.mark.start and text[one.mark.end : one.mark.end + 1] in {"", "\n"}:
            message = _("“{marker}” has no title on its line; see whether it is lost")
            yield _remark(one, text, message.format(marker=text[one.mark.start : one.mark.end]))


def unread(marks: Sequence[Mark], text: str) -> Iterator[Remark]:
    """Say that there are more markers than are read, and after which one no more are."""
    if len(marks) >= MOST_MARKS:
        message = _("there are more than {count} markers; what follows “{marker}” at character {place} has no outline")
        words = text[marks[-1].start : marks[-1].end]
        yield Remark(marks[-1].start, words, message.format(count=MOST_MARKS, marker=words, place=marks[-1].start + 1))


def _numbers(placed: Sequence[Placed], text: str) -> Iterator[Remark]:
    """Say where a printed number is not the one that is due after its sibling's."""
    latest: dict[int, Placed] = {}
    for one in placed:
        before = latest.get(one.depth)
        latest = {depth: other for depth, other in latest.items() if depth < one.depth} | {one.depth: one}
        if before is None or before.mark.style != one.mark.style or one.mark.style == TITLE or one.mark.number == LAST:
            continue
        if one.mark.number != before.mark.number + 1 and one.mark.style != "sequence":
            message = _("“{marker}” follows “{before}”; see whether a heading is missing or has a wrong number")
            yield _remark(one, text, message.format(marker=_words(one, text), before=_words(before, text)))


def _remark(one: Placed, text: str, why: str) -> Remark:
    return Remark(one.mark.start, _words(one, text), why)


def _words(one: Placed, text: str) -> str:
    return text[one.mark.start : one.mark.start + 12].partition("\n")[0]
