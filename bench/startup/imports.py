"""Where the milliseconds of a start go: Python itself, what is imported by whom, and the rest."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

_LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s*([\w.]+)")
_OWN = {"jinshi_cli": "jinshi", "typer": "Typer", "rich": "Rich", "yaml": "PyYAML", "rapidfuzz": "RapidFuzz"}
OTHERS = "other packages"
LIBRARY = "Python's library"
GROUPS = (LIBRARY, *dict.fromkeys(_OWN.values()), OTHERS)


def script(*arguments: str) -> list[str]:
    """Return what Python is given to run the program with these arguments."""
    return [str(Path(sys.executable).with_name("jinshi")), *arguments]


def least(arguments: Sequence[str], variables: Mapping[str, str], rounds: int) -> dict[str, float]:
    """Return the milliseconds of importing by who is imported, each the least of several rounds."""
    seen = [_spent(arguments, variables) for _ in range(rounds)]
    return {group: min(one[group] for one in seen) / 1000 for group in GROUPS}


def _spent(arguments: Sequence[str], variables: Mapping[str, str]) -> Counter[str]:
    """Return microseconds (``python -X importtime``) of what Python runs with these arguments."""
    line = [sys.executable, "-X", "importtime", *arguments]
    done = subprocess.run(line, env=variables, capture_output=True, check=False)  # noqa: S603 - this file's own line
    groups: Counter[str] = Counter()
    for said in done.stderr.decode(errors="replace").splitlines():
        if found := _LINE.match(said):
            top = found[2].partition(".")[0]
            library = top in sys.stdlib_module_names or top.startswith("_") or top == "site"
            groups[LIBRARY if library else _OWN.get(top, OTHERS)] += int(found[1])
    return groups
