from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshi_cli.report.located import MAX_NAME, MAX_NODES, read_located
from jinshi_cli.report.problem import MAX_PROBLEMS, InvalidReport
from jinshi_cli.report.source import MAX_BYTES


def value(node):
    if isinstance(node.value, dict):
        return {key: value(child) for key, child in node.value.items()}
    return [value(child) for child in node.value] if isinstance(node.value, list) else node.value


def test_values_keep_their_place():
    tree, problems = read_located(b"a: 1\nb:\n  - x\n  - c: 2.5\n", "f")
    assert problems == ()
    assert value(tree) == {"a": 1, "b": ["x", {"c": 2.5}]}
    assert tree.value["b"].position == (2, 1)
    assert tree.value["b"].value[1].value["c"].position == (4, 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1", 1), ("-1.5", -1.5), ("true", True), ("null", None), ("~", None), ("", None), ("no", "no"), ("yes", "yes"),
     ("2021-01-02", "2021-01-02"), ("'1'", "1"), ("0x10", "0x10"), ("1e3", "1e3"), ("1_000", "1_000"),
     (".inf", ".inf"), ("9" * 30, "9" * 30)],
)  # fmt: skip
def test_plain_scalars(text, expected):
    tree, _problems = read_located(f"a: {text}\n".encode(), "f")
    assert value(tree) == {"a": expected}
    assert type(value(tree)["a"]) is type(expected)


def test_a_line_is_looked_through_for_an_open_quotation_mark_in_little_memory():
    tracemalloc.start()
    with pytest.raises(InvalidReport):
        read_located(b'a: "' + b"x" * 1_000_000, "f")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def test_fields_that_stand_twice_without_end_are_refused():
    with pytest.raises(InvalidReport) as refused:
        read_located(b"a: 1\n" * 40_000, "f")
    assert len(refused.value.problems) == MAX_PROBLEMS


def test_a_field_that_stands_twice_is_named_with_its_second_place():
    tree, (problem,) = read_located(b"a: 1\nb: 2\na: 3\n", "f")
    assert value(tree) == {"a": 1, "b": 2}
    assert (problem.line, problem.column, problem.path) == (3, 1, "a")


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join(['*' + old] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("data", "says", "line"),
    [
        (BOMB.encode(), "anchors and aliases", 1),
        (b"a: *b\n", "anchors and aliases", 1),
        (b"a: !!python/object/apply:os.system [x]\n", "tags", 1),
        (b"a: !x 1\n", "tags", 1),
        (b"a: 1\n---\nb: 2\n", "second YAML document", 2),
        (b"", "empty", 1),
        (b"# only a comment\n", "empty", 2),
        (b"a: [1\nb: 2\n", "not valid YAML", 2),
        (b"a: 1\n b: 2\n", "not valid YAML", 2),
        (b"a: 1\nb: \xff\xfe\n", "not UTF-8", 2),
        (b"a: 1\nb: \x07\n", r"does not print \(U\+0007\)", 2),
        (("[" * 10_000).encode(), "nested deeper", 1),
        (("a:\n" + "".join("  " * n + "- \n" for n in range(1, 300))).encode(), "nested deeper", 33),
        (b"{[a]: 1}\n", "field name", 1),
        (b"x" * (MAX_BYTES + 1), "larger than", 1),
        (b"[" + b"1," * MAX_NODES + b"1]", "more than", 1),
        (b"".join(b"k%d: 1\n" % number for number in range(MAX_NODES)), "more than", MAX_NODES // 2),
        (b"? " + b"x" * (MAX_NAME + 1) + b"\n: 1\n", "longer than", 1),
        (b"{a: " * 10_000, "nested deeper", 1),
        (b"- " * 10_000, "nested deeper", 1),
        (b'a: "' + b"x" * 1_000_000, "quotation mark that opens on line 1", 1),
        (b"a: '" + b"''" * 500_000, "quotation mark that opens on line 1", 1),
    ],
    ids=range(22),
)
def test_what_is_not_plain_safe_yaml_is_refused(data, says, line):
    with pytest.raises(InvalidReport, match=says) as refused:
        read_located(data, "f.yaml")
    (problem,) = refused.value.problems
    assert (problem.file, problem.line, problem.severity) == ("f.yaml", line, "error")


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9b", "\u2028", "\u2029", "\ufffe", "\uffff"]
)
def test_what_yaml_or_editors_do_not_have_is_refused_at_its_place(character):
    with pytest.raises(InvalidReport, match=f"U\\+{ord(character):04X}") as refused:
        read_located(f"a: 标题\r\nb: |\n  正文𠀀正{character}文\nc: 1\n".encode(), "f")
    (problem,) = refused.value.problems
    assert (problem.line, problem.column) == (3, 7)


@pytest.mark.parametrize("character", ["\u061c", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069"])
def test_a_character_that_reorders_text_is_named_at_its_place(character):
    text = f"a: 标题\nb: |\n  甲\n  正文𠀀{character}{character}\nc:\n- '甲{character}'\n- {character}\n# {character}\n"
    _tree, problems = read_located(text.encode(), "f")
    assert [(one.line, one.column, one.path) for one in problems] == [(4, 6, "b"), (6, 5, "c[0]"), (7, 3, "c[1]")]
    assert {one.message for one in problems} == {
        f"a sign that does not print (U+{ord(character):04X}) stands here; take it out"
    }


@pytest.mark.parametrize(
    ("written", "code"),
    [(r"\u202E", "202E"), (r"\u202e", "202E"), (r"\U0000202e", "202E"), (r"\x1b", "001B"), (r"\x1B", "001B"), (r"\e", "001B"), (r"\a", "0007"),
     (r"\N", "0085"), (r"\x85", "0085"), (r"\L", "2028"), (r"\P", "2029"), (r"\t", "0009"), (r"\0", "0000"), (r"\r", "000D")],
)  # fmt: skip
def test_a_character_after_a_backslash_is_found_too(written, code):
    _tree, (problem,) = read_located(f'a: 1\nb: "x202e 甲{written}乙"\n'.encode(), "f")
    assert (problem.line, problem.column, problem.path) == (2, 12, "b")
    assert f"(U+{code})" in problem.message


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    try:
        read_located(data, "f")
    except InvalidReport as refused:
        assert refused.problems


@given(st.text(alphabet="ab:-[]{}'\"|>&*!#%@`, \n\t0", max_size=80))
def test_anything_like_yaml_is_read_or_refused(text):
    try:
        read_located(text.encode(), "f")
    except InvalidReport as refused:
        assert refused.problems
