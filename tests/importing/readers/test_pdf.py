from __future__ import annotations

import resource
import subprocess
import sys

import pytest
from importing.readers.making import pdf, printed, ragged
from importing.readers.test_layouts import REPORTS, report_of

from jinshi_cli.importing.readers import Unreadable, pdf_process, read
from jinshi_cli.importing.readers import pdf as module
from jinshi_cli.importing.readers.limits import MAX_PAGES, MAX_PIECES, PDF_CPU_SECONDS, PDF_MEMORY
from jinshi_cli.importing.readers.printed_lines import PrintedLine
from jinshi_cli.importing.readers.printed_pages import paragraphs

TEXT = [
    "一、成效",
    "（一）加强组织领导",
    "全年召开会议36场次，宣讲120872人次，" * 8 + "取得成效。",
    "二、问题",
    "力量不足。" * 30,
]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("setting", [{}, {"size": 12, "per_line": 37, "per_page": 30}], ids=["large", "small"])
def test_pages_give_the_paragraphs_that_were_set_without_heads_and_numbers(path, setting):
    lines = report_of(path)[1]
    pages = [
        [("某镇人民政府文件", 250, 800, 9), *page, (f"— {number} —", 280, 40, 10)]
        for number, page in enumerate(printed(lines, **setting), 1)
    ]
    document = read(pdf(pages), "report.pdf")
    assert list(document.paragraphs) == lines
    assert (document.kind, document.encoding) == ("pdf", None)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_ragged_lines_that_end_in_a_sentence_or_a_number_are_no_paragraphs(path):
    lines = report_of(path)[1]
    assert list(read(pdf(ragged(lines)), "report.pdf").paragraphs) == lines


def test_ragged_lines_without_an_indent_go_on_inside_a_sentence():
    lines = [
        "一、主要成效",
        "（一）规范执法",
        "全年办结行政处罚案件共1234件，罚款3.5万元，其中简易程序1200件，普通程序34件，均依法公示，无一撤销。",
        "（二）普法",
        "开展普法活动20余场次，发放资料3000份，覆盖村（社区）12个，群众满意率98.5%，比上年提高2个百分点。",
        "二、存在问题",
        "执法队伍力量不足，持证人员占比不高，普法的形式还比较单一。",
    ]
    assert list(read(pdf(ragged(lines, indent=0)), "report.pdf").paragraphs) == lines


def test_a_number_that_is_broken_at_a_lines_end_is_one():
    page = [
        ("全年办结案件，共12", 72, 700, 16),
        ("34件，", 72, 670, 16),
        ("罚款5", 72, 640, 16),
        ("万元。", 72, 610, 16),
        ("字" * 26, 72, 580, 16),
        ("末。", 72, 550, 16),
    ]
    assert read(pdf([page]), "x").paragraphs == ("全年办结案件，共1234件，罚款5万元。", "字" * 26 + "末。")


@pytest.mark.parametrize("set_in", [{}, {"per_line": 37, "size": 12}])
def test_a_heading_that_fills_its_line_is_no_part_of_the_text_below(set_in):
    long = "二、党政主要负责人履行推进法治建设第一责任人职责情况"
    heading = long if not set_in else long + "及法治建设工作总结"
    lines = ["一、成效", "全年召开会议36场次，" * 6 + "取得成效。", heading, "带头述法2次，召开会议4次。", "三、打算"]
    assert list(read(pdf(printed(lines, **set_in)), "x").paragraphs) == lines


def test_where_all_lines_are_first_ones_the_edge_is_that_of_the_one_that_is_not():
    lines = ["2021年，某局推进法治政府建设。", "召开会议，研究议题，办理案件，罚款。" * 2, "存在问题", "人员不足。"] * 4
    lines += ["（一）普法。"] * 40
    pages = printed(lines, per_page=60)
    assert sum(1 for page in pages for line in page if line[1] < 80) == 4
    assert list(read(pdf(pages), "x").paragraphs) == lines


def test_an_item_at_the_edge_goes_on_with_its_paragraph_where_items_are_moved_in():
    item = "（一）规范执法。全年开展检查，做到以下三点：一是坚持公正执法；二是坚持文明执法；三是坚持规范。"
    lines = [
        "一、成效",
        item,
        item.replace("（一）", "（二）"),
        "（三）普法。",
        "（四）调解。",
        "二、问题",
        "一是执法力量不足。",
        "二是手段落后。",
        "三、打算",
    ]
    pages = printed(lines, per_line=2 + item.index("二是"))
    assert [line for page in pages for line in page if line[0].startswith("二是坚持") and line[1] < 80]
    assert list(read(pdf(pages), "x").paragraphs) == lines


def test_rows_of_a_table_are_not_joined_in_a_ragged_text():
    rows = [("类别 件数", 72, 100, 16), ("行政处罚", 72, 70, 16), ("12件", 300, 70, 16), ("许可 3件", 72, 40, 16)]
    first, *_others = ragged(TEXT)
    body = [line for line in first if line[2] > 130]
    found = read(pdf([body + rows]), "x").paragraphs
    assert found[-3:] == ("类别 件数", "行政处罚 12件", "许可 3件")


@pytest.mark.parametrize("form", ["{}", "- {} -", "—{}—", "第{}页", "第 {} 页 共 9 页", "{}/9", "第{}页，共9页"])
def test_page_numbers_of_every_form_are_left_out(form):
    pages = [[*page, (form.format(number), 280, 40, 10)] for number, page in enumerate(printed(TEXT, per_page=9), 1)]
    assert list(read(pdf(pages), "x").paragraphs) == TEXT


def test_numbers_that_are_not_at_a_page_end_stay():
    page = [("附表", 72, 700, 16), ("36", 72, 670, 16), ("12", 72, 640, 16), ("合计。", 72, 610, 16)]
    assert read(pdf([page]), "x").paragraphs == ("附表", "36", "12", "合计。")


def test_the_end_of_a_sentence_at_the_top_of_two_pages_is_no_running_head():
    pages = [
        [(top, 72, 700, 16), *((f"全年办案{place}件。", 72, 700 - 30 * place, 16) for place in range(1, 9))]
        for top in ("首页，", "行政。", "行政。")
    ]
    text = "".join(read(pdf(pages), "x.pdf").paragraphs)
    assert text.count("行政。") == 2


def test_a_short_line_after_a_full_one_that_ends_a_sentence_stands_alone():
    page = [("坚持依法行政推进法治政府建设，全年办案。", 72, 700 - 30 * place, 16) for place in range(6)]
    alone = ("某镇人民政府", 72, 520, 16)
    whole = "".join(text for text, *_place in page)
    assert read(pdf([[*page, alone]]), "x.pdf").paragraphs == (whole, "某镇人民政府")


def test_the_title_over_two_lines_is_one_and_a_signature_at_the_right_two():
    title = [("某镇人民政府关于", 220, 780, 22), ("法治政府建设的报告", 209, 745, 22)]
    signature = [("某镇人民政府", 424, 100, 16), ("2022年1月10日", 424, 70, 16)]
    body = [(text, x, y - 60, size) for text, x, y, size in printed(TEXT, per_page=40)[0][:15]]
    found = read(pdf([[*title, *body, *signature]]), "x").paragraphs
    assert found[0] == "某镇人民政府关于法治政府建设的报告"
    assert found[-2:] == ("某镇人民政府", "2022年1月10日")


def test_larger_lines_at_the_edge_are_headings_of_their_own():
    headings = [("一、主要成效", 72, 780, 22), ("（一）规范执法", 72, 745, 22)]
    body = [(text, x, y - 60, size) for text, x, y, size in printed(TEXT[2:3], per_line=20)[0]]
    assert read(pdf([headings + body]), "x").paragraphs == ("一、主要成效", "（一）规范执法", TEXT[2])


def test_a_line_two_characters_short_of_full_ends_its_paragraph():
    texts = ("字" * 28, "字" * 28, "末。", "题" * 26, "字" * 28, "字" * 28, "末。")
    lines = [PrintedLine(text, 72, 72 + 16 * len(text), 700 - 24 * row, 16) for row, text in enumerate(texts)]
    assert paragraphs([lines]) == ["字" * 56 + "末。", "题" * 26, "字" * 56 + "末。"]


def test_pages_without_a_line_and_lines_without_a_printed_character_make_no_paragraphs():
    assert paragraphs([[], []]) == []
    lines = [PrintedLine(text, 72, 104, y, 16) for text, y in (("甲。", 700), ("\u200b", 676), ("乙。", 640))]
    assert paragraphs([lines]) == ["甲。", "乙。"]


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_the_lines_of_a_turned_page_stand_as_they_are_seen(turned):
    """The page is turned back by as much as it is turned, so that its text is seen upright."""
    matrix = {90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}[turned]
    data = pdf(
        [[("全年召开会议36场次", 72, 500, 16), ("，取得成效。", 72, 470, 16), ("二、问题", 104, 440, 16)]],
        rotate=turned,
    )
    stream = data[data.index(b"stream") + 7 : data.index(b"endstream")]
    length = b"/Length %d" % len(stream)
    turn = f"{matrix} cm\n".encode()
    data = data.replace(length, b"/Length %d" % (len(stream) + len(turn))).replace(stream, turn + stream)
    assert read(data, "x").paragraphs == ("全年召开会议36场次", "，取得成效。", "二、问题")


def test_entries_of_a_table_stand_apart_and_radicals_are_characters():
    text = [("字" * 26, 104, 760, 16), ("字" * 28, 72, 730, 16), ("末。", 72, 700, 16)]
    row = [("行政处罚", 72, 670, 16), ("12件", 300, 670, 16), ("⼀是⼈⺠政府。", 72, 640, 16)]
    assert read(pdf([text + row]), "x").paragraphs == ("字" * 54 + "末。", "行政处罚 12件", "一是人民政府。")


def test_paragraphs_told_by_the_space_between_them():
    full, short = "字" * 20, "末。"
    lines = [
        PrintedLine(text, 72, 72 + 16 * len(text), y, 16)
        for text, y in ((full, 700), (full[:-1] + "。", 676), (full, 630), (short, 606), (full, 560), (short, 536))
    ]
    assert paragraphs([lines]) == [full + full[:-1] + "。", full + short, full + short]


@pytest.mark.parametrize("size", [0.0, 0.2, 1e9])
def test_type_of_any_size_makes_paragraphs(size):
    assert paragraphs([[PrintedLine("全年办案。", 0, 0, 0, size), PrintedLine("二、问题", 0, 0, 0, size)]])


def picture_page() -> bytes:
    """A page that is one picture, as scanners make it."""
    return (
        pdf([[]])
        .replace(b"/Contents 7 0 R", b"/XObject 7 0 R")
        .replace(
            b"/Resources << /Font << /F1 3 0 R >> >> /XObject 7 0 R",
            b"/Resources << /XObject << /I 5 0 R >> >> /Contents 7 0 R",
        )
        .replace(b"/Length 0 >>\nstream\n", b"/Length 34 >>\nstream\nq 595 0 0 842 0 0 cm /I Do Q      \n")
        .replace(
            b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6",
            b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream\nendobj\n99 0 obj\n<< /Flags 6",
        )
    )


LOCKED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<41> <41>]"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (picture_page(), "page 1 has no text layer"),
        (pdf([[]]), "page 1 has no text layer"),
        (pdf([[("报告", 72, 700, 16)]], trailer=LOCKED), "needs a password"),
        (pdf([[("报告", 72, 700, 16)]] * (MAX_PAGES + 1)), "more than 500 pages"),
        (pdf([[("报", 72 + at % 400, 700 - at // 400, 1) for at in range(MAX_PIECES + 1)]]), "more time or memory"),
        (b"%PDF-1.7\n" + b"\x00" * 500, "damaged"),
        (b"%PDF-1.4 fragment", "damaged"),
        (pdf([[("\ue000\ue001\ue002" * 5, 72, 700, 16)]]), "does not say which characters"),
    ],
    ids=["scan", "empty", "locked", "pages", "pieces", "zeros", "stub", "private"],
)
def test_what_cannot_be_read_is_refused_with_a_sentence_that_says_why(data, said):
    with pytest.raises(Unreadable, match=said):
        read(data, "report.pdf")


def test_more_characters_than_any_report_has_are_refused_by_the_page(monkeypatch):
    monkeypatch.setattr(pdf_process, "MAX_CHARACTERS", 5)
    monkeypatch.setattr(module, "_ask", pdf_process.answer)
    with pytest.raises(Unreadable, match="longer than 200000 characters, which no report is; give the report alone"):
        read(pdf([[("一、成效", 72, 700, 16)], [("二、问题", 72, 700, 16)]]), "report.pdf")


def test_the_process_has_bounds_that_the_system_keeps():
    code = "from jinshi_cli.importing.readers import pdf_process as p; p._bound(); import resource as r; print(r.getrlimit(r.RLIMIT_CPU)); bytearray(2**31)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "MemoryError" in done.stderr
    assert done.stdout.strip() == f"({PDF_CPU_SECONDS}, {PDF_CPU_SECONDS})"


@pytest.mark.parametrize("output", [b"", b"{", b"[]", b"\xff"])
def test_a_process_that_ends_badly_is_a_file_that_cannot_be_read(output, monkeypatch):
    def run(command, **_options):
        return subprocess.CompletedProcess(command, 0 if output else -9, output)

    monkeypatch.setattr(module.subprocess, "run", run)
    with pytest.raises(Unreadable, match="more time or memory"):
        read(b"%PDF-1.4", "x")


@pytest.mark.parametrize("status", [1, -6, -11, -9, -24])
@pytest.mark.parametrize("allowed", [PDF_MEMORY // 2, PDF_MEMORY, resource.RLIM_INFINITY])
def test_a_process_that_ends_where_little_memory_is_allowed_had_too_little(status, allowed, monkeypatch):
    monkeypatch.setattr(resource, "getrlimit", lambda _kind: (allowed, resource.RLIM_INFINITY))
    monkeypatch.setattr(
        module.subprocess, "run", lambda command, **_options: subprocess.CompletedProcess(command, status, b"")
    )
    is_short = allowed == PDF_MEMORY // 2 and status not in {-9, -24}
    with pytest.raises(MemoryError if is_short else Unreadable):
        read(b"%PDF-1.4", "x")


@pytest.mark.parametrize(("allowed", "says"), [(PDF_MEMORY // 2, "memory"), (PDF_MEMORY * 2, "too much")])
def test_the_process_tells_a_lack_of_memory_from_a_file_that_takes_too_much(allowed, says, monkeypatch):
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2)\n"
        "from jinshi_cli.importing.readers import pdf_process as p\n"
        "p.answer = lambda data: bytearray(2**31)\n"
        "p.main()"
    )
    line = [sys.executable, "-c", code, str(allowed)]
    done = subprocess.run(line, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert (done.stdout, done.stderr) == (b'{"error": "%s"}' % says.encode(), b"")
    monkeypatch.setattr(module.subprocess, "run", lambda *_line, **_options: done)
    with pytest.raises(MemoryError if says == "memory" else Unreadable):
        read(b"%PDF-1.4", "x")


def test_a_process_that_does_not_end_is_ended(monkeypatch):
    def run(command, **options):
        raise subprocess.TimeoutExpired(command, options["timeout"])

    monkeypatch.setattr(module.subprocess, "run", run)
    with pytest.raises(Unreadable, match="more time or memory"):
        read(b"%PDF-1.4", "x")


def test_the_process_finds_the_package_where_it_is_not_installed():
    folders = ":".join(path for path in sys.path if path.endswith("site-packages"))
    # Without site (-S) nothing finds a package that is installed for editing.
    line = [sys.executable, "-S", *module.PROCESS]
    data = pdf([[("报告", 72, 700, 16)]])
    done = subprocess.run(line, input=data, env={"PYTHONPATH": folders}, capture_output=True, check=True)
    assert b'"lines"' in done.stdout
