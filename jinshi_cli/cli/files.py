"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from jinshi_cli.cli import ending


def put(path: Path, data: bytes, *, unfinished: str, mode: int = 0o600) -> None:
    """Write a file under another name, which begins with ``unfinished``, and give it its own when it is whole.

    Raises OSError where that is not possible; nothing is left then, nor where a signal ends the program.
    """
    begun = path.with_name(f"{unfinished}{os.urandom(8).hex()}")
    with ending.raising():
        try:
            begun.touch(0o600, exist_ok=False)
            begun.write_bytes(data)
            begun.chmod(mode)
            begun.replace(path)
        except BaseException:
            begun.unlink(missing_ok=True)
            raise
