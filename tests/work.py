"""How much work something is, counted in calls and not in seconds."""

from __future__ import annotations

import sys


def calls(work):
    count = 0

    def counted(*_arguments):
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
