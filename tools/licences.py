"""Writes docs/licences.md: the licence of every package that comes along with jinshi, as its metadata says.

Run it from the project's root in an environment with jinshi alone or with its extras; only what jinshi itself needs is
listed, and what that needs in turn.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

_PAGE = Path(__file__).parents[1] / "docs" / "licences.md"
_HEAD = """\
# Licences

jinshi is under the MIT licence ([LICENSE](../LICENSE)). It needs these packages, which `pip` installs beside it and
which are no part of it; the licences are those that their metadata names (`python tools/licences.py` writes this page).

| package | licence | needed by |
| --- | --- | --- |
"""
_TABLES = """
Tables in `jinshi_cli/search/lexicon/tables/` and `jinshi_cli/importing/repair/tables/` that are made from other works,
by `tools/tables.py` and `tools/retrofit.py`:

| table | from | licence |
| --- | --- | --- |
| `readings.txt` | [pypinyin](https://github.com/mozillazg/python-pinyin) | MIT |
| `simplified.txt` | [OpenCC](https://github.com/BYVoid/OpenCC) | Apache-2.0 |
| `words.bin`, `pairs.txt`, `triples.bin` | [jieba](https://github.com/fxsjy/jieba) | MIT |
| `embedding.txt`, `embedding.bin` | [Synonyms](https://github.com/huyingxi/Synonyms) 3.9.0 | MIT |

`synonyms.txt`, the everyday words for what reports say, `english.txt` with `english_stems.txt`, and the files of
`tools/words`, of which the `associations` are made, were written for this program; the `embedding` is made from these,
too. The vectors of Synonyms are of words of the Chinese Wikipedia.
"""
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def needed(name: str = "jinshi-cli") -> dict[str, tuple[Distribution, list[str]]]:
    """Return what a package needs, directly or not, by name, each with the names of those that need it."""
    found: dict[str, tuple[Distribution, list[str]]] = {}
    waiting = [(name, "")]
    while waiting:
        name, by = waiting.pop()
        known = canonical(name)
        if known in found:
            found[known][1].append(by)
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:  # needed on other systems alone
            continue
        found[known] = (package, [by])
        waiting += [(one, known) for one in _requirements(package)]
    del found[canonical("jinshi-cli")]
    return found


def canonical(name: str) -> str:
    """Return a package's name as PEP 503 normalizes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _requirements(package: Distribution) -> Iterator[str]:
    for line in package.requires or ():
        match = _NAME.match(line)
        if match and "extra ==" not in line and "extra==" not in line:
            yield match[0]


def licence(package: Distribution) -> str:
    """Return the licence: the expression of PEP 639, else a short ``License`` field, else the classifiers."""
    metadata = package.metadata
    classified = [
        one.rpartition(" :: ")[2] for one in metadata.get_all("Classifier") or () if one.startswith("License")
    ]
    stated = metadata.get("License") or ""
    short = stated if stated and "\n" not in stated else ""
    return metadata.get("License-Expression") or short or ", ".join(classified) or "not stated"


def main() -> int:
    """Write the page."""
    rows = [
        f"| {name} | {licence(package)} | {', '.join(sorted({by.removesuffix('-cli') for by in needing}))} |\n"
        for name, (package, needing) in sorted(needed().items())
    ]
    _PAGE.write_text(_HEAD + "".join(rows) + _TABLES, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
