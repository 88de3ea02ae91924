"""Lines of the characters of a printed page, by where each of them stands."""

from __future__ import annotations

import pytest

from jinshi_cli.importing.readers.printed_lines import Glyph, lines_of_glyphs


def glyphs(*placed: tuple[str, float, float], size: float = 10, made: bool = False) -> list[Glyph]:
    """Characters of texts at places (text, x, y), as wide as they are high, Latin ones half as wide."""
    found = []
    for text, x, y in placed:
        left = x
        for sign in text:
            right = left + (size / 2 if sign.isascii() else size)
            found.append(Glyph(sign, left, right, y, y + size, size, made))
            left = right
    return found


def texts(*placed: tuple[str, float, float]) -> list[str]:
    return [line.text for line in lines_of_glyphs(glyphs(*placed))]


@pytest.mark.parametrize(
    ("placed", "lines"),
    [
        ([("全年", 0, 100), ("办案", 20, 100), ("三件", 0, 80)], ["全年办案", "三件"]),
        # a column further left at the same height, a sign set a little higher
        ([("右栏", 200, 100), ("左栏", 0, 100)], ["右栏", "左栏"]),
        ([("全年", 0, 100), ("①", 20, 103), ("办案", 30, 100)], ["全年①办案"]),
        # cells stand apart, words of Latin letters already where there is a little room
        ([("处罚", 0, 100), ("12件", 60, 100)], ["处罚 12件"]),
        ([("the", 0, 100), ("end", 18, 100)], ["the end"]),
        ([("共", 0, 100), ("三件", 13, 100)], ["共三件"]),
        ([("a b", 0, 100), ("c ", 30, 100)], ["a b c"]),
        ([(" ", 0, 100), ("后", 10, 100)], ["后"]),
    ],
)
def test_characters_that_stand_side_by_side_are_a_line(placed, lines):
    assert texts(*placed) == lines


def test_characters_that_the_library_made_up_and_line_ends_are_none():
    before, after = glyphs(("前", 0, 100)), glyphs(("后", 10, 100))
    for between in (glyphs((" ", 10, 100), made=True), glyphs(("\r\n", 10, 100))):
        assert [line.text for line in lines_of_glyphs([*before, *between, *after])] == ["前后"]


def test_a_line_has_its_place_and_the_size_of_most_of_it():
    (line,) = lines_of_glyphs([*glyphs(("全年", 20, 100)), *glyphs(("。", 40, 100), size=4)])
    assert (line.left, line.right, line.bottom, line.size) == (20, 44, 100, 10)
