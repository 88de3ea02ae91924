"""Drafts in files: read from one, written whole to another, one after the other or several at once."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from jinshi_cli.cli.errors import CommandError, ExitStatus
from jinshi_cli.importing.draft import Draft, NoYear, draft
from jinshi_cli.importing.outline import NotAReport
from jinshi_cli.importing.readers import Unreadable, read
from jinshi_cli.importing.readers.limits import MAX_BYTES
from jinshi_cli.importing.written import State, state, written
from jinshi_cli.messages import _, install
from jinshi_cli.report.problem import InvalidReport

if TYPE_CHECKING:
    from multiprocessing.pool import Pool

_REPORTS_A_PROCESS = 100
"""Reports after which a process is replaced, so that what libraries keep does not add up."""


class Wanted(NamedTuple):
    """What is asked of an import besides the file: the year, drafts of other genres, writing over edited files."""

    year: int | None = None
    force: bool = False
    overwrite: bool = False


class Outcome(NamedTuple):
    """What became of one file of several; ``message`` says why it was refused."""

    name: str
    done: Literal["written", "unchanged", "refused"]
    message: str
    doubts: int


def drafted(data: bytes, name: str, wanted: Wanted) -> Draft:
    """Return the draft of a file's bytes. Raises `CommandError` with one sentence where there can be none."""
    try:
        return draft(read(data, name), Path(name).name, year=wanted.year, force=wanted.force)
    except (Unreadable, NotAReport, NoYear) as refused:
        message = f"{name}: {refused}"
    except InvalidReport as invalid:
        message = f"{name}: {invalid.problems[0].message}"
    raise CommandError(ExitStatus.INVALID_REPORT, "invalid_report", message)


def bytes_of(path: Path) -> bytes:
    """Return a file's bytes, no more than are read. Raises `CommandError`."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
    raise CommandError(ExitStatus.INVALID_REPORT, "invalid_report", f"{path}: {reason}")


def standing(path: Path, data: bytes, wanted: Wanted) -> State:
    """Tell what stands where a draft is to go. Raises `CommandError` for what a person has edited."""
    try:
        found = state(path.read_bytes(), data)
    except FileNotFoundError:
        return "new"
    except OSError as error:
        raise _not_written(path, error) from None
    if found == "edited" and not wanted.overwrite:
        message = _(
            "{file} was edited since it was imported, or not imported at all; choose another file, or --overwrite"
        )
        raise CommandError(ExitStatus.NOT_WRITTEN, "not_written", message.format(file=path))
    return found


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all. Raises `CommandError`."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".jinshi-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            umask = os.umask(0)
            os.umask(umask)
            Path(name).chmod(0o666 & ~umask)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _not_written(path, error) from None


def _not_written(path: Path, error: OSError) -> CommandError:
    message = _("{file} could not be written: {reason}").format(file=path, reason=error.strerror or error)
    return CommandError(ExitStatus.NOT_WRITTEN, "not_written", message)


def places(files: Sequence[str], folder: Path) -> list[tuple[str, Path]]:
    """Return where the draft of each file goes: under its own name, with a number where two have the same."""
    taken: dict[str, int] = {}
    found = []
    for file in files:
        stem = Path(file).stem or "report"
        taken[stem] = taken.get(stem, 0) + 1
        found.append((file, folder / (f"{stem}.yaml" if taken[stem] == 1 else f"{stem}-{taken[stem]}.yaml")))
    return found


def import_all(todo: Sequence[tuple[str, Path]], wanted: Wanted, jobs: int, language: str) -> Iterator[Outcome]:
    """Import files, so many at once, and yield what became of each as it is done."""
    work = partial(_import_one, wanted=wanted)
    if jobs == 1 or len(todo) == 1:
        yield from map(work, todo)
        return
    import multiprocessing

    pool: Pool
    with multiprocessing.get_context("spawn").Pool(
        min(jobs, len(todo)), initializer=_begin, initargs=(language,), maxtasksperchild=_REPORTS_A_PROCESS
    ) as pool:
        yield from pool.imap_unordered(work, todo)


def _begin(language: str) -> None:
    """Prepare a process: messages in the user's language, and an interrupt left to the one that started it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    install(language)


def _import_one(one: tuple[str, Path], wanted: Wanted) -> Outcome:
    file, path = one
    try:
        data = bytes_of(Path(file))
        if standing(path, data, wanted) == "unchanged":
            return Outcome(file, "unchanged", "", 0)
        made = drafted(data, file, wanted)
        write(path, written(made.report, data))
    except CommandError as error:
        return Outcome(file, "refused", error.message, 0)
    except Exception as error:
        message = _("this is a fault of jinshi itself ({error}); JINSHI_DEBUG=1 shows where")
        with contextlib.suppress(KeyError):
            if os.environ["JINSHI_DEBUG"]:
                raise
        return Outcome(file, "refused", f"{file}: {message.format(error=type(error).__name__)}", 0)
    return Outcome(file, "written", "", len(made.report.doubts))
