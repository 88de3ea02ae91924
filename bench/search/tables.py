"""What is printed: a table of scores for each set of queries, and the queries that went wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich import box
from rich.table import Table

from bench.search import score
from bench.search.data import Case, Cases
from bench.search.jinshi import Found
from bench.search.score import Outcome

LEGEND = (
    "% of queries that the first hit answers, or that rightly find nothing; of those that have an answer,\n"
    "% with it among the first 3 hits, and the mean reciprocal rank (MRR) of the first right hit;\n"
    "false answers: of the queries that have no answer, how many found something"
)


def scores(cases: Cases, own: Sequence[Outcome], peers: Mapping[str, Sequence[Outcome]]) -> Table:
    """Return a table with a row for each kind of query, as `LEGEND` says."""
    table = _table(f"{cases.report.id}, {cases.half} half")
    table.add_column("kind", no_wrap=True)
    for heading in ("n", "jinshi", "jinshi first 3", "jinshi MRR", *peers):
        table.add_column(heading.replace(" ", "\n", 1), justify="right", no_wrap=True)
    kinds: dict[str | None, None] = dict.fromkeys(case.kind for case in cases.cases)
    for kind in [*kinds, None]:
        ours = _of_kind(own, kind)
        table.add_row(
            kind or "all",
            str(len(ours)),
            _percent(score.top(ours)),
            _percent(score.recall(ours)),
            _number(score.reciprocal(ours)),
            *(_percent(score.top(_of_kind(outcomes, kind))) for outcomes in peers.values()),
            end_section=kind is None or kind == list(kinds)[-1],
        )
    table.add_row("false answers", "", score.false_answers(own), "", "", *map(score.false_answers, peers.values()))
    return table


def failures(cases: Cases, wrong: Sequence[tuple[Case, Sequence[Found]]]) -> Table:
    """Return a table of the queries that went wrong, each with its first three hits."""
    table = _table(f"{cases.report.id}, {cases.half} half: {len(wrong)} wrong")
    for heading in ("kind", "query", "right", "found: score, route"):
        table.add_column(heading)
    for case, hits in wrong:
        table.add_row(
            case.kind,
            case.query,
            " ".join(sorted(case.refs)) or "nothing",
            "\n".join(f"{hit.ref}: {hit.score:g}, {hit.route}" for hit in hits[:3]) or "nothing",
        )
    return table


def _table(title: str) -> Table:
    return Table(title=title, title_justify="left", title_style="", header_style="", box=box.SIMPLE_HEAD)


def _of_kind(outcomes: Sequence[Outcome], kind: str | None) -> list[Outcome]:
    return [outcome for outcome in outcomes if kind in (None, outcome.case.kind)]


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
