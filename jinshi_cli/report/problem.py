"""What can be wrong with a report file, and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

MAX_PROBLEMS = 1000
"""With so many problems in a file the search for more ends; nobody mends these without looking again, and a file made
to have a million of them would take minutes."""


class Problem(NamedTuple):
    """One thing wrong in a report file. Lines and columns count from 1, columns in characters."""

    severity: Literal["error", "warning"]
    file: str
    line: int
    column: int
    path: str
    message: str

    def __str__(self) -> str:
        """Return the problem on one line, in the form of compilers; of the whole file without a line."""
        if (self.line, self.column, self.path) == (1, 1, ""):
            return f"{self.file}: {self.message}"
        where = f"{self.path}: " if self.path else ""
        return f"{self.file}:{self.line}:{self.column}: {where}{self.message}"


class InvalidReport(Exception):
    """Raised when a report file cannot be used; holds every problem that was found, not the first alone."""

    def __init__(self, file: str, problems: Sequence[Problem]) -> None:
        super().__init__(file, problems)
        self.file = file
        self.problems = tuple(problems)

    def __str__(self) -> str:
        """Return all problems, one a line."""
        return "\n".join(str(problem) for problem in self.problems)
