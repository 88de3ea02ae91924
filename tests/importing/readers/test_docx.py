from __future__ import annotations

import hashlib
import re
import zipfile

import pytest
from importing.readers.making import RELATIONS, STRICT, W, definition, docx, instance, level, p
from lxml.etree import fromstring
from work import calls

from jinshi_cli.importing.readers import Unreadable, read
from jinshi_cli.importing.readers.numbering import Numbering

OUTLINE = definition(
    0,
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimalEnclosedCircle", "%4"),
    level(4, "decimal", "%1.%3.%5", "<w:isLgl/>"),
)


def paragraphs(data: bytes) -> list[str]:
    return list(read(data, "report.docx").paragraphs)


def test_the_numbers_that_word_makes_stand_in_front_of_the_paragraphs():
    body = (
        p("成效", 1, 0)
        + p("组织", 1, 1)
        + p("学习", 1, 2)
        + p("会议", 1, 2)
        + p("细项", 1, 3)
        + p("执法", 1, 1)
        + p("检查", 1, 2)
        + p("问题", 1, 0)
        + p("不足", 1, 1)
        + p("节", 1, 2)
        + p("条", 1, 4)
    )
    assert paragraphs(docx(body, OUTLINE + instance(1, 0))) == [
        "一、成效", "（一）组织", "1. 学习", "2. 会议", "①细项", "（二）执法", "1. 检查", "二、问题", "（一）不足", "1. 节", "2.1.1 条",
    ]  # fmt: skip


def test_text_written_by_hand_is_left_as_it_is_and_no_number_is_one_of_zero():
    body = p("一、成效") + p("无号", 0, 0) + p("有号", 1, 0)
    assert paragraphs(docx(body, OUTLINE + instance(1, 0))) == ["一、成效", "无号", "一、有号"]


def test_lists_of_one_definition_count_on_and_one_that_says_so_begins_anew():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = OUTLINE + instance(1, 0) + instance(2, 0) + instance(3, 0, override)
    body = p("甲", 1, 0) + p("乙", 2, 0) + p("丙", 3, 0) + p("丁", 3, 0) + p("戊", 1, 0)
    assert paragraphs(docx(body, lists)) == ["一、甲", "二、乙", "一、丙", "二、丁", "三、戊"]


def test_a_deeper_level_that_an_instance_begins_elsewhere_does_so_after_every_higher_one():
    override = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'
    body = p("甲", 1, 0) + p("乙", 1, 1) + p("丙", 1, 1) + p("丁", 1, 0) + p("戊", 1, 1)
    expected = ["一、甲", "（五）乙", "（六）丙", "二、丁", "（五）戊"]
    assert paragraphs(docx(body, OUTLINE + instance(1, 0, override))) == expected


def test_an_instance_may_say_a_level_anew():
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "ideographTraditional", "%1．", start=3)}</w:lvlOverride>'
    assert paragraphs(docx(p("项", 1, 0), OUTLINE + instance(1, 0, override))) == ["丙．项"]


@pytest.mark.parametrize(("restart", "expected"), [("0", "3."), ("1", "3."), ("2", "1.")])
def test_a_level_begins_anew_after_the_level_it_names(restart, expected):
    levels = definition(
        0,
        level(0, "decimal", "第%1章"),
        level(1, "decimal", "第%2节"),
        level(2, "decimal", "%3.", f'<w:lvlRestart w:val="{restart}"/>'),
    )
    body = p("章", 1, 0) + p("节", 1, 1) + p("项", 1, 2) + p("项", 1, 2) + p("节", 1, 1) + p("末", 1, 2)
    assert paragraphs(docx(body, levels + instance(1, 0)))[-1] == f"{expected} 末"


def test_a_style_gives_the_list_and_the_level_that_names_it():
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="5"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="my heading"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="4"><w:name w:val="round"/><w:basedOn w:val="4"/></w:style>'
    )
    lists = definition(
        0,
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>'),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="2"/>'),
    ) + instance(1, 0)
    body = p("甲", style="1") + p("乙", style="2") + p("丙", style="3") + p("丁", style="4") + p("戊", 0, style="1")
    assert paragraphs(docx(body, lists, styles)) == ["一、甲", "（一）乙", "二、丙", "丁", "戊"]


def test_the_work_for_styles_based_on_one_another_does_not_grow_with_their_square():
    steps = []
    for count in (50, 200):
        based = (f'<w:style w:styleId="{at}"><w:basedOn w:val="{at + 1}"/></w:style>' for at in range(count))
        styles = fromstring(f'<w:styles xmlns:w="{W}">{"".join(based)}</w:styles>')
        numbering = Numbering(None, styles)
        every = [str(at) for at in range(count)]
        steps.append(calls(lambda say=numbering.marker, every=every: [say(style, None, None) for style in every]))
    assert steps[1] < 6 * steps[0]


def test_a_definition_may_stand_for_that_of_a_list_style():
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="a"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="a"/>{level(0, "decimalFullWidth", "%1．")}</w:abstractNum>'
    )
    assert paragraphs(docx(p("项", 1, 0), lists + instance(1, 0))) == ["１．项"]


def test_a_bullet_of_a_font_of_signs_is_a_bullet_and_a_number_that_is_joined_has_no_space():
    lists = definition(
        0, level(0, "bullet", "\uf0b7"), level(1, "decimal", "%2.", '<w:suff w:val="nothing"/>')
    ) + instance(1, 0)
    assert paragraphs(docx(p("点", 1, 0) + p("项", 1, 1), lists)) == ["•点", "1.项"]


def test_what_is_not_printed_in_its_place_is_left_out():
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f'<w:p><w:del w:id="1"><w:r><w:delText>删</w:delText></w:r></w:del><w:ins w:id="2">{run.format("增")}</w:ins>'
        f"<w:moveFrom>{run.format('移自')}</w:moveFrom><w:moveTo>{run.format('移至')}</w:moveTo>"
        f'<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:r><w:drawing><wps:txbx><w:txbxContent>{p("框")}</w:txbxContent></wps:txbx></w:drawing></w:r></mc:Choice>'
        f"<mc:Fallback><w:r><w:pict><w:txbxContent>{p('框')}</w:txbxContent></w:pict></w:r></mc:Fallback></mc:AlternateContent>"
        f'<w:hyperlink>{run.format("链")}</w:hyperlink><w:fldSimple w:instr="DATE">{run.format("域")}</w:fldSimple>'
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'
        "<w:r><w:ruby><w:rt><w:r><w:t>zhèn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>镇</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
    )
    extra = {
        "word/header1.xml": f'<w:hdr xmlns:w="{W}">{p("眉")}</w:hdr>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{p("注")}</w:footnotes>',
    }
    assert paragraphs(docx(body, extra=extra)) == ["增移至显链域镇"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next_and_has_no_number_of_its_own():
    body = p("前半", 1, 0, mark='<w:del w:id="1"/>') + p("后半", 1, 0) + p("次", 1, 0)
    assert paragraphs(docx(body, OUTLINE + instance(1, 0))) == ["一、前半后半", "二、次"]


def test_tabs_are_spaces_breaks_end_paragraphs_and_signs_are_those_of_their_font():
    body = (
        '<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:ptab/><w:t>一</w:t><w:br w:type="page"/><w:t>丙。</w:t><w:br/><w:t>丁，</w:t><w:br/><w:t>戊</w:t>'
        '<w:sym w:font="Symbol" w:char="F0B3"/><w:t>95%</w:t><w:sym w:font="Unknown" w:char="F041"/><w:noBreakHyphen/></w:r></w:p>'
    )
    assert paragraphs(docx(body)) == ["甲 乙 一丙。", "丁，戊≥95%□-"]


def test_a_table_gives_a_paragraph_for_every_row_in_the_place_where_it_stands():
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    frame = row("".join(p(f"第{n}段。") for n in range(5)), p("旁"))
    gone = f'<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>{p("删")}</w:tc></w:tr>'
    table = f"<w:tbl><w:tblPr/>{row(p('类别'), p('件数'))}{gone}{row(p('行政') + p('处罚'), p('12'))}</w:tbl>"
    body = p("前。") + table + p("后。") + f"<w:tbl>{frame}</w:tbl>"
    expected = ["前。", "类别 件数", "行政处罚 12", "后。", "第0段。", "第1段。", "第2段。", "第3段。", "第4段。", "旁"]
    assert paragraphs(docx(body)) == expected


def test_a_table_of_contents_is_left_out():
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    styles = '<w:style w:styleId="11"><w:name w:val="toc 1"/></w:style>'
    body = (
        f"<w:sdt>{gallery}<w:sdtContent>{p('一、成效 1')}</w:sdtContent></w:sdt>"
        + p("二、问题 2", style="11")
        + f"<w:sdt><w:sdtPr/><w:sdtContent>{p('正文')}</w:sdtContent></w:sdt>"
    )
    assert paragraphs(docx(body, styles=styles)) == ["正文"]


def test_the_strict_form_is_read_and_the_title_that_the_file_says():
    strict = f'<w:document xmlns:w="{STRICT}"><w:body><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:body></w:document>'
    core = '<c:coreProperties xmlns:c="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> 某镇报告 </dc:title></c:coreProperties>'
    document = read(docx("", extra={"word/document.xml": strict, "docProps/core.xml": core}), "x")
    assert (document.kind, document.encoding, document.title, document.paragraphs) == (
        "docx",
        None,
        "某镇报告",
        ("正文",),
    )


def test_where_the_package_does_not_say_which_part_is_the_document_it_is_the_usual_one():
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    assert paragraphs(docx(p("正文"), extra={"_rels/.rels": relations})) == ["正文"]


ENTITIES = (
    '<!DOCTYPE d [<!ENTITY a "{}">]><w:document xmlns:w="'
    + W
    + '"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>'
)
OUTSIDE = '<!DOCTYPE d SYSTEM "file:///etc/passwd"><w:document xmlns:w="' + W + '"><w:body/></w:document>'
BOMB = '<w:document xmlns:w="' + W + '"><w:body>' + " " * (8 * 2**20) + "</w:body></w:document>"
HUGE = '<w:document xmlns:w="' + W + '"><w:body>' + " " * (17 * 2**20) + "</w:body></w:document>"
LONG = "x" * (11 * 10**6)
# The first bit of a part's flags says that it is locked (APPNOTE 4.4.4), in its head and in the list of parts.
LOCKED = re.sub(rb"(PK\x01\x02....)\x00|(PK\x03\x04..)\x00", b"\\1\\2\x01", docx(p("甲")), flags=re.DOTALL)
LARGE = docx(p("甲"))[:-22] + b"PK\x06\x07" + bytes(16) + docx(p("甲"))[-22:]
MANY = {f"word/media/{n:060}": "" for n in range(25_000)}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (docx("", extra={"word/document.xml": ENTITIES.format("x")}), "document type"),
        (docx("", extra={"word/document.xml": ENTITIES.format("&a;")}), "document type"),
        (docx("", extra={"word/document.xml": ENTITIES.format("&a;").encode("utf-16")}), "document type"),
        (docx("", extra={"word/document.xml": OUTSIDE}), "document type"),
        (docx("", extra={"word/document.xml": BOMB}), "more than 200 times"),
        (docx("", extra={"word/document.xml": HUGE}), "more than 16 MiB"),
        (docx(p("甲"), packed=zipfile.ZIP_BZIP2), r"zip method that Word does not know \(12\)"),
        (docx(p("甲"), packed=zipfile.ZIP_LZMA), r"method that Word does not know \(14\)"),
        (LOCKED, "has a password"),
        (LARGE, "ZIP64"),
        (docx(p("甲"), extra=MANY), "parts is longer than 2 MiB"),
        (docx(p("甲"), extra={"../evil": "x"}), "outside itself"),
        (docx(p("甲"), extra={"/etc/evil": "x"}), "outside itself"),
        (docx(p("甲"), extra={"..\\evil": "x"}), "outside itself"),
        (docx(p("甲"))[:-40], "damaged"),
        (docx("<w:p>"), "damaged"),
        (docx("<w:x>" * 5000 + "</w:x>" * 5000), "nested deeper"),
        (docx("<w:p><w:r><w:t>" + LONG + "</w:t></w:r></w:p>", packed=zipfile.ZIP_STORED), "longer than 200000 characters"),
        (docx("", extra={"_rels/.rels": RELATIONS.replace("word/document", "xl/workbook"), "xl/workbook.xml": "<workbook/>"}), "no Word file"),
        (docx(""), "no text"),
    ],
    ids=["entity", "loop", "loop in UTF-16", "outside", "bomb", "huge", "bzip2", "LZMA", "locked", "ZIP64", "many", "path", "root", "backslash", "cut", "xml", "deep", "long", "sheet", "empty"],
)  # fmt: skip
def test_what_is_damaged_or_dangerous_is_refused_with_a_sentence(data, said):
    with pytest.raises(Unreadable, match=said):
        read(data, "report.docx")


def test_the_end_of_an_archive_inside_is_not_the_end_of_the_file():
    noise = b"".join(hashlib.sha256(bytes([number])).digest() for number in range(64))
    inner = noise[:1024] + b"PK\x05\x06" + b"\xff" * 20 + noise[1024:]
    data = docx(p("甲"), extra={"word/embeddings/table.xlsx": inner})
    assert data.count(b"PK\x05\x06") == 2
    assert paragraphs(data) == ["甲"]
