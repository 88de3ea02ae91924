"""Which layout of double pinyin Latin letters are typed in."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from jinshi_cli.cli.errors import usage_error
from jinshi_cli.messages import _, listed

if TYPE_CHECKING:
    from jinshi_cli.cli.invocation import Invocation


def layout_of(call: Invocation, flag: str | None = None) -> str | None:
    """Return the layout of double pinyin: flag before environment; none where neither is set.

    Raises `CommandError` for one that is not known.
    """
    name = flag if flag is not None else call.environment.variables.get("JINSHI_DOUBLE_PINYIN") or None
    if name is None:
        return None
    from jinshi_cli.search.query import LAYOUTS

    if name not in LAYOUTS:
        message = _("there is no layout “{name}” of double pinyin; choose one of {layouts}")
        close = get_close_matches(name, LAYOUTS, n=1)
        raise usage_error(message.format(name=name, layouts=listed(LAYOUTS)), close)
    return name
