"""What of a draft a person is to look at: figures that are not sure, repairs, and remarks about the outline."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jinshi_cli.importing.outline.model import Remark
from jinshi_cli.importing.repair import Repair
from jinshi_cli.messages import _
from jinshi_cli.report.model import LOST, Doubt

_MOST_REPAIRS = 500
"""Repairs that are listed for a person to look at; reports have some ten, and of more there is said how many."""
_AROUND = 8
"""Characters of the text shown on either side of a repair that is to be looked at."""


class Text(NamedTuple):
    """A node's own text, and where each of its characters stood in the whole."""

    text: str
    offsets: tuple[int, ...]


class Places:
    """Which section each character of the whole text stands in. The texts of sections do not overlap."""

    def __init__(self, texts: Sequence[tuple[str, Text]]) -> None:
        self._texts = sorted((own.offsets, ref) for ref, own in texts if own.offsets)
        self._starts = [offsets[0] for offsets, _ref in self._texts]
        self.last = max(texts, key=lambda one: one[1].offsets[-1:])[0] if texts else ""
        """The section whose text goes on for longest."""

    def ref(self, offset: int) -> str:
        """Return the section that has the character at an offset; the last one where it was dropped."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return self.last
        offsets, ref = self._texts[at]
        return ref if _holds(offsets, offset) else self.last


def of_figure(ref: str, words: str, label: str, role: str | None = None) -> Doubt:
    """Return the doubt of words that may be a figure, by what it would count."""
    if role == "plans":
        why = _("this is among plans and was left out; if it tells what was done, add it to the metrics: {label}")
        return Doubt(ref, words, why.format(label=label or words), ())
    return Doubt(ref, words, _("this may be a figure: {label}").format(label=label or words), ())


def of_repairs(texts: Sequence[tuple[str, Text]], repairs: Sequence[Repair], places: Places) -> Iterator[Doubt]:
    """Yield a doubt for each repair that is not sure, where it stands in a node's text."""
    all_doubtful = [repair for repair in repairs if repair.doubtful]
    doubtful = all_doubtful[:_MOST_REPAIRS]
    starts = [repair.start for repair in doubtful]
    ends = [max(repair.end, repair.start + 1) for repair in doubtful]
    for ref, own in texts:
        if not own.offsets:
            continue
        inside = slice(bisect_right(ends, own.offsets[0]), bisect_right(starts, own.offsets[-1]))
        for one, after in zip(doubtful[inside], ends[inside], strict=True):
            at = bisect_left(own.offsets, one.start)
            if own.offsets[at] < after:
                end = bisect_left(own.offsets, one.end, lo=at)
                line = own.text.rfind("\n", 0, at) + 1
                words = own.text[max(at - _AROUND, line) : end + _AROUND].partition("\n")[0]
                yield Doubt(ref, words, _why(one), one.candidates)
    if more := len(all_doubtful) - len(doubtful):
        last = doubtful[-1]
        message = _("{count} more places are as doubtful as this one; look for a better copy of the text")
        yield Doubt(places.ref(last.start), last.after, message.format(count=more), ())


def remarked(remark: Remark, places: Places, title: str, first: str) -> Doubt:
    """Return the doubt of a remark: where its words stand; what is said of the whole quotes the title."""
    if remark.start is None:
        return Doubt(first, remark.words or title, remark.why, ())
    return Doubt(places.ref(remark.start), remark.words, remark.why, ())


def _why(one: Repair) -> str:
    if one.why == "lost" or LOST in one.after:
        return _("a character of the source is lost here and cannot be recovered")
    return _("the source has “{before}” here; “{after}” is likely but not certain").format(
        before=one.before, after=one.after
    )


def _holds(offsets: Sequence[int], offset: int) -> bool:
    at = bisect_left(offsets, offset)
    return at < len(offsets) and offsets[at] == offset
