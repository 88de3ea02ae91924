from __future__ import annotations

import csv
import io
import re

from hypothesis import given
from hypothesis import strategies as st

from jinshi_cli.render.delimited import render_csv, render_tsv

CELL = (
    st.text(max_size=12)
    | st.builds("{}{}".format, st.sampled_from("=+-@"), st.text(max_size=4))
    | st.integers()
    | st.none()
    | st.booleans()
    | st.lists(st.text(max_size=4), max_size=3)
)
ROWS = st.lists(st.fixed_dictionaries({"a": CELL, "b": CELL}), max_size=5)


def test_a_reference_stands_in_csv_as_scripts_read_it():
    """A guard against a spreadsheet that takes 1.10 for a number would be part of what every script reads."""
    assert render_csv([{"ref": "1.10", "id": "1.10#1"}], ("ref", "id")) == "ref,id\r\n1.10,1.10#1\r\n"


@given(ROWS)
def test_csv_parses(rows):
    text = render_csv(rows, ("a", "b"))
    parsed = list(csv.reader(io.StringIO(text, newline="")))
    assert parsed[0] == ["a", "b"]
    assert len(parsed) == len(rows) + 1
    assert all(len(row) == 2 for row in parsed)


@given(ROWS)
def test_tsv_has_a_line_a_row(rows):
    lines = render_tsv(rows, ("a", "b")).split("\n")
    assert lines.pop() == ""
    assert lines[0] == "a\tb"
    assert [line.count("\t") for line in lines] == [1] * (len(rows) + 1)


@given(ROWS)
def test_no_cell_of_csv_is_a_formula(rows):
    for row in list(csv.reader(io.StringIO(render_csv(rows, ("a", "b")), newline="")))[1:]:
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\n")) or re.fullmatch(
                r"[-+][0-9]+(\.[0-9]+)?", cell
            )


def test_cells():
    rows = [
        {"text": "=1+1", "b": [1, {"id": "1#2"}]},
        {"text": -5, "b": {"ref": "1.1"}},
        {"text": 'x,"y\n', "b": False},
    ]
    assert render_csv(rows, ("text", "b")) == 'text,b\r\n\'=1+1,1 1#2\r\n-5,1.1\r\n"x,""y\n",false\r\n'
    assert render_tsv(rows, ("text", "b")) == 'text\tb\n=1+1\t1 1#2\n-5\t1.1\nx,"y \tfalse\n'
    # Of what is no paragraph of a report a line feed would make a row that is none.
    assert render_csv([{"file": "a\nb"}], ("file",)) == "file\r\na b\r\n"
