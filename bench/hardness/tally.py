"""What is counted: how often a thing was tried, and what went wrong."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PROGRAM = [str(Path(sys.executable).with_name("jinshi"))]
HANGS_AFTER = 60
"""Seconds; every line here takes less than one on a quiet machine."""
STATUSES = (0, 1, 2, 3, 4)
"""What a run may end with; 70 is a fault of the program, and what is below 0 a signal."""

_PEAK = Path(tempfile.gettempdir()) / f"jinshi-bench-{os.getpid()}"
_LAUNCHER = """\
import contextlib, resource, subprocess, sys
status = subprocess.call(sys.argv[2:])
with contextlib.suppress(OSError), open(sys.argv[1], "w") as file:
    file.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(status if status >= 0 else 128 - status)
"""
"""Runs a command and leaves its peak memory in a file: what this process itself takes would be counted as the
command's, were it started from here (getrusage(2), after fork)."""


@dataclass
class Tally:
    """One line of the table."""

    name: str
    tried: int = 0
    tracebacks: int = 0
    hangs: int = 0
    wrong: int = 0
    lost: int = 0
    seconds: float = 0.0
    peak: float = 0.0
    notes: list[str] = field(default_factory=list)

    def note(self, words: str) -> None:
        """Keep the first few things that went wrong."""
        if len(self.notes) < 5:
            self.notes.append(words)


class Ran:
    """What a run left: its exit status, its output, its peak memory in MB; None as status where it hung."""

    def __init__(
        self,
        arguments: Sequence[str],
        variables: Mapping[str, str],
        stdin: bytes | None = b"",
        before: Callable[[], object] | None = None,
        **more: object,
    ) -> None:
        environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "JINSHI_LANG": "en", "HOME": "/dev/null"}
        process = subprocess.Popen(  # type: ignore[call-overload]  # noqa: S603 - the program itself
            [sys.executable, "-ISc", _LAUNCHER, str(_PEAK), *PROGRAM, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**environment, **variables},
            preexec_fn=before,  # noqa: PLW1509 - there are no threads
            start_new_session=True,
            **more,
        )
        self.status: int | None
        try:
            out, err = process.communicate(stdin, timeout=HANGS_AFTER)
            self.status = process.returncode
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
            self.status = None
        self.peak = float(_PEAK.read_bytes() or 0) / 1024 if _PEAK.exists() else 0.0
        _PEAK.unlink(missing_ok=True)
        self.out, self.err = out.decode(errors="replace"), err.decode(errors="replace")

    def into(self, tally: Tally, what: str, *, right: Callable[[Ran], bool] | None = None) -> None:
        """Count it; ``right`` tells whether the answer is what it should be."""
        tally.tried += 1
        tally.peak = max(tally.peak, self.peak)
        if self.status is None:
            tally.hangs += 1
            tally.note(f"{what}: no end after {HANGS_AFTER} s")
        elif "Traceback" in self.err or self.status not in STATUSES:
            tally.tracebacks += 1
            tally.note(f"{what}: status {self.status}, {self.err[-300:]!r}")
        elif right is not None and not right(self):
            tally.wrong += 1
            tally.note(f"{what}: status {self.status}, {self.out[:200]!r}, {self.err[:200]!r}")


def own_peak() -> float:
    """Return the most memory that this process has taken, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
