"""``jinshi search``: passages and figures for words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple, Optional

import typer

from jinshi_cli.cli.command import command, new_app
from jinshi_cli.cli.errors import ExitStatus, usage_error
from jinshi_cli.cli.invocation import Answer, Invocation
from jinshi_cli.cli.layout import layout_of
from jinshi_cli.messages import _, brief, listed, n_
from jinshi_cli.report.model import Report
from jinshi_cli.search.indexing.index import Index, build, folded
from jinshi_cli.search.indexing.known import remember
from jinshi_cli.search.parsing.query import LAYOUTS, Query, parse
from jinshi_cli.search.rank import likeliest_answer
from jinshi_cli.search.rank import search as ranked
from jinshi_cli.search.score import Hit
from jinshi_cli.views.result_items import RESULT_FIELDS, result_items

if TYPE_CHECKING:
    from jinshi_cli.render.document import View
    from jinshi_cli.search.explain import Reason
    from jinshi_cli.search.parsing.ask import Ask
    from jinshi_cli.search.route import Route

app = new_app()

_PLACE_SIGNS = ".-(（一二三四五六七八九十是"
_ELSEWHERE = 3
"""References told where a section has nothing and others have."""
_MOST_TOLD = 4
"""Missing words that are told; JSON has all."""
_MARKS = "，。；：、,;:"
"""What a quotation neither begins nor ends with."""
_LONGEST_PLACE = 12
"""Signs of which a reference to a place has one, and more characters than it has."""


class _Close(NamedTuple):
    """What to try where nothing was found, and the words of the report that may be meant, if any."""

    suggestions: tuple[str, ...] = ()
    words: str = ""


@command(
    app,
    name="search",
    summary=_("Find passages and figures, best first. Words are parted by spaces and may stand in any order."),
    examples=[
        ("jinshi search 罚款", _("the figure that answers, then the words around it")),
        ("jinshi search 換屆選舉", _("traditional characters find simplified ones")),
        ("jinshi search lvshi", _("pinyin, initials (wxyjgb), both with characters (疫苗jz)")),
        ("jinshi search 停水停电的企业有几家", _("half a question")),
        ("jinshi search 停水 企业 -n 1", _("several words, the best hit alone")),
        ("jinshi search fines --in 1.3 --json", _("English names of figures; one section; JSON")),
    ],
)
def search(
    call: Invocation,
    words: Annotated[Optional[list[str]], typer.Argument(metavar="WORDS…", help=_("What to look for."))] = None,
    limit: Annotated[
        int,
        typer.Option(
            "-n", "--limit", min=1, metavar="N", help=_("At most N results (default 10)."), show_default=False
        ),
    ] = 10,
    within: Annotated[
        Optional[str], typer.Option("--in", metavar="REF", show_default=False, help=_("Search this section alone."))
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help=_("Say by which routes each hit is found, and what score each gives."))
    ] = False,
    layout: Annotated[
        Optional[str],
        typer.Option(
            "--double-pinyin",
            metavar="LAYOUT",
            show_default=False,
            help=_("Read Latin letters as double pinyin: {layouts}. Environment: JINSHI_DOUBLE_PINYIN.").format(
                layouts=listed(LAYOUTS)
            ),
        ),
    ] = None,
) -> Answer:
    """Answer with the sections that match, best first."""
    layout = layout_of(call, layout)
    if not "".join(words or ()).strip():
        raise usage_error(_("search needs words to look for, for example: jinshi search 罚款"))
    report, known = call.saved()
    remember(known)
    query = parse(tuple(words or ()), layout)
    index = build(report)
    ref = _section(call, report, within) if within is not None else None
    hits = ranked(index, query, within=ref)
    shown = hits[:limit]
    why = _reasons(index, query, shown) if explain else None
    close = None if hits else _close(index, query, ref)
    return call.answer_list(
        "results",
        report,
        lambda: result_items(shown, why),
        (*RESULT_FIELDS, "explain") if explain else RESULT_FIELDS,
        lambda: _view(call, report, shown, why),
        remarks=_remarks(call, report, query, hits, close, limit, ref),
        suggestions=None if close is None else close.suggestions,
        status=ExitStatus.DONE if hits else ExitStatus.NOTHING_FOUND,
    )


def _section(call: Invocation, report: Report, reference: str) -> str:
    from jinshi_cli.cli.lookup import find_section

    return find_section(call, report, reference).ref


def _view(call: Invocation, report: Report, hits: Sequence[Hit], why: Sequence[Sequence[Reason]] | None) -> View:
    from jinshi_cli.views.results import results

    return results(report, hits, why, lambda ref: call.line("metrics --in", ref))


def _reasons(index: Index, query: Query, hits: Sequence[Hit]) -> tuple[tuple[Reason, ...], ...]:
    from jinshi_cli.search.explain import reasons

    return reasons(index, query, hits)


def _remarks(
    call: Invocation,
    report: Report,
    query: Query,
    hits: Sequence[Hit],
    close: _Close | None,
    limit: int,
    within: str | None,
) -> tuple[str, ...]:
    """Say what the list alone does not: what is missing from it, and what to try where it is empty."""
    remarks = []
    if _names_a_place(report, query.typed):
        message = _("“{query}” is the reference of a section; {command} shows it")
        remarks.append(message.format(query=query.typed, command=call.line("show", query.typed)))
    elif close is not None:
        remarks.append(_nothing(call, query, close, within))
    if hits:
        in_vain = _in_vain(query, hits)
        if hits[0].route != "likely" or in_vain is None:
            remarks += _of_route(query, hits[0])
        if in_vain is not None:
            remarks.append(in_vain)
        if hits[0].missing:
            message = _("the first result does not mention {words}")
            remarks.append(message.format(words=listed(f"“{brief(word)}”" for word in hits[0].missing[:_MOST_TOLD])))
    if len(hits) > limit and call.format == "table":
        more = len(hits) - limit
        message = n_("{number} more result; -n {all} shows all", "{number} more results; -n {all} shows all", more)
        remarks.append(message.format(number=more, all=len(hits)))
    return tuple(remarks)


def _of_route(query: Query, hit: Hit) -> list[str]:
    """Return what is to be said of the route that the best hit was found by, where it is not plain."""
    sayings: dict[Route, str] = {
        "partial": _("no section has all of this; these have a part of it"),
        "likely": _("the report does not say this in these words; this likely answers"),
        "abbreviation": _("no section has “{query}”; it may be short for this"),
        "synonym": _("the report has other words for this"),
        "homophone": _("no section has “{query}”; this sounds like it"),
        "near": _("no section has “{query}”; this sounds like it"),
        "typo": _("no section has “{query}”; this is nearly it"),
    }
    saying = sayings.get(hit.route)
    return [] if saying is None else [saying.format(query=brief(_lacking(query, hit)))]


def _in_vain(query: Query, hits: Sequence[Hit]) -> str | None:
    """Return what is to be said where sections have what a figure is asked for and not the figure; else None."""
    if query.ask is None or query.ask.kind not in ("amount", "rank"):
        return None
    if all(_has_no_figure(query.ask, hit) for hit in hits):
        return _("this is mentioned here, but there is no such figure")
    unnamed = not hits[0].metrics and hits[0].route != "likely"
    return _("this is mentioned here, but no figure goes by these words") if unnamed else None


def _has_no_figure(ask: Ask, hit: Hit) -> bool:
    """Tell whether a section has no figure in the unit asked for and none that goes by what was found."""
    from jinshi_cli.search.answer import fits

    return not hit.metrics and not any(fits(metric, ask) for metric in hit.section.metrics)


def _lacking(query: Query, hit: Hit) -> str:
    """Return the words of a question that no section has, where they are in one piece; else all that was typed."""
    if not query.asking:
        return query.typed
    section = hit.section
    there = folded(f"{section.title} {section.text} {section.title_en or ''}").text
    lacking = [part.text for part in query.parts if part.text not in there]
    return lacking[0] if len(lacking) == 1 else query.typed


def _names_a_place(report: Report, typed: str) -> bool:
    if not any(sign in typed for sign in _PLACE_SIGNS) or len(typed) > _LONGEST_PLACE:
        return False
    from jinshi_cli.report.reference import is_position

    return is_position(report, typed)


def _close(index: Index, query: Query, within: str | None) -> _Close:
    """Return what to try where nothing was found: the references that have it elsewhere, or what it may have meant."""
    elsewhere = ranked(index, query) if within is not None else ()
    if elsewhere:
        return _Close(tuple(hit.section.ref for hit in elsewhere[:_ELSEWHERE]))
    from jinshi_cli.search.suggest import nearest

    if within is None and (likeliest := likeliest_answer(index, query)) is not None:
        return _Close((likeliest.section.ref,), _words(likeliest))
    near = nearest(index, query)
    return _Close() if near is None else _Close((near,))


def _words(hit: Hit) -> str:
    """Return the words of a section around what was found; empty where that is in its title alone."""
    from jinshi_cli.search.snippet import of_hit

    if not any(match.field == "text" for match in hit.matches):
        return ""
    span = of_hit(hit)
    return hit.section.text[span.start : span.end].strip(_MARKS)


def _nothing(call: Invocation, query: Query, close: _Close, within: str | None) -> str:
    tried = close.suggestions
    if within is not None and tried and all(map(_is_reference, tried)):
        message = _("nothing found for “{query}” in {within}; it is in {refs}")
        return message.format(query=brief(query.typed), within=within, refs=listed(tried))
    if close.words:
        message = _("nothing found for “{query}”; {command} may be worth a look: {words}")
        return message.format(query=brief(query.typed), command=call.line("show", *tried), words=close.words)
    if tried and all(map(_is_reference, tried)):
        message = _("nothing found for “{query}”; {command} may be worth a look")
        return message.format(query=brief(query.typed), command=call.line("show", *tried))
    if tried:
        message = _("nothing found for “{query}”; try {command}")
        return message.format(query=brief(query.typed), command=call.line("search", *tried))
    message = _("nothing found for “{query}”; {command} lists what there is")
    return message.format(query=brief(query.typed), command=call.line("sections"))


def _is_reference(text: str) -> bool:
    return all(sign in "0123456789." for sign in text)
