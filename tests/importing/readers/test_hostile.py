"""Damaged files of every kind give paragraphs or one sentence, never another exception."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from importing.readers.making import definition, docx, instance, level, p, pdf, printed
from importing.readers.test_layouts import LAYOUTS, page_of

from jinshi_cli.importing.readers import Unreadable, read
from jinshi_cli.importing.readers.blocks import Line
from jinshi_cli.importing.readers.characters import lines_of
from jinshi_cli.importing.readers.furniture import is_buttons
from jinshi_cli.importing.readers.html import read_html
from jinshi_cli.importing.readers.limits import MAX_ATTRIBUTES

LINES = ["一、成效", "全年召开会议36场次，办结案件12宗。", "某镇人民政府", "2022年1月10日"]


def _stored(data: bytes) -> bytes:
    """The same Word file, its parts not packed, so that damage reaches the XML."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(file, "w") as archive:
        for name in packed.namelist():
            archive.writestr(name, packed.read(name))
    return file.getvalue()


LISTS = definition(0, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.")) + instance(1, 0)
SEEDS = {
    "text": ["\r\n".join(LINES).encode(), "\n".join(LINES).encode("gb18030"), "\n".join(LINES).encode("utf-16")],
    "html": [page_of(layout, bodies[0], "某镇报告", LINES) for layout, (bodies, _encoding) in LAYOUTS.items()],
    "docx": [docx(p("甲", 1, 0) + p("乙", 1, 1), LISTS), _stored(docx(p("甲", 1, 0) + p("乙", 1, 1), LISTS))],
}
CHANGES = st.lists(
    st.tuples(st.integers(0, 2**20), st.integers(0, 255), st.integers(0, 40), st.binary(max_size=12)), max_size=12
)


def changed(data: bytes, changes: list[tuple[int, int, int, bytes]], end: int) -> bytes:
    """The data with a byte changed, some cut out and some put in at several places, and its end cut off."""
    for place, value, length, more in changes:
        at = place % max(1, len(data))
        data = data[:at] + bytes([value]) + more + data[at + length :]
    return data[: max(0, len(data) - end)]


def answer(data: bytes, name: str) -> None:
    try:
        document = read(data, name)
    except Unreadable as refusal:
        said = str(refusal)
        assert said
        assert "\n" not in said
        return
    assert document.paragraphs
    for paragraph in document.paragraphs:
        assert paragraph == paragraph.strip()
        assert lines_of(paragraph) == [paragraph]
        assert paragraph


@pytest.mark.parametrize("kind", SEEDS)
@given(data=st.data())
@settings(max_examples=80)
def test_damaged_files_are_read_or_refused(kind, data):
    seed = data.draw(st.sampled_from(SEEDS[kind]))
    answer(changed(seed, data.draw(CHANGES), data.draw(st.just(0) | st.integers(0, len(seed)))), f"report.{kind}")


PRINT = pdf(printed(LINES))


@given(changes=CHANGES, end=st.just(0) | st.integers(0, len(PRINT)))
@settings(max_examples=10)
def test_damaged_pdf_files_are_read_or_refused(changes, end):
    answer(changed(PRINT, changes, end), "report.pdf")


@pytest.mark.parametrize("head", [b"", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf", b"\xd0\xcf\x11\xe0"])
@given(tail=st.binary(max_size=400))
@settings(max_examples=40)
def test_random_bytes_are_read_or_refused(head, tail):
    answer(head + tail, "report")


@given(page=st.lists(st.sampled_from(["<table>", "<tr>", "<td>", "</td>", "</tr>", "<p>", "</p>", "<br>", "<a href=x>", "</a>", "<div class=foot>", "</div>", "<pre>", "</pre>", "字，字。" * 6, "来源：某", "&nbsp;", "2022年1月"]), max_size=40))  # fmt: skip
@settings(max_examples=150)
def test_pages_of_any_make_are_read_or_refused(page):
    answer(("<html>" + "".join(page)).encode(), "x.html")


def test_a_row_of_digits_is_no_riddle():
    # It was one of 2**60 ways before a word that is on no button.
    assert not is_buttons(Line(f"{'3' * 60}.落实", 0, 0, "p", ends=True))
    assert is_buttons(Line(f"打印 {'3' * 60}", 0, 0, "p", ends=True))


@pytest.mark.parametrize("attribute", ['a{}=""', "a{}", "a{}='>'", 'a{}="<"', '" a{}=">"', "a{} = x/"])
def test_an_element_with_very_many_attributes_is_refused(attribute):
    page = "<html><body><p {}>推进工作。</p></body></html>"
    with pytest.raises(Unreadable, match="more attributes"):
        read_html(page.format(" ".join(map(attribute.format, range(MAX_ATTRIBUTES + 10)))).encode())
    assert read_html(page.format(" ".join(map(attribute.format, range(20)))).encode()).paragraphs
