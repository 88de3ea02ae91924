"""What stands in the golden files: the answer to each of these, in every format, in both languages where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

AS_FOUND = Path(__file__).parents[1] / "source" / "report-2021-as-found.txt"
LISTS = ("table", "md", "json", "jsonl", "csv", "tsv")
TEXTS = ("text", "md", "json")
TRANSLATED = ("table", "text", "md")
"""Formats that are read by people; all others are the same in every language."""

COMMANDS: dict[str, tuple[list[str], tuple[str, ...]]] = {
    "overview": ([], LISTS),
    "sections": (["sections", "1.4"], LISTS),
    "show": (["show", "1.3.6"], TEXTS),
    "show-metric": (["show", "1.4.1#8"], TEXTS),
    "show-law": (["show", "广东省安全生产条例"], TEXTS),
    "search": (["search", "罚款"], LISTS),
    "search-sound": (["search", "jufeng2021", "--explain"], LISTS),
    "search-nothing": (["search", "地铁票价"], LISTS),
    "metrics": (["metrics", "--in", "1.3.4"], LISTS),
    "metrics-bars": (["metrics", "--in", "1.4", "--bars"], ("table", "md")),
    "metrics-wide": (["metrics", "--in", "1.3", "--wide"], ("table",)),
    "metrics-ascii": (["metrics", "--in", "1.3.3", "--bars", "--ascii"], ("table",)),
    "laws": (["laws"], LISTS),
    "terms": (["terms", "三"], LISTS),
    "cite": (["cite", "1.3.6#3", "1.3.3"], ("text", *LISTS)),
    "export": (["export"], ("yaml", "json", "md", "csv")),
    "import": (["import", str(AS_FOUND)], ("yaml",)),
    "check": (["check"], LISTS),
    "schema": (["schema"], ("json",)),
    "cache": (["cache"], LISTS),
    "completion": (["completion", "bash"], ("text",)),
    "help": (["help"], ("text",)),
    "error-not-found": (["show", "1.3.9"], ("json",)),
    "error-ambiguous": (["show", "着力推进"], ("json",)),
    "error-usage": (["metrics", "--sort", "vale"], ("json", "jsonl")),
    "error-option": (["metrics", "--unt", "宗"], ("json",)),
    "error-command": (["metrcs"], ("json",)),
    "error-report": (["metrics", "-r", "/nonexistent/report.yaml"], ("json",)),
}
"""By a name for the files: a command line, and the formats it is run in. Errors begin with ``error``."""


class Case(NamedTuple):
    """A golden file's name, the language and the arguments of the run that it holds."""

    name: str
    language: str
    arguments: list[str]


def cases() -> Iterator[Case]:
    """Yield every golden file."""
    for name, (arguments, formats) in COMMANDS.items():
        for kind in formats:
            languages = ("en", "zh") if kind in TRANSLATED else ("en",)
            for language in languages:
                ending = f"{language}.{kind}" if kind in TRANSLATED else kind
                yield Case(f"{name}.{ending}", language, [*arguments, "-f", kind])
