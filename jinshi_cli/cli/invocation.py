"""One call of a command: its common options resolved, the report at hand, the answer put into a format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from jinshi_cli.cli import shell
from jinshi_cli.cli.drafts.unimported import require_imported
from jinshi_cli.cli.environment import Encoding, Environment
from jinshi_cli.cli.errors import CommandError, ExitStatus, mistyped, usage_error
from jinshi_cli.messages import LANGUAGES, _, brief, known_language, listed, n_
from jinshi_cli.render.style import Style
from jinshi_cli.report.model import Report
from jinshi_cli.report.problem import InvalidReport
from jinshi_cli.report.source import MAX_BYTES, Source, bundled, read_source

if TYPE_CHECKING:
    from jinshi_cli.render.document import View
    from jinshi_cli.report.saved import Saved

LISTS = ("table", "json", "jsonl", "csv", "tsv", "md")
TEXTS = ("text", "json", "md")
READ = ("table", "text", "md")
"""Formats that are read by people."""
UTF_8 = ("json", "jsonl")
"""Formats that are UTF-8 whatever the stream says."""
LOSSLESS = ("csv", "tsv")
"""Formats in the stream's encoding in which no character may be lost."""

AMBIGUOUS = ("narrow", "wide")
"""How a terminal shows characters of ambiguous width."""

_MOST_PROBLEMS = 20
"""Problems told where a report is refused; nobody reads more before mending these."""

Item: TypeAlias = Mapping[str, Any]


class CommonOptions(NamedTuple):
    """The options that every command takes, as given; None where not given."""

    report: str | None = None
    format: str | None = None
    json: bool = False
    color: str | None = None
    lang: str | None = None
    wide: bool = False
    ascii: bool = False
    ambiguous: str | None = None
    no_pager: bool = False
    no_cache: bool = False

    def over(self, outer: CommonOptions) -> CommonOptions:
        """Fill what is not given from the options that stood before the command."""
        return CommonOptions(
            self.report if self.report is not None else outer.report,
            self.format if self.format is not None or self.json else outer.format,
            self.json or (outer.json and self.format is None),
            self.color if self.color is not None else outer.color,
            self.lang if self.lang is not None else outer.lang,
            self.wide or outer.wide,
            self.ascii or outer.ascii,
            self.ambiguous if self.ambiguous is not None else outer.ambiguous,
            self.no_pager or outer.no_pager,
            self.no_cache or outer.no_cache,
        )


class Answer(NamedTuple):
    """What a command leaves: text for standard output, remarks for standard error, an exit status."""

    text: str
    remarks: tuple[str, ...] = ()
    status: ExitStatus = ExitStatus.DONE
    encoding: Encoding = "nearest"
    paged: bool = False
    """Whether a pager may show it, where it is longer than the screen."""


class Invocation(NamedTuple):
    """One call of a command."""

    environment: Environment
    format: str
    style: Style
    source: str | None
    """The report file from flag or environment; None for the bundled report."""

    flagged: str | None
    """The report file where it was named by flag, for commands that are suggested."""

    pager: bool
    """Whether a pager may be used."""

    cached: bool
    """Whether what is kept of a report may be used, and more be kept, as far as the options say."""

    def report_source(self) -> Source:
        """Read the report's bytes. Raises `CommandError` where that is not possible."""
        try:
            if self.source == "-":
                return Source("-", self.environment.read(MAX_BYTES + 1))
            source = read_source(Path(self.source) if self.source is not None else bundled())
            require_imported(source)
            return source
        except InvalidReport as invalid:
            set_by = "JINSHI_REPORT" if self.source is not None and self.flagged is None else None
            raise refused(invalid, set_by) from None

    def report(self) -> Report:
        """Load the report. Raises `CommandError` with all that is wrong with it."""
        return self.saved().report

    def saved(self) -> Saved:
        """Load the report and what is known about it. Raises `CommandError` with all that is wrong with it."""
        from jinshi_cli.cli.store import saved_of

        try:
            return saved_of(self.report_source(), self.environment.variables, cached=self.cached)
        except InvalidReport as invalid:
            raise refused(invalid) from None

    def line(self, command: str, *arguments: str) -> str:
        """Return a command line that looks into the same report, to be copied into a shell."""
        words = shell.arguments(arguments)
        report = "" if self.flagged is None else f"-r {shell.file(self.flagged)}"
        # After -- there are no options.
        parts = (report, words) if words.startswith("-- ") else (words, report)
        return " ".join(filter(None, ("jinshi", command, *parts)))

    def answer_list(
        self,
        name: str,
        report: Report | None,
        items: Callable[[], Sequence[Item]],
        fields: Sequence[str],
        view: Callable[[], View],
        *,
        flat: Callable[[], Sequence[Item]] | None = None,
        remarks: tuple[str, ...] = (),
        suggestions: Sequence[str] | None = None,
        status: ExitStatus = ExitStatus.DONE,
    ) -> Answer:
        """Put a list into the format asked for; of ``items``, ``flat`` and ``view`` only what it needs is made.

        ``flat`` gives the items where lines hold one each; ``suggestions``, what to try instead, stand beside the
        list in JSON.
        """
        if self.format == "json":
            from jinshi_cli.render.json import render_document

            lists: dict[str, Sequence[Any]] = {name: items()}
            text = render_document(report, lists if suggestions is None else {**lists, "suggestions": suggestions})
        elif self.format == "jsonl":
            from jinshi_cli.render.json import render_lines

            text = render_lines((flat or items)())
        elif self.format in ("csv", "tsv"):
            from jinshi_cli.render.delimited import render_csv, render_tsv

            text = (render_csv if self.format == "csv" else render_tsv)((flat or items)(), fields)
        else:
            text = self.paint(view())
        return Answer(text, remarks, status, _encoding(self.format), paged=self.pager and self.format in READ)

    def paint(self, view: View) -> str:
        """Show a view as text or Markdown."""
        if self.format == "md":
            from jinshi_cli.render.markdown import render as markdown

            return markdown(view)
        from jinshi_cli.render.text import render

        return render(view, self.style)


def _encoding(name: str) -> Encoding:
    if name in UTF_8:
        return "utf-8"
    return "lossless" if name in LOSSLESS else "nearest"


def invocation(
    environment: Environment, options: CommonOptions, formats: Sequence[str], piped: str, shown: str
) -> Invocation:
    """Resolve the common options: flag before environment before default.

    ``shown`` is the format on a terminal, ``piped`` elsewhere. Raises `CommandError` for a value that is none.
    """
    if options.report == "":
        raise usage_error(_("-r needs the name of a report file; what was given is empty"))
    _one_of("--color", options.color, ("auto", "always", "never"))
    _one_of("--lang", options.lang and known_language(options.lang), LANGUAGES)
    if options.json and options.format not in (None, "json"):
        raise usage_error(
            _("--json and --format {format} ask for different things; keep one").format(
                format=brief(str(options.format))
            )
        )
    chosen = "json" if options.json else options.format
    _one_of("--format", chosen, formats)
    _one_of("--ambiguous", options.ambiguous, AMBIGUOUS)
    show_width(options.ambiguous or environment.variables.get("JINSHI_AMBIGUOUS"))
    return Invocation(
        environment=environment,
        format=chosen or (shown if environment.on_terminal else piped),
        style=environment.style(options.color)._replace(ascii=options.ascii, roomy=options.wide),
        source=options.report if options.report is not None else environment.variables.get("JINSHI_REPORT") or None,
        flagged=options.report,
        pager=not options.no_pager,
        cached=not options.no_cache,
    )


def show_width(ambiguous: str | None) -> None:
    """Heed how the terminal shows characters of ambiguous width: ``wide``, or anything else for narrow."""
    if ambiguous == "wide":
        from jinshi_cli.render import wrap

        wrap.show_ambiguous(wide=True)


def unheeded(variables: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each variable of ours that is set to nothing that is known.

    Such a variable changes how an answer looks, never what it says; so the answer and the status stay what they are,
    where a bad value on the command line is wrong usage.
    """
    message = _("{variable} is set to “{value}” and was passed over; it can be {choices}")
    language = variables.get("JINSHI_LANG")
    if language and known_language(language) not in LANGUAGES:
        yield message.format(variable="JINSHI_LANG", value=brief(language), choices=listed(LANGUAGES))
    ambiguous = variables.get("JINSHI_AMBIGUOUS")
    if ambiguous and ambiguous not in AMBIGUOUS:
        yield message.format(variable="JINSHI_AMBIGUOUS", value=brief(ambiguous), choices=listed(AMBIGUOUS))


def _one_of(option: str, value: str | None, choices: Sequence[str]) -> None:
    if value is not None and value not in choices:
        message = _("{option} {value} is not possible here; choose one of {choices}")
        raise mistyped(message.format(option=option, value=brief(value), choices=listed(choices)), value, choices)


def refused(invalid: InvalidReport, set_by: str | None = None) -> CommandError:
    """Return the error for a report file that cannot be used; the message tells the first problems.

    ``set_by`` is the variable that names the file, where nobody has typed its name.
    """
    lines = [str(problem) for problem in invalid.problems[:_MOST_PROBLEMS]]
    if set_by is not None:
        lines[0] += _("; it is set by {variable}").format(variable=set_by)
    more = len(invalid.problems) - _MOST_PROBLEMS
    if more > 0:
        message = n_(
            "and {number} more problem; jinshi check {file} lists all",
            "and {number} more problems; jinshi check {file} lists all",
            more,
        )
        lines.append(message.format(number=more, file=shell.file(invalid.file)))
    return CommandError(ExitStatus.INVALID_REPORT, "invalid_report", lines, problems=invalid.problems)
