"""``jinshi cache``: shows or clears what is kept of the user's own reports."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated, Optional

import typer

from jinshi_cli.cli.command import command, new_app
from jinshi_cli.cli.errors import not_written, unwritten, usage_error
from jinshi_cli.cli.invocation import Answer, Invocation
from jinshi_cli.cli.store import MOST_BYTES, Kept, clear, directory, held
from jinshi_cli.messages import _, brief, listed, n_
from jinshi_cli.views.caches import caches
from jinshi_cli.views.items import CACHE_FIELDS

ACTIONS = ("clear",)

app = new_app()


@command(
    app,
    name="cache",
    summary=_("Show what is kept of your own reports, so that they open at once the next time, or remove it."),
    examples=[
        ("jinshi cache", _("where it is, how many files and bytes")),
        ("jinshi cache clear", _("remove all of it")),
        ("jinshi metrics -r next-year.yaml --no-cache", _("without it, once")),
    ],
)
def cache(
    call: Invocation,
    action: Annotated[
        Optional[str], typer.Argument(metavar="[clear]", help=_("Remove what is kept; without it, show it."))
    ] = None,
) -> Answer:
    """Answer with the directory and what is in it."""
    if action is not None and action not in ACTIONS:
        message = _("jinshi cache has no action “{action}”; it can {actions}")
        close = get_close_matches(action, ACTIONS, n=1)
        raise usage_error(message.format(action=brief(action), actions=listed(ACTIONS)), close)
    where = directory(call.environment.variables)
    if where is None:
        message = _("nothing is kept: neither XDG_CACHE_HOME nor HOME names a folder")
        return call.answer_list("caches", None, list, CACHE_FIELDS, lambda: caches(()), remarks=(message,))
    removed = None
    try:
        if action is not None:
            removed = clear(where)
        now = held(where)
    except OSError as error:
        message = _("{folder}: the kept files could not be removed or counted: {reason}")
        reason = message.format(folder=where, reason=unwritten(error))
        raise not_written(reason) from None
    items = [_item(now, removed)]
    remarks: tuple[str, ...] = ()
    if removed is not None:
        message = n_("{number} file removed", "{number} files removed", removed.files)
        remarks = (message.format(number=removed.files),)
    return call.answer_list("caches", None, lambda: items, CACHE_FIELDS, lambda: caches(items), remarks=remarks)


def _item(now: Kept, removed: Kept | None) -> dict[str, object]:
    gone = 0 if removed is None else removed.files
    return {
        "directory": str(now.directory),
        "files": now.files,
        "bytes": now.bytes,
        "removed": gone,
        "limit": MOST_BYTES,
    }
