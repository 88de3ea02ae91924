"""What every peer is: a way to search a report's units."""

from __future__ import annotations

import importlib
import os
import subprocess
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple


class Missing(Exception):
    """What a peer needs is not installed; the message says what."""


class Unit(NamedTuple):
    """What a peer can find: a section's title and text as one line, and its reference."""

    ref: str
    text: str


Find = Callable[[Sequence[Unit], Sequence[str]], list[list[str]]]
"""Returns for each query the references of the units that were found, best first."""


class Peer(NamedTuple):
    """Another way to search. ``version`` names the version that runs, or raises `Missing`."""

    name: str
    version: Callable[[], str]
    find: Find


def module(name: str, package: str) -> Any:  # noqa: ANN401 - packages without types
    """Import a module that need not be there. Raises `Missing`."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise Missing(f"pip install {package}") from error


def environ() -> dict[str, str]:
    """Return the environment without a person's own settings of what is measured."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("FZF_", "JINSHI_"))}


def run(command: Sequence[str], text: str = "") -> str:
    """Run a search tool over a text and return what it printed; status 1 says that it found nothing."""
    done = subprocess.run(  # noqa: S603 - commands of this folder's own
        command, input=text, stdout=subprocess.PIPE, encoding="utf-8", env=environ(), check=False
    )
    if done.returncode > 1:
        done.check_returncode()
    return done.stdout
