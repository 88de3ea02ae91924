"""What is said of a broken file, word for word: it is all that its writer has to go by."""

from __future__ import annotations

import pytest
from support import SMALL

from jinshi_cli.report.load import examine
from jinshi_cli.report.source import Source

DIGITS = "a whole number has 18 digits at most, one with a point 15 to be exact"
VALUE = "chapters[0].sections[0].sections[0].metrics[0].value"


def told(text):
    _report, problems = examine(Source("r.yaml", text.encode()))
    return [tuple(problem) for problem in problems]


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a: 'b\n", 2, 1, "not valid YAML: the file ends within quotation marks; the quotation mark that opens on line 1 may not be closed"),
        ("title:x\nb: 1\n", 2, 2, "not valid YAML: a colon stands where no field can begin; line 1 lacks a space after the colon"),
        ("a:\n\tb: 1\n", 2, 1, "not valid YAML: no value begins with this sign; line 2 is indented with a tab; use spaces"),
        ("title：x\nb: 1\n", 2, 2, "not valid YAML: a colon stands where no field can begin; line 1 has a full-width colon after the field name"),
        ("x\ty\nb: 1\n", 2, 2, "not valid YAML: a colon stands where no field can begin; put the value in quotation marks"),
        ("a: [1\nb: 2\n", 2, 2, "not valid YAML: a bracket is not closed; close it, or put the value in quotation marks"),
        ("a: @b\n", 1, 4, "not valid YAML: no value begins with this sign; put the value in quotation marks"),
        ("a: *\n", 1, 5, "not valid YAML: no value begins with & or *; put the value in quotation marks"),
        ('a: "\\q"\n', 1, 5, "not valid YAML: no such sign follows a backslash; use single quotation marks"),
        ("a: 1\n b: 2\n", 2, 3, "not valid YAML: a colon stands where no field can begin; put the value in quotation marks"),
        ("a: |b\n", 1, 5, "not valid YAML: the text after | or > begins on the next line; look at the indentation of this line and those above"),
        ("a: 1\nb\nc: 2\n", 3, 1, "not valid YAML: a line above is neither a field nor a part of one; look at the indentation of this line and those above"),
        ("a: \x07\n", 1, 4, "a sign that does not print (U+0007) stands here; take it out"),
        ("a: 甲\n\ufffe\n", 2, 1, "a sign that does not print (U+FFFE) stands here; take it out"),
    ],
)  # fmt: skip
def test_of_what_is_no_yaml(text, line, column, message):
    assert told(text) == [("error", "r.yaml", line, column, "", message)]


@pytest.mark.parametrize(
    ("old", "new", "path", "message"),
    [
        ("year: 2022", "year: {}", "year", "expected a whole number, 1 or more, found a block of fields"),
        ("year: 2022", "year: []", "year", "expected a whole number, 1 or more, found a list"),
        ("year: 2022", "year: true", "year", "expected a whole number, 1 or more, found true"),
        ("year: 2022", "year:", "year", "expected a whole number, 1 or more, found nothing"),
        ("year: 2022", "year: '2022'", "year", "expected a whole number, 1 or more, found 2022; take away the quotation marks"),
        ("year: 2022", f"year: {'9' * 19}", "year", f"expected a whole number, 1 or more, found {'9' * 19}; {DIGITS}"),
        ("year: 2022", f"year: '{'9' * 19}'", "year", f"expected a whole number, 1 or more, found {'9' * 19}; {DIGITS}"),
        ("year: 2022", f"year: {'9' * 15}亿", "year", f"expected a whole number, 1 or more, found {'9' * 15}亿; {DIGITS}"),
        ("year: 2022", "year: 2e3", "year", "expected a whole number, 1 or more, found 2e3; write its decimal digits, as in 1000 or 0.5"),
        ("year: 2022", "year: 2022.5", "year", "expected a whole number, 1 or more, found 2022.5"),
        ("        value: 12\n", "        value: 12345678901234567890\n", VALUE, f"expected a number or null, found 12345678901234567890; {DIGITS}"),
        ("        value: 12\n", "        value: 0.1234567890123456789\n", VALUE, f"expected a number or null, found 0.1234567890123456789; {DIGITS}"),
        ("        value: 12\n", "        value: '-1.5'\n", VALUE, "expected a number or null, found -1.5; take away the quotation marks"),
        ("        value: 12\n", "        value: 0x10\n", VALUE, "expected a number or null, found 0x10; write its decimal digits, as in 1000 or 0.5"),
        ("title: 某镇2022年报告", 'title: "某镇\\u202e2022年报告"', "title", "a sign that does not print (U+202E) stands here; take it out"),
        ("    text: 人手不足；", '    text: "人手\u200f不足；"', "chapters[1].sections[0].text", "a sign that does not print (U+200F) stands here; take it out"),
        ("        unit: 宗", '        unit: "\u2066宗"', "chapters[0].sections[0].sections[0].metrics[0].unit", "a sign that does not print (U+2066) stands here; take it out"),
        ("title: 某镇2022年报告", "title: |\n  甲\n  乙", "title", r"expected one line of text, found 甲\n乙\n"),
        ("year: 2022", "year: x", "year", "expected a whole number, 1 or more, found x"),
        ("year: 2022", f"year: {'x' * 40}", "year", f"expected a whole number, 1 or more, found {'x' * 40}"),
        ("year: 2022", f"year: {'x' * 41}", "year", f"expected a whole number, 1 or more, found {'x' * 39}…"),
        ("year: 2022", "year: 2022\norgn: x", "orgn", "unknown field; did you mean organ?"),
        ("        value: 12\n", "        value: 12宗\n", VALUE, "expected a number or null, found 12宗; write 12"),
    ],
)  # fmt: skip
def test_of_a_field_that_does_not_fit(old, new, path, message):
    text = SMALL.replace(old, new, 1)
    assert text != SMALL
    assert [(one[0], one[1], one[4], one[5]) for one in told(text)] == [("error", "r.yaml", path, message)]


def test_of_a_field_that_nobody_knows():
    ((severity, file, line, column, path, message),) = told("qqqq: 1\n" + SMALL)
    assert (severity, file, line, column, path) == ("error", "r.yaml", 1, 1, "qqqq")
    assert message.startswith("unknown field; known here are version, id, title, ")


def test_of_more_than_is_told():
    *_rest, last = told(SMALL + "".join(f"x{number}: 1\n" for number in range(2000)))
    assert (last[0], last[1], last[4]) == ("error", "r.yaml", "x1000")
    assert last[5] == "there are 1000 problems before this; mend them first, more are not looked for"
