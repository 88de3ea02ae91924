"""Declares commands: one decorator gives each the common options and the same help.

The idea is sqlite-utils' ``output_options``; what is added is that the options are resolved here, so
that a command gets one `Invocation` instead of five parameters.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Annotated, Any, NamedTuple, Optional

import typer
from typer.core import TyperCommand

from jinshi_cli.cli.environment import Environment
from jinshi_cli.cli.invocation import LISTS, Answer, CommonOptions, invocation
from jinshi_cli.messages import _, listed
from jinshi_cli.render.style import Style

# allow_interspersed_args is Click's default: options stand before or after the arguments.
CONTEXT = {"help_option_names": ["-h", "--help"]}


class Outside(NamedTuple):
    """What the program hands to its commands: the environment and the options before the command."""

    environment: Environment
    options: CommonOptions


class HelpRequested(Exception):
    """Raised for ``--help``, because Typer would print the text itself and exit 1 on a closed pipe."""

    def __init__(self, text: Callable[[Style], str]) -> None:
        super().__init__()
        self.text = text
        """Returns the help in a style: its width in cells and its signs."""


class Command(TyperCommand):
    """A command whose help starts with examples."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - Typer's Click is private
        """Hand the help to the program, which writes it like every other answer."""
        from jinshi_cli.cli.help_text import help_text

        raise HelpRequested(lambda style: help_text(self, ctx, style))


Examples = Sequence[tuple[str, str]]


def option(name: str, kind: object, default: object, *flags: str, **more: Any) -> inspect.Parameter:  # noqa: ANN401
    """Return the parameter of an option."""
    annotation = Annotated[kind, typer.Option(*flags, show_default=False, **more)]  # type: ignore[valid-type]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def common_parameters(formats: Sequence[str] | None) -> list[inspect.Parameter]:
    """Return the parameters of the common options; the formats are those of one command, None for the whole program."""
    how = _("How to write the answer: {formats}.").format(formats=listed(formats or ()))
    return [
        option(
            "report", Optional[str], None, "-r", "--report", metavar="FILE",
            help=_("Look into this report file (- is standard input). Environment: JINSHI_REPORT."),
        ),
        option(
            "format", Optional[str], None, "-f", "--format", metavar="FORMAT",
            help=how if formats else _("How to write the answer; the help of each command lists its formats."),
        ),
        option(
            "json", bool, False, "--json", hidden=formats is not None and "json" not in formats,
            help=_("Short for --format json."),
        ),
        option(
            "color", Optional[str], None, "--color", metavar="WHEN",
            help=_("Colour: auto, always or never."),
        ),
        option(
            "lang", Optional[str], None, "--lang", metavar="LANG",
            help=_("Language: zh or en. Environment: JINSHI_LANG, then the locale."),
        ),
        option("wide", bool, False, "--wide", help=_("Without rules and with much room, for a projector.")),
        option("ascii", bool, False, "--ascii", help=_("Draw rules, guides and bars with ASCII signs.")),
        option(
            "ambiguous", Optional[str], None, "--ambiguous", metavar="WIDTH",
            help=_("How wide the terminal shows “” — … ·: narrow or wide. Environment: JINSHI_AMBIGUOUS."),
        ),
        option("no_pager", bool, False, "--no-pager", help=_("Use no pager, however long the answer.")),
        option(
            "no_cache", bool, False, "--no-cache",
            help=_("Read the report file itself: use nothing kept of it, keep nothing. Environment: JINSHI_NO_CACHE."),
        ),
    ]  # fmt: skip


def with_parameters(function: Callable[..., Any], parameters: Sequence[inspect.Parameter]) -> Callable[..., Any]:
    """Give a function of a context and any keywords the signature that Typer is to see."""
    context = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    signature = inspect.Signature([context, *parameters])
    function.__signature__ = signature  # type: ignore[attr-defined]
    function.__annotations__ = {name: parameter.annotation for name, parameter in signature.parameters.items()}
    return function


def command(
    app: typer.Typer,
    *,
    name: str,
    summary: str,
    examples: Examples,
    formats: Sequence[str] = LISTS,
    shown: str = "table",
    piped: str = "tsv",
) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """Register the function as a command. Its first parameter is the `Invocation`, the others its own.

    ``shown`` is its format on a terminal, ``piped`` its format elsewhere.
    """

    def register(function: Callable[..., Answer]) -> Callable[..., Answer]:
        own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]

        def run(context: typer.Context, **values: Any) -> Answer:  # noqa: ANN401 - as the signature below says
            outside: Outside = context.obj
            options = CommonOptions(**{name: values.pop(name) for name in CommonOptions._fields})
            call = invocation(outside.environment, options.over(outside.options), formats, piped, shown)
            return function(call, **values)

        keywords = (parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own)
        with_parameters(run, [*keywords, *common_parameters(formats)])
        run.examples = tuple(examples)  # type: ignore[attr-defined]
        run.formats = tuple(formats)  # type: ignore[attr-defined]
        app.command(name, cls=Command, help=summary, context_settings=CONTEXT)(run)
        return function

    return register


def new_app() -> typer.Typer:
    """Return an app for one command, without what the program does itself (completion, Rich, tracebacks)."""
    return typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
