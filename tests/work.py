"""How much work something is, counted in steps and not in seconds."""

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


def lines(work):
    """Lines run and times that a loop begins anew, also inside one line: what `calls` does not see."""
    count = 0

    def counted(*_arguments):
        nonlocal count
        count += 1
        return counted

    before = sys.gettrace()
    sys.settrace(counted)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
