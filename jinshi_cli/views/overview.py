"""The report at a glance."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import TypeAlias

from jinshi_cli.messages import _, language, n_
from jinshi_cli.render.document import Fragment, Fragments, Gap, Heading, Paragraph, View, pairs, plain
from jinshi_cli.report.model import Report, Section, count_quantities, mentions, walk
from jinshi_cli.views import wording

CommandLine: TypeAlias = Callable[..., str]
"""Makes a command line of a command and its arguments."""


def overview(report: Report, line: CommandLine) -> View:
    """Return title, organ and year, the chapters with what they hold, and three commands to try next.

    ``line`` makes of a command and its arguments what can be typed to look into this report.
    """
    english = language() == "en"
    translated = report.title_en if english else None
    organ = report.organ_en if english and report.organ_en else report.organ
    about = " · ".join(
        part for part in (report.title if translated else None, organ, str(report.year), report.place) if part
    )
    rows = tuple(_chapter(section) for section in report.sections)
    return (
        Heading(plain(translated or report.title, "title")),
        Paragraph(plain(about, "muted")),
        Gap(),
        pairs(rows),
        Gap(),
        Paragraph(_totals(report)),
        Gap(),
        *_try(report, line),
    )


def _try(report: Report, line: CommandLine) -> View:
    if not report.sections:
        return ()
    return (Heading(plain(_("Try next"), "heading"), level=2), pairs(_next(report, line)))


def _chapter(section: Section) -> tuple[Fragments, Fragments]:
    kinds = Counter(one.kind for one in walk([section]))
    measures, problems, plans = kinds["measure"], kinds["problem"], kinds["plan"]
    held = [
        text.format(number=number)
        for number, text in (
            (measures, n_("{number} measure", "{number} measures", measures)),
            (problems, n_("{number} problem", "{number} problems", problems)),
            (plans, n_("{number} plan", "{number} plans", plans)),
        )
        if number
    ]
    figures = count_quantities([section])
    if figures:
        held.append(wording.figures(figures))
    what = (Fragment("  " + " · ".join(held)),) if held else ()
    return plain(section.ref, "ref"), (*wording.title(section), *what)


def _totals(report: Report) -> Fragments:
    figures = count_quantities(report.sections)
    laws = len(mentions(report, "laws"))
    terms = len(mentions(report, "terms"))
    return (
        Fragment(wording.figures(figures) + " · "),
        Fragment(
            n_("{number} law or document cited", "{number} laws and documents cited", laws).format(number=laws) + " · "
        ),
        Fragment(n_("{number} set phrase", "{number} set phrases", terms).format(number=terms)),
    )


def _next(report: Report, line: CommandLine) -> tuple[tuple[Fragments, Fragments], ...]:
    """Choose the examples from the report itself: its busiest section and the shortest label or title in it."""
    sections = tuple(walk(report.sections))
    busiest = max(sections, key=lambda section: (len(section.metrics), section.depth, len(section.text)))
    word = min((metric.label for metric in busiest.metrics), key=len, default=re.split("\\W", busiest.title)[0])
    examples = (
        (line("search", word), _("find a figure or a passage")),
        (line("show", busiest.ref), _("read one section in full")),
        (line("metrics"), _("all figures in a table; jinshi -h lists every command")),
    )
    return tuple((plain(command, "command"), plain(text, "muted")) for command, text in examples)
