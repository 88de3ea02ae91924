"""What is timed: command lines of jinshi, what each is measured against, and what other programs do at their own."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

TYPER_PROGRAM = """\
import typer

app = typer.Typer()


@app.command()
def search(word: str, json: bool = False) -> None:
    print(word, json)


@app.command()
def show(ref: str) -> None:
    print(ref)


app()
"""
_TABLE = TYPER_PROGRAM.replace(
    "    print(ref)\n",
    """\
    from rich.console import Console
    from rich.table import Table

    table = Table("name", "value")
    for number in range(50):
        table.add_row(f"{ref} {number}", str(number))
    Console().print(table)
""",
)
EMPTY, TYPER, RICH = "python -c pass", "a Typer program of two commands", "the same, with one Rich table of 50 rows"


class Run(NamedTuple):
    """A process to be timed.

    ``beside`` names the run that it is compared with, and ``bound`` is the ratio that the project wants at most, None
    where it wants none.
    """

    name: str
    command: Sequence[str]
    beside: str = TYPER
    bound: float | None = None
    variables: Mapping[str, str] = {}


_FORMATS = ("json", "jsonl", "csv", "tsv", "md", "table")
_COMMANDS = {
    "": _FORMATS,
    "sections": _FORMATS,
    "show 1.3.6": ("text", "json", "md"),
    "search 罚款": _FORMATS,
    "search lvshi": ("json",),
    "search 换屆選舉": ("json",),
    "search 停水停电的企业有几家": ("json",),
    "metrics": _FORMATS,
    "laws": ("json", "tsv", "table"),
    "terms": ("json", "tsv", "table"),
    "cite 1.3.6#3": ("text", "json"),
    "export": ("yaml", "json", "md", "csv"),
    "check": ("json", "tsv", "table"),
    "schema": ("json",),
    "cache": ("json", "tsv"),
}
_BOUNDS = {"metrics -f json": 1.25, "metrics -f table": 1.25, "search 罚款 -f json": 1.5}
_LINES = {
    "--version": 1.25,
    "show vaccine-doses --field value": 1.25,
    "-h": None,
    "help metrics": None,
    "completion bash": None,
}
"""Command lines without a format, and their bounds (the project's issue on speed)."""

COMPLETION = "completion: "
"""What the names of runs begin with that complete a word."""
_TYPED = ("1.3", "yqfk", "chenshengjiang", "policies", "qqqzzz")
"""Words to be completed: a reference, initials of a title, pinyin of a name in a text, an English word and letters that
are nowhere."""


def bases(folder: Path) -> list[Run]:
    """Return what the others are compared with, written into a folder."""
    typer, table = folder / "typer_program.py", folder / "table_program.py"
    typer.write_text(TYPER_PROGRAM, encoding="utf-8")
    table.write_text(_TABLE, encoding="utf-8")
    return [
        Run(EMPTY, [sys.executable, "-c", "pass"]),
        Run(TYPER, [sys.executable, str(typer), "search", "罚款", "--json"]),
        Run(RICH, [sys.executable, str(table), "show", "罚款"]),
    ]


def lines() -> Iterator[Run]:
    """Yield every command of jinshi in every format that differs in what it loads."""
    own = [str(Path(sys.executable).with_name("jinshi"))]
    for words, bound in _LINES.items():
        yield Run(words, [*own, *words.split()], TYPER, bound)
    # A shell asks through the environment for how a line goes on.
    for typed in _TYPED:
        yield Run(f"{COMPLETION}show {typed}", [*own, "show", typed], TYPER, 1.25, {"JINSHI_COMPLETE": "bash"})
    for words, formats in _COMMANDS.items():
        for name in formats:
            line = f"{words} -f {name}".strip()
            beside = RICH if name == "table" and words not in ("", "sections", "search 罚款") else TYPER
            yield Run(line, [*own, *line.split()], beside, _BOUNDS.get(line))


def peers(folder: Path, scripts: Path) -> Iterator[Run | str]:
    """Yield other programs at a look-up of their own, offline; a name where one is not installed in ``scripts``."""
    page = "# tar\n\n> Archiving utility.\n\n- Extract:\n\n`tar xf {{file}}`\n"
    for pages in ("pages", "pages.en"):
        place = folder / ".cache" / "tldr" / pages / "common" / "tar.md"
        place.parent.mkdir(parents=True)
        place.write_text(page, encoding="utf-8")
    database = folder / "figures.db"
    with sqlite3.connect(database) as connection:
        connection.execute("create table figures (id text, value integer)")
        connection.executemany("insert into figures values (?, ?)", [(f"1.3.{number}", number) for number in range(50)])
    commands = {
        "tldr tar": ["tldr", "tar"],
        "sqlite-utils rows": ["sqlite-utils", "rows", str(database), "figures", "--limit", "1"],
        "http --offline": ["http", "--ignore-stdin", "--offline", "example.org/figures"],
    }
    for name, (program, *arguments) in commands.items():
        path = scripts / program
        yield Run(name, [str(path), *arguments]) if os.access(path, os.X_OK) else name
