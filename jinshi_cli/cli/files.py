"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def put(path: Path, data: bytes, *, unfinished: str, mode: int = 0o600) -> None:
    """Write a file under another name, which begins with ``unfinished``, and give it its own when it is whole.

    Raises OSError where that is not possible; nothing is left then.
    """
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=unfinished)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
