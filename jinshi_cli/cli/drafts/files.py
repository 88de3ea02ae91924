"""Drafts in files: read from one, written whole to another, one after the other or several at once."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Generator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from jinshi_cli.cli import shell
from jinshi_cli.cli.drafts.places import is_folder
from jinshi_cli.cli.errors import CommandError, ExitStatus, fault, not_written, out_of_memory, unwritten
from jinshi_cli.cli.files import put
from jinshi_cli.importing.readers.limits import MAX_BYTES
from jinshi_cli.importing.written import State, is_made_of, state, written
from jinshi_cli.messages import _, install
from jinshi_cli.render.safe import one_line
from jinshi_cli.report.load import load
from jinshi_cli.report.model import Report
from jinshi_cli.report.problem import InvalidReport
from jinshi_cli.report.source import read_source, unreadable

if TYPE_CHECKING:
    from jinshi_cli.importing.draft import Draft


class Wanted(NamedTuple):
    """What is asked of an import besides the file: the year, drafts of other genres, writing over edited files."""

    year: int | None = None
    force: bool = False
    overwrite: bool = False


class Outcome(NamedTuple):
    """What became of one file of several: the exit status that it would have alone, and why it was refused.

    ``doubts`` are those of the draft, whether it is written now or stands there already.
    """

    name: str
    done: Literal["written", "unchanged", "refused"]
    doubts: int = 0
    status: ExitStatus = ExitStatus.DONE
    message: str = ""


def drafted(data: bytes, name: str, wanted: Wanted) -> Draft:
    """Return the draft of a file's bytes. Raises `CommandError` with one sentence where there can be none."""
    # The importer is half of the program, and what says how it is used, or refuses a file, needs none of it.
    from jinshi_cli.importing.draft import NoYear, draft
    from jinshi_cli.importing.outline import NotAReport
    from jinshi_cli.importing.readers import Unreadable, read

    try:
        return draft(read(data, name), one_line(Path(name).name), year=wanted.year, force=wanted.force)
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
        reason = unreadable(error)
    if is_folder(path):
        message = _("this is a folder; to import what is in it: jinshi import {files} -o FOLDER")
        reason = message.format(files=f"{shell.words([str(path)])}/*.html")
    raise CommandError(ExitStatus.INVALID_REPORT, "invalid_report", f"{path}: {reason}")


def standing(path: Path, data: bytes, file: str, wanted: Wanted) -> State:
    """Tell what stands where a draft is to go. Raises `CommandError` for what is no untouched draft of this file."""
    try:
        _require_plain(path)
        with path.open("rb") as there:
            found = state(there.read(MAX_BYTES), data, Path(file).name)
    except FileNotFoundError:
        return "new"
    except OSError as error:
        raise _not_written(path, error) from None
    if found in ("edited", "other") and not wanted.overwrite:
        message = {
            "edited": _("{file} was edited since it was imported; choose another file, or --overwrite"),
            "other": _("{file} is there already and is no draft of {source}; choose another file, or --overwrite"),
        }[found]
        message = message.format(file=path, source=Path(file).name)
        raise not_written(message)
    # What is asked for besides the file may give another draft.
    return "outdated" if found == "unchanged" and (wanted.year or wanted.force) else found


def kept(path: Path, wanted: Wanted) -> Report | None:
    """Return the draft that stands at a place, this program's own, which nobody has edited.

    Its mark is no proof, for anybody can make it: None where it is no valid report file and is to be written over.
    Raises `CommandError` where it is not.
    """
    try:
        return load(read_source(path))
    except InvalidReport:
        if wanted.overwrite:
            return None
    message = _("{file} is marked as a draft but is no valid report file; choose another file, or --overwrite")
    raise not_written(message.format(file=path))


def _require_plain(path: Path) -> None:
    """Raise OSError for what is there and no regular file: a folder, a pipe, a device."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, _("it is no regular file"))


def require_free(path: Path, wanted: Wanted) -> None:
    """Raise `CommandError` where a file would be written over that is none of this program's."""
    if os.path.lexists(path) and not wanted.overwrite:
        message = _("{file} is there already; choose another file, or --overwrite")
        raise not_written(message.format(file=path))


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all, where a link leads, with the permissions it had. Raises `CommandError`."""
    try:
        path = Path(os.path.realpath(path))
        try:
            _require_plain(path)
            mode = stat.S_IMODE(path.stat().st_mode)
        except FileNotFoundError:
            umask = os.umask(0)
            os.umask(umask)
            mode = 0o666 & ~umask
        put(path, text.encode(), unfinished=".jinshi-", mode=mode)
    except OSError as error:
        raise _not_written(path, error) from None


def write_draft(path: Path, report: Report, data: bytes, file: str, wanted: Wanted) -> None:
    """Write the draft of a file, unless somebody has edited what stands there meanwhile. Raises `CommandError`.

    Files of many reports have one name, in many folders; the draft of another is not written over either.
    """
    if standing(path, data, file, wanted) == "outdated" and not wanted.overwrite:
        _require_same(path, report, data)
    write(path, written(report, data, Path(file).name))


def _require_same(path: Path, report: Report, data: bytes) -> None:
    """Raise `CommandError` where a draft is there of another file and of another organ or year."""
    try:
        there = read_source(path)
        if is_made_of(there.data, data):
            return
        other = load(there)
    except InvalidReport:
        return
    if other.id != report.id:
        message = _("{file} is the draft of another report, {title}; choose another, or --overwrite")
        message = message.format(file=path, title=other.title)
        raise not_written(message)


def _not_written(path: Path, error: OSError) -> CommandError:
    reason = unwritten(error)
    if isinstance(error, FileNotFoundError) and not path.parent.exists():
        message = _("there is no folder {folder}; make it first: {command}")
        folder = str(path.parent)
        command = f"mkdir {'' if os.name == 'nt' else '-p '}{shell.file(folder)}"
        reason = message.format(folder=folder, command=command)
    message = _("{file} could not be written: {reason}").format(file=path, reason=reason)
    return not_written(message)


def import_all(
    todo: Sequence[tuple[str, Path]], wanted: Wanted, jobs: int, language: str
) -> Generator[Outcome, None, None]:
    """Import files, so many at once, and yield what became of each as it is done. Raises `CommandError`."""
    work = partial(_import_one, wanted=wanted)
    if jobs == 1 or len(todo) == 1:
        yield from map(work, todo)
        return
    from jinshi_cli.cli.drafts.workers import shared

    try:
        for (file, _path), outcome in shared(work, todo, min(jobs, len(todo)), partial(install, language)):
            yield outcome or _ended(file)
    except OSError as error:
        message = _("no other process could be started ({reason}); import without -j")
        message = message.format(reason=error.strerror or error)
        raise not_written(message) from None


def _ended(file: str) -> Outcome:
    message = _("{file}: its process was ended; import it again").format(file=file)
    return Outcome(file, "refused", status=ExitStatus.INVALID_REPORT, message=message)


def _import_one(one: tuple[str, Path], wanted: Wanted) -> Outcome:
    file, path = one
    try:
        data = bytes_of(Path(file))
        if standing(path, data, file, wanted) == "unchanged":
            there = kept(path, wanted)
            if there is not None:
                return Outcome(file, "unchanged", len(there.doubts))
        made = drafted(data, file, wanted)
        write_draft(path, made.report, data, file, wanted)
        return Outcome(file, "written", len(made.report.doubts))
    except CommandError as error:
        return Outcome(file, "refused", status=error.status, message=error.message)
    except Exception as error:
        if os.environ.get("JINSHI_DEBUG"):
            raise
        failed = None if isinstance(error, MemoryError) else fault(error)
    failed = failed or out_of_memory()
    return Outcome(file, "refused", status=failed.status, message=f"{file}: {failed.message}")
