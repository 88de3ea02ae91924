from __future__ import annotations

import struct
from itertools import pairwise

import pytest
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


@pytest.mark.parametrize("font", ["Times-Roman", "Helvetica", "Courier"])
def test_digits_of_a_standard_font_that_come_one_by_one_are_all_kept(font):
    """Such a font need not say how wide its letters are, so that the program's own must not stand in for it."""
    digits = "".join(f"BT /F2 16 Tf 1 0 0 1 {136 + 8 * at} 700 Tm ({digit}) Tj ET\n" for at, digit in enumerate("1100"))
    lines = with_latin(pdf([[("全年办案", 72, 700, 16), ("宗。", 168, 700, 16)]]), font, digits)
    assert [line.text for line in lines] == ["全年办案1100宗。"]


def with_latin(data, font, stream):
    """Return the lines of a page to which text in a Latin font is added that is not in the file."""
    own = data[data.index(b"stream") + 7 : data.index(b"endstream")]
    whole = own + stream.encode()
    data = data.replace(b"/Length %d" % len(own), b"/Length %d" % len(whole)).replace(own, whole)
    described = f"<< /F1 3 0 R /F2 << /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >> >>"
    data = data.replace(b"<< /F1 3 0 R >>", described.encode())
    return pdf_process.answer(data)["pages"][0]["lines"]


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
