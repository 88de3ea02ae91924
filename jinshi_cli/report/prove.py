"""Proves a metric: finds the words it quotes and holds what it says against them.

Figures are read in the whole text and must lie in the quote whole, so that a quote cannot cut a digit,
a qualifier or half a unit off: 12宗 is not in 112宗, nor 305万元 in 近305万元.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from jinshi_cli.messages import _, listed
from jinshi_cli.report.model import LOST, Span
from jinshi_cli.report.qualifier import AMONG, PLACES
from jinshi_cli.report.quantity import Quantity, half_width, read_number
from jinshi_cli.report.tables.proof import by_table
from jinshi_cli.report.validate import Block, Validator

_PLACE = re.compile(
    rf"(?<!倒数)第([0-9{LOST}]{{1,6}}|[一二三四五六七八九十百]{{1,6}})"
    "(?![0-9一二三四五六七八九十百至到-]|季度|届|次|条|期|批|章|节|轮|产业|责任)"
)
_TOP = re.compile(
    "(?<![目当提以之])前([0-9]{1,3}|[一二三四五六七八九十百]{1,3})(?![0-9一二三四五六七八九十百年月天次个期批届])"
)
_FIRST = re.compile("首[名宗个例家座单张份部条所支台]|(?<!不)唯一")
# What denies, and not what merely begins so (无人机, 未成年人, 没收, 10宗, 零距离).
_NEGATION = re.compile(
    "无(?!人机|线|偿|障碍|害|缝|纸|人驾)|未(?!成年|来|婚)|没有|不存在|零(?!售|星|距离|时|工)|(?<![0-9.])[0０](?![0-9.])"
)
_LONGEST_SEARCHED = 200
"""Characters of a quote for which the nearest words are looked up; the search is quadratic."""


class Prover:
    """Notes with the validator what in a metric is not borne out by the text."""

    def __init__(self, validator: Validator) -> None:
        self._validator = validator

    def _error(self, block: Block, field: str, message: str) -> None:
        self._validator.error(*block.place(field), message)

    def find(self, block: Block, text: str) -> Span | None:
        """Find the words a metric quotes; None, with a problem noted, where they are not found once."""
        quote = block.get("quote")
        if quote is None:
            return None
        before = block.get("before") or ""
        whole = before + quote + (block.get("after") or "")
        first = text.find(whole)
        if first < 0:
            self._error(block, "quote", not_there(whole) + _nearest(whole, text))
            return None
        if text.find(whole, first + 1) >= 0:
            message = _("“{words}” stands more than once in the text of this node; quote more, or add before or after")
            self._error(block, "quote", message.format(words=whole))
            return None
        start = first + len(before)
        return Span(start, start + len(quote))

    def prove(self, block: Block, text: str, span: Span, stated: Mapping[str, Sequence[Quantity]]) -> None:
        """Hold what a metric says against its words; what was refused already is not looked at again.

        ``stated`` are the quantities of the text by their units (`quantities_by_unit`), of the metric's unit all.
        """
        if any(block.refused(name) for name in ("kind", "value", "unit", "qualifier", "formula")):
            return
        quote = text[span.start : span.end]
        kind = block.get("kind")
        if block.get("formula") is not None:
            self._has_no(block, "kind", "qualifier")
        elif kind == "none":
            self._prove_none(block, quote)
        elif "value" not in block.positions:
            self._error(block, "value", _("the field value is missing; write null where it cannot be known"))
        elif block.get("value") is None and block.get("note") is None:
            self._error(block, "value", _("an unknown value needs a note that says why"))
        elif kind == "rank":
            self._prove_rank(block, text, span)
        elif block.get("unit") is None:
            self._error(block, "unit", _("the field unit is missing; expected the unit as written") + _kind_hint(quote))
        else:
            self._prove_quantity(block, text, span, stated.get(half_width(block.get("unit")), ()))

    def _has_no(self, block: Block, *fields: str) -> None:
        for field in fields:
            if block.get(field) is not None:
                self._error(block, field, _("a figure of this kind has no {field}").format(field=field))

    def _prove_none(self, block: Block, quote: str) -> None:
        self._has_no(block, "unit", "qualifier")
        if block.get("value") not in (None, 0):
            self._error(block, "value", _("a finding of none has the value 0"))
        if not _NEGATION.search(quote):
            self._error(
                block, "quote", _("“{quote}” does not say that there was none (无, 未, 没有, 零)").format(quote=quote)
            )

    def _prove_rank(self, block: Block, text: str, span: Span) -> None:
        self._has_no(block, "unit")
        quote = text[span.start : span.end]
        among = block.get("qualifier") is not None
        if among and block.get("qualifier") != AMONG:
            self._error(block, "qualifier", _("the qualifier of a place is {among} or none").format(among=AMONG))
        first = _places(_TOP, text, span)
        said = first if among else _places(_PLACE, text, span) or _worded(quote)
        if not among and not said and block.get("value") in first:
            self._contradiction(block, "qualifier", quote, AMONG)
            return
        if not said and block.get("value") is not None:
            self._error(block, "quote", _("no place (第…) stands in “{quote}”").format(quote=quote))
        elif said and block.get("value") not in said:
            self._contradiction(block, "value", quote, listed(map(str, said)))

    def _prove_quantity(self, block: Block, text: str, span: Span, every: Sequence[Quantity]) -> None:
        """Find value, unit and qualifier in the words, read in the whole text: 12宗 is not in 112宗.

        A figure of a table may have its unit elsewhere in the table.
        """
        unit, value, qualifier = (block.get(name) for name in ("unit", "value", "qualifier"))
        quote = text[span.start : span.end]
        told = by_table(text, span)
        if qualifier is None and (value, unit) in told.proved:
            return
        inside = [one for one in every if span.holds(one.span)]
        if not inside and value is None:
            return
        if not inside:
            across = [one for one in every if one.span.overlaps(span)]
            if across:
                message = _("“{quote}” cuts off part of the figure “{words}”; quote all of it")
                words = text[across[0].span.start : across[0].span.end]
                self._error(block, "quote", message.format(quote=quote, words=words))
            else:
                message = _("no figure with the unit {unit} can be read in “{quote}”")
                hint = told.hint or _unit_hint(unit, quote)
                self._error(block, "unit", message.format(unit=unit, quote=quote) + hint)
            return
        matching = [one for one in inside if one.value == value]
        if not matching:
            said = listed(_("unknown") if one.value is None else f"{one.value}" for one in inside)
            self._contradiction(block, "value", quote, said)
        elif all(one.qualifier != qualifier for one in matching):
            self._contradiction(block, "qualifier", quote, matching[0].qualifier or _("none"))

    def _contradiction(self, block: Block, field: str, quote: str, said: str) -> None:
        given = block.get(field)
        if given is None and field == "qualifier":
            message = _("the qualifier {said} of “{quote}” is missing")
        elif given is None:
            message = _("the {field} is unknown but the words “{quote}” say {said}")
        else:
            message = _("the {field} is {given} but the words “{quote}” say {said}")
        self._error(block, field, message.format(field=field, given=given, quote=quote, said=said))


def _places(pattern: re.Pattern[str], text: str, span: Span) -> list[int | float]:
    """Return the places in a ranking that a pattern finds in a quote, read in the whole text."""
    inside = [match for match in pattern.finditer(text) if span.holds(Span(*match.span()))]
    return [place for match in inside if (place := read_number(match[1])) is not None]


def _worded(quote: str) -> list[int | float]:
    """Return the places that a quote says without a number: 冠军, 首位, 全市首家."""
    said = [place for word, place in PLACES.items() if word in quote]
    return said or ([1] if _FIRST.search(quote) else [])


def not_there(words: str) -> str:
    """Say that words do not stand in the text of their node."""
    return _("“{words}” does not stand in the text of this node; copy the words from it").format(words=words)


def _unit_hint(unit: str, quote: str) -> str:
    """Say how else the figure may have to be written."""
    if base := unit.lstrip("十百千万亿"):
        if base != unit:
            return _("; write unit: {unit} and the value in full").format(unit=base)
        if hint := _kind_hint(quote):
            return hint
    return _("; a number that is not exact enough to be read is written as value: null, with a note")


def _kind_hint(quote: str) -> str:
    if _PLACE.search(quote):
        return _("; a place is written as kind: rank")
    return _("; that there was none is written as kind: none") if _NEGATION.match(quote) else ""


def _nearest(quote: str, text: str) -> str:
    """Name the words of the text that are nearest to a quote that was not found, where any are near."""
    if len(quote) > _LONGEST_SEARCHED:
        return ""
    from rapidfuzz.fuzz import partial_ratio_alignment

    found = partial_ratio_alignment(quote, text, score_cutoff=60)
    if found is None:
        return ""
    return _("; the nearest are “{words}”").format(words=text[found.dest_start : found.dest_end])
