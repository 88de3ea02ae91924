"""Where a measurement was made."""

from __future__ import annotations

import os
import platform


def machine() -> str:
    """Return processors, Python and system in a line."""
    return (
        f"{os.cpu_count()} CPUs, {platform.python_implementation()} {platform.python_version()}, {platform.platform()}"
    )
