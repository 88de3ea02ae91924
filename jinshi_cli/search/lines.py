"""Looking up a line of a table without reading all of it, which would take longer than a search."""

from __future__ import annotations


def value(table: bytes, key: str) -> str | None:
    """Return what stands behind a key and a tab in a table of lines in the order of their bytes; None without one."""
    wanted = f"{key}\t".encode()
    low, high = 0, len(table)
    while low < high:
        start = max(table.rfind(b"\n", 0, (low + high) // 2) + 1, low)
        end = table.index(b"\n", start)
        if table.startswith(wanted, start):
            return table[start + len(wanted) : end].decode()
        if table[start:end] < wanted:
            low = end + 1
        else:
            high = start
    return None
