"""Answers to command lines that are the same word for word whatever else is set, and need no parser."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinshi_cli import __version__
from jinshi_cli.cli.invocation import Answer

PROGRAM = "jinshi"
VERSION = "--version"
COMPLETION = "completion"
SHELLS = ("bash", "zsh", "fish")
_SCRIPTS = Path(__file__).parents[1] / "completions"


def plain(arguments: Sequence[str]) -> Answer | None:
    """Return the answer to a command line that is one of these and nothing else; None for all others."""
    match tuple(arguments):
        case (word,) if word == VERSION:
            return version_told()
        case (word, shell) if word == COMPLETION and shell in SHELLS:
            return script(shell)
    return None


def version_told() -> Answer:
    """Answer with the program's name and version."""
    return Answer(f"{PROGRAM} {__version__}\n")


def script(shell: str) -> Answer:
    """Answer with the completion script of one of the shells."""
    return Answer((_SCRIPTS / f"jinshi.{shell}").read_text(encoding="utf-8"))
