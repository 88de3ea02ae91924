"""Which layout of double pinyin Latin letters are typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinshi_cli.cli.errors import mistyped
from jinshi_cli.messages import _, brief, listed

if TYPE_CHECKING:
    from jinshi_cli.cli.invocation import Invocation


def layout_of(call: Invocation, flag: str | None = None) -> str | None:
    """Return the layout of double pinyin: flag before environment; none where neither is set.

    Raises `CommandError` for one that is not known.
    """
    name = flag if flag is not None else call.environment.variables.get("JINSHI_DOUBLE_PINYIN") or None
    if name is None:
        return None
    from jinshi_cli.search.parsing.query import LAYOUTS

    if name not in LAYOUTS:
        message = _("there is no layout “{name}” of double pinyin; choose one of {layouts}")
        told = message.format(name=brief(name), layouts=listed(LAYOUTS))
        if flag is None:
            told += _("; it is set by {variable}").format(variable="JINSHI_DOUBLE_PINYIN")
        raise mistyped(told, name, tuple(LAYOUTS))
    return name
