"""What is kept of the user's reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jinshi_cli.messages import _
from jinshi_cli.render.document import Column, Group, Table, View, plain


def caches(items: Sequence[Mapping[str, Any]]) -> View:
    """Return a line for each directory: where it is, how many files are in it, and how large they are together."""
    rows = tuple(
        (plain(item["directory"]), plain(f"{item['files']:,}", "number"), plain(f"{item['bytes']:,}", "number"))
        for item in items
    )
    columns = (Column(_("Folder"), least=10), Column(_("Files"), right=True), Column(_("Bytes"), right=True))
    return (Table(columns, (Group((), rows),)),) if rows else ()
