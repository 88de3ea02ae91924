"""Measures how well queries are answered, by jinshi and by peers. Run it from the project's root."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from bench.search import jinshi, tables
from bench.search.data import BadQueries, Cases, wanted
from bench.search.machine import machine
from bench.search.peer import Missing, Peer
from bench.search.peers import PEERS
from bench.search.score import Outcome
from jinshi_cli.report.problem import InvalidReport

_WIDTH = 160
"""Cells, whatever the terminal: a table is not squeezed in a pipe."""


def main() -> None:
    """Print a table for each set of queries; exit with 1 where a file is missing or wrong."""
    options = _options()
    console = Console(width=_WIDTH, highlight=False, markup=False, emoji=False)
    try:
        sets = list(wanted(options.report, held=options.held))
    except (BadQueries, InvalidReport) as error:
        raise SystemExit(str(error)) from error
    console.print(machine())
    console.print(jinshi.NAME)
    peers = () if options.no_peers else _present(console)
    console.print()
    console.print(tables.LEGEND)
    for cases in sets:
        console.print()
        _measure(console, cases, peers, failures=options.failures)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--held", action="store_true", help="the halves set aside, too, of every report")
    parser.add_argument(
        "--report",
        nargs="+",
        type=Path,
        default=[],
        metavar="FILE",
        help="these reports instead of those in the project",
    )
    parser.add_argument("--no-peers", action="store_true", help="jinshi alone")
    parser.add_argument("--failures", action="store_true", help="list what jinshi gets wrong")
    return parser.parse_args()


def _present(console: Console) -> list[Peer]:
    """Return the peers that can run; say which do, in what version, and what the others lack."""
    present = []
    for peer in PEERS:
        try:
            console.print(f"{peer.name}: {peer.version()}")
        except Missing as missing:
            console.print(f"{peer.name}: left out ({missing})")
        else:
            present.append(peer)
    return present


def _measure(console: Console, cases: Cases, peers: Sequence[Peer], *, failures: bool) -> None:
    hits = jinshi.find(cases.report, cases.queries)
    own = _outcomes(cases, [[hit.ref for hit in found] for found in hits])
    others = {peer.name: _outcomes(cases, peer.find(cases.units, cases.queries)) for peer in peers}
    console.print(tables.scores(cases, own, others))
    if failures:
        pairs = zip(own, hits, strict=True)
        console.print(tables.failures(cases, [(outcome.case, found) for outcome, found in pairs if not outcome.right]))


def _outcomes(cases: Cases, found: Sequence[Sequence[str]]) -> list[Outcome]:
    return [Outcome(case, refs) for case, refs in zip(cases.cases, found, strict=True)]


if __name__ == "__main__":
    main()
