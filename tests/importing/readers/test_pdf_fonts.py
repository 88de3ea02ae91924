from __future__ import annotations

import struct
from itertools import pairwise

from importing.readers.making import pdf

from jinshi_cli.importing.readers import pdf_process
from jinshi_cli.importing.readers.pdf_fonts import stand_in


def test_lines_that_read_the_same_are_all_kept_whatever_fonts_the_machine_has():
    """Without boxes PDFium takes a long piece of text for a second print of the one before."""
    text = "坚持依法行政推进法治政府建设，全年办案。"
    lines = pdf_process.answer(pdf([[(text, 72, 700 - 30 * place, 16) for place in range(6)]]))["pages"][0]["lines"]
    assert [line.text for line in lines] == [text] * 6
    assert {round(above.bottom - line.bottom, 2) for above, line in pairwise(lines)} == {30}


def test_a_character_of_any_script_has_a_box_at_least_as_high_as_the_type():
    lines = pdf_process.answer(pdf([[("镇", 72, 700, 20), ("、", 72, 600, 20), ("ü", 72, 500, 20)]]))["pages"][0][
        "lines"
    ]
    assert [line.text for line in lines] == ["镇", "、", "ü"]
    assert all(20 <= line.size < 25 for line in lines)


def test_the_tables_of_the_font_lie_inside_it_one_after_another():
    font = stand_in()
    count = struct.unpack_from(">H", font, 4)[0]
    at = 12 + 16 * count
    tags = []
    for number in range(count):
        tag, _sum, start, length = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        assert start == at
        at += length + -length % 4
        tags.append(tag)
    assert at == len(font)
    assert tags == sorted(tags)
