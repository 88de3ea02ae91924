from __future__ import annotations

import builtins
import importlib.util

import pytest
from importing.readers.making import docx, p, pdf

from jinshi_cli.importing.readers import Unreadable, read
from jinshi_cli.importing.readers import read as read_file
from jinshi_cli.importing.readers.limits import MAX_BYTES, MAX_CHARACTERS, MAX_PARAGRAPHS

PAGE = "<!DOCTYPE html><html><body><p>全年召开会议，办结案件。</p></body></html>"
WORD = docx(p("正文"))
PRINT = pdf([[("正文", 72, 700, 16)]])


@pytest.mark.parametrize("name", ["report.txt", "report.html", "report.docx", "report.pdf", "report", "-", ""])
@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"abc", "text"), (PAGE.encode(), "html"), (WORD, "docx"), (PRINT, "pdf"), (b"\r\n\n" + PRINT, "pdf")],
)
def test_the_bytes_tell_what_a_file_is_whatever_its_name(data, kind, name):
    assert read(data, name).kind == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("前言。<p>全年召开会议，办结案件。</p>", "a.HTML", "html"),
        ("前言。<p>全年召开会议，办结案件。</p>", "a.txt", "text"),
        ("全年召开会议，办结案件。", "a.html", "text"),
        ("<table><tr><td>件数</td></tr></table>", "a.txt", "html"),
        ("<!-- 注 --><div>件数</div>", "-", "html"),
        ("<p>一</p>", "a", "html"),
        ("<宪法>宣传", "a", "text"),
        ("<project>x", "a", "text"),
        ("\ufeff" + PAGE, "a", "html"),
    ],
)
def test_where_the_bytes_do_not_tell_the_name_does(text, name, kind):
    assert read(text.encode(), name).kind == kind


def test_pages_in_utf_16_are_known_by_their_markup():
    assert read(PAGE.encode("utf-16"), "a.txt").kind == "html"


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (COMPOUND + "WordDocument".encode("utf-16-le"), r"older Word file \(.doc\); save it as .docx"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "has a password; save it as .docx without"),
        (COMPOUND + "Workbook".encode("utf-16-le"), "older Office file but no Word file"),
        (COMPOUND[:4], "older Office file"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "picture"),
        (b"PK\x05\x06" + bytes(18), "no Word file"),
        (b"PK\x03\x04", "damaged"),
        (b"a" * (MAX_BYTES + 1), "larger than 64 MiB"),
        (b"a" * (MAX_CHARACTERS + 1), "longer than"),
        (b"a\n" * (MAX_PARAGRAPHS + 1), "more than 10000 paragraphs, which no report has; give the report alone"),
        (b"<html>" + b"<p>a</p>" * (MAX_PARAGRAPHS + 1), "more than 10000 paragraphs"),
    ],
    ids=[
        "doc",
        "password",
        "xls",
        "head",
        "rtf",
        "png",
        "jpeg",
        "zip",
        "stub",
        "bytes",
        "characters",
        "lines",
        "elements",
    ],
)
def test_what_is_known_and_not_read_is_refused_with_what_to_do(data, said):
    with pytest.raises(Unreadable, match=said):
        read(data, "report.txt")


@pytest.mark.parametrize("data", [PAGE.encode(), WORD])
def test_without_the_library_the_sentence_says_what_to_install(data, monkeypatch):
    importing = builtins.__import__

    def without(name, *arguments, **options):
        if name.startswith("lxml"):
            raise ImportError(name)
        return importing(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(Unreadable, match=r"pip install 'jinshi-cli\[documents\]'"):
        read_file(data, "report")


def test_without_the_library_for_pdf_the_sentence_says_so_too(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(Unreadable, match=r"pip install 'jinshi-cli\[documents\]'"):
        read_file(PRINT, "report")
