from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jinshi_cli.report.model import Span
from jinshi_cli.search.indexing.spread import Spread

SPANS = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(SPANS, max_size=8), SPANS)
def test_what_lies_where_is_what_going_through_all_finds(spans, asked):
    sharing = sorted(span for span in spans if span.start < asked.end and asked.start < span.end)
    spread = Spread(spans)
    assert spread.touching(asked) == sharing
    assert spread.touch(asked) is bool(sharing)
