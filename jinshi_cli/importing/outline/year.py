"""The year that a report reports on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jinshi_cli.importing.outline.model import Node, Remark
from jinshi_cli.messages import _, listed
from jinshi_cli.report.quantity import read_number

YEAR_WRITTEN = r"(?:20|２０)[0-9０-９]{2}|二[〇○零O0][〇○零O一二三四五六七八九]{2}"
"""A year in digits or in Chinese numerals, with the signs that are typed for 〇."""

_YEAR = re.compile(rf"({YEAR_WRITTEN})[ ]?(?:年|(?=法治|依法))")
_DIGITS = str.maketrans("〇○零O一二三四五六七八九０１２３４５６７８９", "0000123456789" + "0123456789")
_WORK = re.compile("《[^《》]*》|“[^“”]*”")
_REPORTING = re.compile("[^。\n]*如下")
_MONTH = re.compile("[^0-9０-９一二三四五六七八九十]+([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})")
_LAST_MONTH = 6
"""A report dated up to this month reports on the year before: 法治政府建设与责任落实督察工作规定 (厅字〔2019〕28号,
art. 24 and 26) has last year's reported by 1 March and published by 1 April; some come later."""


class Told(NamedTuple):
    """What the parts of a report tell of its year, each where the ones before it tell nothing."""

    title: str
    opening: str
    """What stands before the chapters."""
    nodes: Sequence[Node]
    dates: Sequence[str]
    """The days on which it was signed and published."""


def year_of(text: str) -> int | None:
    """Return the first year written in the text: ``2021年度`` or ``二〇二一年``."""
    match = _YEAR.search(text)
    return _number(match[1]) if match else None


def reported_year(told: Told) -> tuple[int | None, Remark | None]:
    """Return the year, None where nothing tells it, and what a person should look at where it is not sure."""
    reporting = " ".join(_REPORTING.findall(_WORK.sub("", told.opening)))
    if year := year_of(_WORK.sub("", told.title)) or year_of(reporting):
        return year, None
    years = list(dict.fromkeys(_number(one) for one in _YEAR.findall(_WORK.sub("", told.opening))))
    if years:
        return years[0], _several(years) if len(years) > 1 else None
    for node in told.nodes:
        if year := year_of(node.title):
            return year - (node.role == "plans"), _guessed(node.start, node.title, year - (node.role == "plans"))
    for date in told.dates:
        if year := _year_before(date):
            return year, _guessed(None, date, year)
    return None, None


def decided_year(given: int, year: int | None, doubt: Remark | None, title: str) -> tuple[int, Remark | None]:
    """Return the year of a report for which a person ``given`` one, and what should be looked at.

    ``year`` and ``doubt`` are what `reported_year` says. What title or opening say for certain goes before what was
    given, unless the title names that too.
    """
    if year in {None, given} or doubt is not None or given in map(_number, _YEAR.findall(title)):
        return given, None
    message = _("--year says {given}, but the text says {year}, which is taken; see which is right")
    return year or given, Remark(None, "", message.format(given=given, year=year))


def _number(written: str) -> int:
    return int(written.translate(_DIGITS))


def _several(years: Sequence[int]) -> Remark:
    message = _("the title names no year and the opening several; {year} is taken, see whether it is one of {others}")
    return Remark(None, "", message.format(year=years[0], others=listed(str(year) for year in years[1:])))


def _guessed(start: int | None, words: str, year: int) -> Remark:
    message = _("neither title nor opening names a year; {year} is taken from “{words}”")
    return Remark(start, words, message.format(year=year, words=words))


def _year_before(date: str) -> int | None:
    """Return the year that a report of this date reports on."""
    match = re.match(YEAR_WRITTEN, date)
    month = _MONTH.match(date, match.end()) if match else None
    if match is None or month is None:
        return None
    return _number(match[0]) - ((read_number(month[1]) or 0) <= _LAST_MONTH)
