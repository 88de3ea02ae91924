"""What ends a command early, and the exit status of each."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from enum import IntEnum
from typing import Literal, TypeAlias

from jinshi_cli.messages import _
from jinshi_cli.render.safe import sentence
from jinshi_cli.report.problem import Problem


class ExitStatus(IntEnum):
    """The exit statuses of the contract."""

    DONE = 0
    NOTHING_FOUND = 1
    WRONG_USAGE = 2
    INVALID_REPORT = 3
    NOT_WRITTEN = 4
    INTERNAL_ERROR = 70
    """A fault of the program itself (EX_SOFTWARE of sysexits.h), so that no script takes it for an answer."""
    INTERRUPTED = 130


Code: TypeAlias = Literal["not_found", "ambiguous", "usage", "invalid_report", "not_written", "internal"]


class CommandError(Exception):
    """Ends a command: the sentence for people, the code for scripts, and what to try instead.

    ``message`` may be several sentences, one a problem of a file. Each is kept to one line: nothing that stands in it
    can look like another message.
    """

    def __init__(
        self,
        status: ExitStatus,
        code: Code,
        message: str | Sequence[str],
        suggestions: Sequence[str] = (),
        problems: Sequence[Problem] = (),
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.lines = tuple(map(sentence, (message,) if isinstance(message, str) else message))
        self.message = "\n".join(self.lines)
        self.suggestions = tuple(suggestions)
        self.problems = tuple(problems)


def unwritten(error: OSError) -> str:
    """Return in the user's language why something could not be written or removed."""
    reasons = {
        errno.ENOSPC: _("the disk is full"),
        errno.EDQUOT: _("your share of the disk is full"),
        errno.EROFS: _("this disk is read-only"),
        errno.EACCES: _("no permission"),
        errno.EPERM: _("no permission"),
        errno.ENOENT: _("there is no such folder"),
        errno.ENOTDIR: _("a part of its path is no folder"),
        errno.EISDIR: _("it is a folder"),
        errno.ENAMETOOLONG: _("no file can have a name as long as this"),
        errno.EBADF: _("it is closed"),
    }
    # What is rare the system says itself, in English.
    return reasons.get(error.errno or 0, error.strerror or str(error))


def usage_error(message: str, suggestions: Sequence[str] = ()) -> CommandError:
    """Return the error for a command line that cannot be meant."""
    return CommandError(ExitStatus.WRONG_USAGE, "usage", message, suggestions)


def not_written(message: str) -> CommandError:
    """Return the error for what could not be written."""
    return CommandError(ExitStatus.NOT_WRITTEN, "not_written", message)


def fault(error: Exception) -> CommandError:
    """Return the error for what can only be a mistake in this program."""
    message = _("this is a fault of jinshi itself ({error}); JINSHI_DEBUG=1 shows where")
    return CommandError(ExitStatus.INTERNAL_ERROR, "internal", message.format(error=type(error).__name__))


def out_of_memory() -> CommandError:
    """Return the error for an answer that memory is too small for, which is like a disk that is full."""
    message = _("there is not enough memory for this; close other programs, or allow this one more (ulimit -v)")
    return not_written(message)


def mistyped(message: str, value: str, choices: Sequence[str]) -> CommandError:
    """Return the error for a value that is none of the choices, with the nearest of them where one is near."""
    from difflib import get_close_matches

    close = get_close_matches(value, choices, n=1)
    said = _("{message}; did you mean {close}?").format(message=message, close=close[0]) if close else message
    return usage_error(said, close)
