"""What every reader gives, and what it raises."""

from __future__ import annotations

from typing import Literal, NamedTuple

from jinshi_cli.messages import _

Kind = Literal["text", "html", "docx", "pdf"]


class Document(NamedTuple):
    """The printed paragraphs of a file, in reading order."""

    paragraphs: tuple[str, ...]
    """One a printed paragraph: without line breaks, control and zero-width characters and outer blanks; none empty."""
    kind: Kind
    encoding: str | None
    """The name of the encoding the bytes were read in (IANA, lower case); None where the format settles it."""
    title: str | None
    """The title that the file says of itself, where it says one."""
    published: str | None = None
    """The day on which the file says it was published (ISO 8601), where it says one."""
    publisher: str | None = None
    """Who the file says its text comes from, where it says so."""


class Unreadable(ValueError):
    """Raised where a file gives no paragraphs; its text is one sentence: what is wrong, and what to do."""


def locked() -> Unreadable:
    """Return what is said of a Word file that has a password."""
    return Unreadable(_("this Word file has a password; save it as .docx without a password"))


def library_missing(kind: str) -> Unreadable:
    """Return what is said where the library that reads a kind of file is not installed."""
    return Unreadable(
        _("a library that reads {kind} files is not installed; run: pip install 'jinshi-cli[documents]'").format(
            kind=kind
        )
    )
