"""``jinshi import``: a report as it was published becomes a report file."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Optional

import typer

from jinshi_cli.cli import shell
from jinshi_cli.cli.command import command, new_app
from jinshi_cli.cli.drafts.files import (
    Wanted,
    bytes_of,
    drafted,
    import_all,
    kept,
    require_free,
    standing,
    write,
    write_draft,
)
from jinshi_cli.cli.drafts.imported import doubts_told, repairs_told
from jinshi_cli.cli.drafts.places import Place, drafts, is_folder, require_apart
from jinshi_cli.cli.drafts.unimported import require_report_file
from jinshi_cli.cli.errors import ExitStatus, not_written, unwritten, usage_error
from jinshi_cli.cli.invocation import Answer, Invocation
from jinshi_cli.importing.readers.limits import MAX_BYTES
from jinshi_cli.importing.record import lines as record
from jinshi_cli.importing.written import written
from jinshi_cli.messages import _, language
from jinshi_cli.report.model import Report, metrics_of, walk

app = new_app()

_MOST_JOBS = 64
_GRAVEST_FIRST = (ExitStatus.INTERNAL_ERROR, ExitStatus.INVALID_REPORT, ExitStatus.NOT_WRITTEN, ExitStatus.DONE)
"""Which status many files have together: that of the one which came off worst. A file that could not be read is worse
than a draft that could not be written, for there is nothing to be written yet."""


@command(
    app,
    name="import",
    summary=_("Turn a report's text (txt, html, docx, pdf) into a report file, and say what a person should look at."),
    examples=[
        ("jinshi import r.docx -o r.yaml", _("a draft in a file; jinshi check r.yaml lists what to look at")),
        ("jinshi metrics -r r.yaml", _("the figures it found")),
        ("curl -s URL | jinshi import -", _("from standard input to standard output")),
        ("jinshi import *.html -o drafts -j 2", _("many at once; what is done already is passed over")),
    ],
    formats=("yaml",),
    shown="yaml",
    piped="yaml",
)
def import_(
    call: Invocation,
    files: Annotated[
        Optional[list[str]], typer.Argument(metavar="FILE…", help=_("What to import; - is standard input."))
    ] = None,
    output: Annotated[
        Optional[str],
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            show_default=False,
            help=_("Write to this file; with several inputs, to this folder."),
        ),
    ] = None,
    jobs: Annotated[
        int,
        typer.Option(
            "-j",
            "--jobs",
            min=1,
            max=_MOST_JOBS,
            metavar="N",
            show_default=False,
            help=_("How many files to import at once."),
        ),
    ] = 1,
    year: Annotated[
        Optional[int],
        typer.Option(
            "--year",
            min=1900,
            max=2999,
            metavar="YEAR",
            show_default=False,
            help=_("The year reported on, where the text does not say."),
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=_("Import a text of another kind too, without an outline."))
    ] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help=_("Write over a file that was edited."))] = False,
    repairs: Annotated[
        Optional[str],
        typer.Option(
            "--repairs",
            metavar="FILE",
            show_default=False,
            help=_("Write every repair to this file, one a line (JSON): place, before, after, why, how sure."),
        ),
    ] = None,
) -> Answer:
    """Answer with the draft of a file, or write it; of several, say what became of each."""
    if not files:
        raise usage_error(_("import needs a file, for example: jinshi import report.docx -o report.yaml"))
    if not all((*files, output != "", repairs != "")):
        raise usage_error(_("import needs names of files; one that was given is empty"))
    wanted = Wanted(year, force=force, overwrite=overwrite)
    folder = output is not None and (is_folder(output) or output.endswith("/"))
    if len(files) == 1 and not folder:
        return _one(call, files[0], output, wanted, repairs)
    if output is None or "-" in files:
        raise usage_error(_("several files need a folder to go to, and each is written there: -o FOLDER"))
    if repairs is not None:
        raise usage_error(_("--repairs is for one file that does not go into a folder"))
    return _many(call, files, Path(output), wanted, jobs)


def _one(call: Invocation, file: str, output: str | None, wanted: Wanted, repairs: str | None) -> Answer:
    _require_apart(call, file, output, repairs)
    if output is not None:
        require_report_file(output)
    data = call.environment.read(MAX_BYTES + 1) if file == "-" else bytes_of(Path(file))
    if repairs is not None:
        require_free(Path(repairs), wanted)
    if output is not None and standing(Path(output), data, file, wanted) == "unchanged" and repairs is None:
        report = kept(Path(output), wanted)
        if report is not None:
            up_to_date = _("{file} is up to date").format(file=output)
            return Answer("", (up_to_date, *doubts_told(report, output), _summary(report, output)))
    made = drafted(data, file, wanted)
    if output is not None:
        write_draft(Path(output), made.report, data, file, wanted)
    if repairs is not None:
        write(Path(repairs), record(made))
    told = (*repairs_told(made.repairs), *doubts_told(made.report, output), _summary(made.report, output))
    if output is None:
        return Answer(written(made.report, data, Path(file).name), told, encoding="utf-8")
    return Answer("", told)


def _require_apart(call: Invocation, file: str, output: str | None, repairs: str | None) -> None:
    """Raise `CommandError` where one of the files would be written over by another, streams that are files too."""
    streams = call.environment.descriptor("input"), call.environment.descriptor("output")
    read = Place(file, file) if file != "-" else Place(file, -1 if streams[0] is None else streams[0])
    draft = Place(output, output) if output is not None else None
    if draft is None and streams[1] is not None:
        draft = Place(_("standard output"), streams[1])
    kept = Place(repairs, repairs) if repairs is not None else None
    require_apart([read], [one for one in (draft, kept) if one is not None])


def _summary(report: Report, output: str | None) -> str:
    sections = sum(1 for _section in walk(report.sections))
    message = _("{title}: sections: {sections}, figures: {metrics}, to be looked at: {doubts}")
    told = message.format(
        title=report.title, sections=sections, metrics=len(metrics_of(report.sections)), doubts=len(report.doubts)
    )
    if output is None:
        return told
    return told + _("; now: jinshi -r {file}").format(file=shell.words([output]))


def _many(call: Invocation, files: Sequence[str], folder: Path, wanted: Wanted, jobs: int) -> Answer:
    todo = drafts(files, folder)
    require_apart((Place(file, file) for file in files), (Place(str(path), path) for _file, path in todo))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        message = _("{file} is no folder; several files need one for their drafts: -o FOLDER")
        raise not_written(message.format(file=folder)) from None
    except OSError as error:
        message = _("{file} could not be written: {reason}").format(file=folder, reason=unwritten(error))
        raise not_written(message) from None
    done: Counter[str] = Counter()
    statuses: set[ExitStatus] = set()
    doubts: dict[str, int] = {}
    with contextlib.closing(import_all(todo, wanted, jobs, language())) as outcomes:
        try:
            for outcome in outcomes:
                done[outcome.done] += 1
                statuses.add(outcome.status)
                if outcome.done != "refused":
                    doubts[outcome.name] = outcome.doubts
                else:
                    call.environment.tell(f"jinshi: {outcome.message}")
                call.environment.progress(f"{done.total()}/{len(todo)} {outcome.name}")
        finally:
            call.environment.progress("")
    message = _("written: {written}, unchanged: {unchanged}, refused: {refused}; to be looked at: {doubts}")
    every = sum(doubts.values())
    told = message.format(written=done["written"], unchanged=done["unchanged"], refused=done["refused"], doubts=every)
    imported = [one for one in todo if one[0] in doubts]
    if imported:
        _file, worst = max(imported, key=lambda one: doubts[one[0]])
        told += _("; now, of each draft: jinshi check {file}, then jinshi -r {file}").format(
            file=shell.file(str(worst))
        )
    return Answer("", (told,), next(status for status in _GRAVEST_FIRST if status in statuses))
