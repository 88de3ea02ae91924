"""Hands a long answer to the user's pager, with the manners of git and man."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Mapping
from typing import NamedTuple

from jinshi_cli.cli import ending
from jinshi_cli.messages import _, brief

_USUAL = "less"
_LESS = "-FRX"
"""Keep colours, leave the text on the screen, and end at once where all of it fits (git's choice)."""


class Paged(NamedTuple):
    """What came of it: whether the answer has yet to be written, and a sentence where the pager is to blame."""

    unread: bool
    remark: str | None = None


def command(variables: Mapping[str, str]) -> str | None:
    """Return the command line of the pager, None where there is to be none: ``PAGER`` is empty or ``cat``."""
    wanted = variables.get("PAGER", "").strip() if "PAGER" in variables else _USUAL
    if wanted in ("", "cat") or ("PAGER" not in variables and not shutil.which(_USUAL, path=variables.get("PATH"))):
        return None
    return wanted


def show(line: str, data: bytes, variables: Mapping[str, str], *, utf_8: bool) -> Paged:
    """Run the pager's command line with the answer as its input, and wait for it.

    The shell reads the line, because ``PAGER`` is "any string acceptable as a command_string operand to sh -c"
    (POSIX, man). ``LESS`` is set where it is not; where it is, ``-R`` is put before it, so that the user's own
    options stand last, and colours are colours all the same.
    """
    own = variables.get("LESS")
    more = {"LESS": _LESS if own is None else f"-R {own}", "LV": variables.get("LV", "-c")}
    if utf_8:
        more["LESSCHARSET"] = variables.get("LESSCHARSET", "utf-8")
    with ending.raising():
        try:
            pager = subprocess.Popen(line, shell=True, stdin=subprocess.PIPE, env={**variables, **more})  # noqa: S602 - the user's own line
        except (OSError, ValueError):
            return _failed(line, None)
        interrupted = False
        try:
            pager.communicate(data)
        except KeyboardInterrupt:
            interrupted = True
        # The pager knows what to do with an interrupt; this program waits for it.
        while pager.poll() is None:
            with contextlib.suppress(KeyboardInterrupt):
                pager.wait()
    if pager.returncode == 0 or interrupted:
        return Paged(unread=False)
    return _failed(line, pager.returncode)


def _failed(line: str, status: int | None) -> Paged:
    """Say that a pager failed; it may have shown nothing, and twice is better than not at all."""
    message = _("the pager “{pager}” failed (status {status}), so the answer was printed; set PAGER to another one")
    return Paged(unread=True, remark=message.format(pager=brief(line), status="—" if status is None else status))
