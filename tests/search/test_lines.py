"""A line of a table by its key."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jinshi_cli.search.lines import value

KEY = st.text(alphabet="ab 法治窗", min_size=1, max_size=4)


@given(st.dictionaries(KEY, st.text(alphabet="xy法", max_size=3)), KEY)
def test_it_is_what_a_dictionary_gives(entries, key):
    lines = sorted(f"{one}\t{other}\n".encode() for one, other in entries.items())
    table = b"".join(lines)
    assert value(table, key) == entries.get(key)
    assert all(value(table, one) == other for one, other in entries.items())
