"""``jinshi search``: passages and figures for words."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from jinshi_cli.cli.command import command, new_app
from jinshi_cli.cli.errors import ExitStatus, usage_error
from jinshi_cli.cli.invocation import Answer, Invocation
from jinshi_cli.cli.lookup import find_section
from jinshi_cli.messages import _
from jinshi_cli.search.index import build
from jinshi_cli.search.query import parse
from jinshi_cli.search.rank import nearest
from jinshi_cli.search.rank import search as ranked
from jinshi_cli.views.items import RESULT_FIELDS, result_item
from jinshi_cli.views.results import results

app = new_app()


@command(
    app,
    name="search",
    summary=_("Find passages and figures, best first. Words are parted by spaces and may stand in any order."),
    examples=[
        ("jinshi search 罚款", _("the figure that answers, then the words around it")),
        ("jinshi search 換屆選舉", _("traditional characters find simplified ones")),
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
) -> Answer:
    """Answer with the sections that match, best first."""
    query = parse(tuple(words or ()))
    if not query.typed:
        raise usage_error(_("search needs words to look for, for example: jinshi search 罚款"))
    report = call.report()
    index = build(report)
    hits = ranked(index, query, within=find_section(report, within).ref if within is not None else None)
    remarks: tuple[str, ...] = ()
    if not hits:
        close = nearest(index, query)
        if close is not None:
            message = _("nothing found for “{query}”; the nearest is {near}").format(query=query.typed, near=close)
        else:
            message = _("nothing found for “{query}”; jinshi sections lists what there is").format(query=query.typed)
        remarks = (message,)
    shown = hits[:limit]
    return call.answer_list(
        "results",
        report,
        [result_item(hit) for hit in shown],
        RESULT_FIELDS,
        lambda: results(report, shown),
        remarks=remarks,
        status=ExitStatus.DONE if hits else ExitStatus.NOTHING_FOUND,
    )
