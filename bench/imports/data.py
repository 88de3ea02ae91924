"""Reports with what is in them, marked by eye."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

TEXTS = Path(__file__).parent / "texts"


class Marked(NamedTuple):
    """A text and what a reader marked in it: nodes, figures, findings, and what may count either way."""

    name: str
    path: Path
    outline: tuple[dict[str, Any], ...]
    metrics: tuple[dict[str, Any], ...]
    findings: tuple[dict[str, Any], ...]
    doubtful: tuple[dict[str, Any], ...]


def marked(folder: Path) -> Iterator[Marked]:
    """Yield the texts of a folder that have their marks beside them (``NAME.gold.yaml``)."""
    for gold in sorted(folder.glob("*.gold.yaml")):
        name = gold.name.removesuffix(".gold.yaml")
        text = next(
            (path for path in sorted(gold.parent.glob(f"{name}.*")) if path != gold and ".source" not in path.name),
            None,
        )
        if text is None:
            continue
        marks = yaml.safe_load(gold.read_text(encoding="utf-8"))
        lists = [tuple(marks.get(field) or ()) for field in ("outline", "metrics", "findings", "doubtful")]
        yield Marked(name, text, *lists)
