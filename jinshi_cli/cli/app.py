"""The program's parser: finds the command, imports it, and runs it with what was given."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from jinshi_cli.cli import shell
from jinshi_cli.cli.arguments import before_end, flag, in_our_words
from jinshi_cli.cli.command import CONTEXT, HelpRequested, Outside, common_parameters, option, with_parameters
from jinshi_cli.cli.environment import Environment
from jinshi_cli.cli.errors import CommandError, ExitStatus, usage_error
from jinshi_cli.cli.invocation import Answer, CommonOptions, show_width
from jinshi_cli.cli.plain import PROGRAM, VERSION, version_told
from jinshi_cli.cli.typed import NAMES, require_half_width
from jinshi_cli.messages import _, brief
from jinshi_cli.render.style import Style

_REFERENCE = r"[0-9一二三四五六七八九十]+(?:[.\-（(][0-9一二三四五六七八九十）).\-]*)?(?:#[0-9]+)?"
"""What can only be meant as a reference."""


def summaries() -> dict[str, str]:
    """Return every command, in the order of the help, with one line about it."""
    return {
        "sections": _("the outline as a tree"),
        "show": _("a chapter, section, measure, figure or law in full"),
        "search": _("find passages and figures"),
        "metrics": _("the figures in a table"),
        "laws": _("the laws and documents cited (《…》), with every place"),
        "terms": _("the set phrases (“…”), with every place"),
        "cite": _("the sentence word for word with its source, ready to paste"),
        "export": _("the whole report as YAML, JSON, Markdown or CSV"),
        "import": _("turn a report's text (txt, html, docx, pdf) into a report file"),
        "check": _("validate a report file"),
        "schema": _("the JSON Schemas of all outputs and of the report file"),
        "cache": _("show or clear what is kept of your own reports"),
        "completion": _("what makes a shell complete command lines"),
        "help": _("help on a command"),
    }


class LazyGroup(TyperGroup):
    """Imports a command's module when that command is called, and no other."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - Typer's Click is private
        """Return the names of all commands."""
        return list(summaries())

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:  # noqa: ANN401, ARG002
        """Import and return a command, or None where there is none of that name."""
        if cmd_name not in summaries():
            return None
        # A module cannot be named import.
        module = importlib.import_module(f"jinshi_cli.cli.commands.{'import_' if cmd_name == 'import' else cmd_name}")
        found = typer.main.get_command(module.app)
        assert isinstance(found, TyperCommand)  # noqa: S101 - what every command module registers
        return found

    def resolve_command(
        self,
        ctx: Any,  # noqa: ANN401
        args: list[str],
    ) -> tuple[str, TyperCommand, list[str]]:
        """Find the command, or name the nearest one."""
        found = self.get_command(ctx, args[0])
        require_half_width(args, _options(self if found is None else found))
        if found is None:
            raise unknown_command(args)
        return args[0], found, args[1:]

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401
        """Hand the help to the program, which writes it like every other answer."""
        from jinshi_cli.cli.help_text import program_help

        raise HelpRequested(lambda style: program_help(self, ctx, style, examples(), list(summaries().items())))


def _options(command: TyperGroup | TyperCommand) -> list[str]:
    return ["-h", "--help", *(option for parameter in command.params for option in parameter.opts)]


def unknown_command(words: Sequence[str], before: str = "jinshi") -> CommandError:
    """Return the error for a command that does not exist, with what was likely meant.

    ``before`` is what stands before the command's name on a line that is suggested.
    """
    name = words[0]
    shown = brief(name)
    meant = NAMES.get(name)
    if meant is not None:
        message = _("there is no command “{name}”; did you mean {line}?")
        line = " ".join(filter(None, (before, meant, shell.given_line(words[1:]))))
        return usage_error(message.format(name=name, line=line), [meant] if meant else [])
    if shown == name and re.fullmatch(_REFERENCE, name):
        message = _("there is no command “{name}”; to read that section, type jinshi show {name}")
        return usage_error(message.format(name=name), ["show"])
    close = get_close_matches(name, summaries(), n=1, cutoff=0.6)
    if close:
        message = _("there is no command “{name}”; did you mean jinshi {close}?")
        return usage_error(message.format(name=shown, close=close[0]), close)
    message = _("there is no command “{name}”; to look for words, type jinshi search {words}")
    return usage_error(message.format(name=shown, words=shell.given_line(words)), ["search"])


def examples() -> list[tuple[str, str]]:
    """Return the command lines with which the program's help begins, and what each is for."""
    return [
        ("jinshi", _("the report at a glance")),
        ("jinshi search 罚款", _("find passages and figures")),
        ("jinshi show 1.3.6", _("read a measure in full")),
        ("jinshi show 1.3.6#3 --field value", _("one bare value, for a script")),
        ("jinshi metrics --json | jq .", _("all figures as JSON")),
    ]


def program() -> Any:  # noqa: ANN401 - Typer's Click is private
    """Build the program's command group in the language that is installed."""
    app = typer.Typer(
        cls=LazyGroup,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=CONTEXT,
        help=_("Looks things up in a government report: any fact, with the sentence it stands in."),
        invoke_without_command=True,
    )
    app.callback()(_top())
    return typer.main.get_command(app)


def _top() -> Callable[..., Answer | None]:
    """Return what runs before every command, and alone for bare ``jinshi``."""

    def top(context: typer.Context, *, version: bool, **values: Any) -> Answer | None:  # noqa: ANN401
        if version:
            return version_told()
        context.obj = Outside(context.obj, CommonOptions(**values))
        if context.invoked_subcommand is None:
            from jinshi_cli.cli.commands.overview import overview

            return overview(context.obj)
        return None

    version = option("version", bool, False, VERSION, help=_("Show the version."))
    return with_parameters(top, [*common_parameters(None), version])


def answer(arguments: Sequence[str], environment: Environment) -> Answer:
    """Parse a command line and return the answer of its command. Raises `CommandError`."""
    match tuple(arguments):
        case ("-h" | "--help" as help_, name, *rest) if name in summaries():
            arguments = [name, help_, *rest]
    try:
        return _answer(arguments, environment)
    except typer.TyperException as error:
        raise in_our_words(error) from error


def _answer(arguments: Sequence[str], environment: Environment) -> Answer:
    try:
        answer = program().main(list(arguments), prog_name=PROGRAM, standalone_mode=False, obj=environment)
    except HelpRequested as help_requested:
        # --help ends the parsing before a command sees its options.
        show_width(flag(arguments, "--ambiguous") or environment.variables.get("JINSHI_AMBIGUOUS"))
        style = Style(color=False, width=environment.text_width, ascii=_is_given(arguments, "--ascii"))
        return Answer(help_requested.text(style), paged=not _is_given(arguments, "--no-pager"))
    if isinstance(answer, Answer):
        return answer
    # Typer turns what it catches itself (an interrupt) into a bare status.
    return Answer("", status=ExitStatus(answer or 0))


def _is_given(arguments: Sequence[str], option: str) -> bool:
    return option in before_end(arguments)


def help_on(name: str | None, style: Style) -> str:
    """Return the help of the program or of one command. Raises `CommandError` where there is no such command."""
    if name is not None and name not in summaries():
        raise unknown_command([name], "jinshi help")
    arguments = ["--help"] if name is None else [name, "--help"]
    try:
        program().main(arguments, prog_name=PROGRAM, standalone_mode=False)
    except HelpRequested as help_requested:
        return help_requested.text(style)
    raise AssertionError(name)
