"""SQLite FTS5 with its trigram tokenizer, in the order of its bm25.

The words of a query, parted by spaces, are quoted as phrases that must all occur. A word of fewer than three
characters has no trigram; it is looked for with LIKE.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from bench.search.peer import Missing, Peer, Unit

_TABLE = "CREATE VIRTUAL TABLE unit USING fts5(body, tokenize = 'trigram')"
_TRIGRAM = 3


def _version() -> str:
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.execute(_TABLE)
        except sqlite3.OperationalError as error:
            raise Missing(f"this SQLite ({sqlite3.sqlite_version}) has no trigram tokenizer; 3.34 has") from error
    return f"SQLite {sqlite3.sqlite_version}"


def _find(units: Sequence[Unit], queries: Sequence[str]) -> list[list[str]]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(_TABLE)
        database.executemany(
            "INSERT INTO unit (rowid, body) VALUES (?, ?)", [(row, unit.text) for row, unit in enumerate(units)]
        )
        return [[units[row].ref for row in _rows(database, query.split())] for query in queries]


def _rows(database: sqlite3.Connection, words: Sequence[str]) -> list[int]:
    phrases = ['"' + word.replace('"', '""') + '"' for word in words if len(word) >= _TRIGRAM]
    patterns = ["%" + _escaped(word) + "%" for word in words if len(word) < _TRIGRAM]
    conditions = ["unit MATCH ?"] * bool(phrases) + [r"body LIKE ? ESCAPE '\'"] * len(patterns)
    order = "rank, rowid" if phrases else "rowid"
    select = f"SELECT rowid FROM unit WHERE {' AND '.join(conditions)} ORDER BY {order}"  # noqa: S608 - own words
    return [row for (row,) in database.execute(select, [" ".join(phrases)] * bool(phrases) + patterns)]


def _escaped(word: str) -> str:
    return word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")


PEER = Peer("FTS5 trigram", _version, _find)
