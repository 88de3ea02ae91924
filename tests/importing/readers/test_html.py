from __future__ import annotations

import re

import pytest

from jinshi_cli.importing.readers import Unreadable, read
from jinshi_cli.importing.readers.limits import MAX_ELEMENTS, MAX_MARKUP

BODY = "<p>全年召开会议36场次，办结案件12宗。</p>"
LINE = "全年召开会议36场次，办结案件12宗。"


def paragraphs(page: str) -> list[str]:
    return list(read(page.encode(), "page.html").paragraphs)


@pytest.mark.parametrize(
    ("declared", "encoding", "read_as"),
    [
        ('<meta charset="utf-8">', "utf-8", "utf-8"),
        ("<META content='text/html; charset=GB2312' http-equiv=Content-Type>", "gb18030", "gb18030"),
        ("<meta charset=gbk>", "gb18030", "gb18030"),
        ("<meta charset=gb2312>", "utf-8", "utf-8"),
        ("<meta charset=utf-8>", "gb18030", "gb18030"),
        ("<meta charset=iso-8859-1>", "gb18030", "gb18030"),
        ("<meta charset=utf-16>", "utf-8", "utf-8"),
        ("", "gb18030", "gb18030"),
        ("", "utf-8", "utf-8"),
        ("", "utf-8-sig", "utf-8"),
    ],
)
def test_the_encoding_is_what_the_page_says_unless_its_bytes_say_otherwise(declared, encoding, read_as):
    document = read(f"<html><head>{declared}</head><body>{BODY}</body></html>".encode(encoding), "page.html")
    assert (document.paragraphs, document.encoding) == ((LINE,), read_as)


def test_traditional_pages_in_big5_are_read_as_they_declare():
    document = read("<html><meta charset=big5><body><p>全年召開會議，辦結案件。</p>".encode("big5"), "x.html")
    assert (document.paragraphs, document.encoding) == (("全年召開會議，辦結案件。",), "big5hkscs")


def test_an_xml_declaration_says_the_encoding_and_does_no_harm():
    page = f'<?xml version="1.0" encoding="gbk"?><html><body>{BODY}</body></html>'
    assert read(page.encode("gbk"), "x").paragraphs == (LINE,)
    assert read(page.replace("gbk", "utf-16").encode("utf-16"), "x").encoding == "utf-16-le"


def test_a_few_damaged_bytes_do_not_spoil_a_page_that_says_its_encoding():
    page = f'<meta charset="utf-8">{BODY * 100}'.encode()
    damaged = page[:2000] + b"\xff" + page[2000:]
    assert sum("\ufffd" in paragraph for paragraph in read(damaged, "x.html").paragraphs) == 1
    for label in ("gb18030", "gbk", "x-gbk"):
        page = f"<meta charset={label}>{BODY * 100}".encode("gb18030").replace("，".encode("gb18030"), b"\xff\xff", 1)
        assert sum("\ufffd" in paragraph for paragraph in read(page, "x.html").paragraphs) == 1
    with pytest.raises(Unreadable, match="byte"):
        read(damaged.replace("，".encode(), b"\xff"), "x.html")


def test_blanks_are_those_that_a_browser_shows():
    page = "<body><p>\n  法治\n  政府 <b>建设</b>\t\n工作&nbsp;报告 in\nEnglish，全年召开会议，办结。</p>"
    assert paragraphs(page) == ["法治政府 建设工作\xa0报告 in English，全年召开会议，办结。"]


def test_breaks_end_lines_and_a_line_that_stops_at_a_comma_goes_on():
    page = f"<body><div>　　一、成效<br>　　{LINE}<br/>坚持依法行政，<br>推动发展。<br>二、问题<BR>&nbsp; &nbsp;力量不足。</div>"
    assert paragraphs(page) == ["一、成效", LINE, "坚持依法行政，推动发展。", "二、问题", "力量不足。"]


def test_tables_and_signatures_after_the_last_sentence_stay():
    end = "<table><tr><td>类别</td><td>件数</td></tr><tr><td>处罚</td><td>12</td></tr></table><div><p>某镇政府</p><p>2022年1月</p></div>"
    expected = [LINE] * 3 + ["类别 件数", "处罚 12", "某镇政府", "2022年1月"]
    assert (
        paragraphs(f"<body><div>导航</div><div>{BODY * 3}{end}</div><table><tr><td>地图</td></tr></table></body>")
        == expected
    )


@pytest.mark.parametrize(
    ("opening", "items", "numbers"),
    [
        ("<ol>", ["甲", "<p>乙</p>", "丙"], ["1. ", "2. ", "3. "]),
        ("<ol start=4 type=a>", ["甲", "乙"], ["d. ", "e. "]),
        ("<ol style='LIST-STYLE-TYPE: cjk-ideographic'>", ["甲"] * 11, [f"{one}、" for one in "一二三四五六七八九十"] + ["十一、"]),
        ("<ol class='custom_cn2 list-paddingleft-1'>", ["甲", "乙"], ["（一）", "（二）"]),
        ("<ol class='custom_num1 list-paddingleft-1'>", ["甲", "乙"], ["1)", "2)"]),
        ("<ol style='list-style: none'>", ["甲", "乙"], ["", ""]),
        ("<ol type=a style='list-style-type: decimal'>", ["甲"], ["1. "]),
        ("<ol style='list-style-type: lower-roman' start=4>", ["甲"], ["iv. "]),
        ("<ol start='②'>", ["甲"], ["1. "]),
        ("<ul>", ["甲", "乙"], ["", ""]),
        ("<ol>", ["（一）甲", "<a href=x>乙</a>", "丙"], ["", None, "3. "]),
        ("<ol>", ["甲<ul><li>子</li></ul>", "乙"], ["1. ", "", "2. "]),
        ("<ol>", ["甲", ""], ["1. "]),
    ],
)  # fmt: skip
def test_items_have_the_numbers_that_a_browser_prints(opening, items, numbers):
    close = f"</{opening[1:3]}>"
    found = paragraphs(f"<body>{BODY}{opening}{''.join(f'<li>{item}</li>' for item in items)}{close}{BODY}")
    said = [item for piece in items for item in re.sub(r"<[^>]+>", " ", piece).split()]
    assert found == [
        LINE,
        *(f"{number}{item}" for number, item in zip(numbers, said, strict=True) if number is not None),
        LINE,
    ]


@pytest.mark.parametrize("after", ["<p>二、问题</p><p>人员不足。</p>", "<p>执法人员不足，装备落后。</p>"])
@pytest.mark.parametrize("before", ["", "<p>一、成效。</p>", "<p>2021年，我镇推进法治政府建设。</p>"])
def test_paragraphs_beside_the_box_that_holds_most_of_the_text_are_text(before, after):
    page = f"<body><div>导航</div><div class=main>{before}<section>{BODY * 30}</section>{after}</div><div>版权</div>"
    kept = re.findall("<p>(.*?)</p>", before), re.findall("<p>(.*?)</p>", after)
    assert paragraphs(page) == [*kept[0], *[LINE] * 30, *kept[1]]


def test_preformatted_text_keeps_its_lines():
    assert paragraphs(f"<body><pre>一、成效\n{LINE}\n二、问题</pre>") == ["一、成效", LINE, "二、问题"]


def test_a_row_of_entries_is_a_paragraph_and_a_cell_that_lays_out_a_page_is_not():
    row = "<tr><td>{}</td><td><p>{}</p></td></tr>"
    table = f"<table>{row.format('类别', '件数')}{row.format('行政<br>处罚', '12')}</table>"
    layout = f"<table><tr><td>{'<p>某项工作</p>' * 5}</td><td>{BODY}{table}{BODY}</td></tr></table>"
    assert paragraphs(f"<body>{BODY}{table}{BODY}</body>") == [LINE, "类别 件数", "行政处罚 12", LINE]
    assert paragraphs(f"<body>{layout}</body>")[-4:] == [LINE, "类别 件数", "行政处罚 12", LINE]


@pytest.mark.parametrize(
    "noise",
    [
        "<script>var a = '全年召开会议，办结案件。';</script>",
        "<style>p:after{content:'全年召开会议，办结案件。'}</style>",
        "<!-- <p>全年召开会议，办结案件。</p> -->",
        "<noscript>请启用脚本，否则无法浏览本页。</noscript>",
        "<textarea>请输入您的意见，我们会尽快回复。</textarea>",
        "<select><option>国务院部门，各省市。</option></select>",
        "<p style='DISPLAY : none'>本文由系统生成，请勿转载。</p>",
        "<p hidden>本文由系统生成，请勿转载。</p>",
        "<nav><p>首页，政务公开，办事服务。</p></nav>",
        "<div class='page-foot'><p>主办单位：某镇政府，版权所有。</p></div>",
        "<div id='bdshare'>分享到：<a href=#>微信</a></div>",
        "<p>【打印本页】 【关闭窗口】</p>",
        "<p>浏览次数：1024</p>",
        "<p>来源：某镇人民政府办公室 发布时间：2022-01-21</p>",
        "<p><a href=1>上一篇：某镇2020年法治政府建设报告</a></p>",
        "<ruby><rt>zhèn</rt></ruby>",
    ],
)
def test_what_stands_around_a_text_is_left_out_before_it_and_after_it(noise):
    assert paragraphs(f"<body>{noise}<div>{BODY * 3}</div>{noise}</body>") == [LINE] * 3


@pytest.mark.parametrize("tag", ["h5", "summary", "legend", "figcaption", "address", "blockquote", "dt", "hgroup"])
def test_an_element_that_stands_on_a_line_of_its_own_is_a_paragraph(tag):
    assert paragraphs(f"<body>{BODY}<div>甲项。<{tag}>乙项。</{tag}>丙项。</div>{BODY}") == [
        LINE,
        "甲项。",
        "乙项。",
        "丙项。",
        LINE,
    ]


@pytest.mark.parametrize("path", ["", "<div><a href=1>一、概况</a></div><div><a href=2>二、公开</a></div>"])
def test_numbered_headings_beside_the_box_that_holds_most_of_the_text_are_text_and_numbered_links_are_none(path):
    text = f"<div>一、主要成效</div><section>{BODY * 30}</section><div>二、存在问题</div>"
    page = f"<body><div>{path}</div><div>{text}</div></body>"
    assert paragraphs(page) == ["一、主要成效", *[LINE] * 30, "二、存在问题"]


@pytest.mark.parametrize(
    "tag", ["applet", "button", "canvas", "noscript", "object", "rt", "script", "style", "svg", "template", "textarea"]
)
def test_what_a_browser_does_not_show_as_text_is_none_inside_a_paragraph_either(tag):
    page = f"<body>{BODY}<p>全年召开<{tag}>字</{tag}>会议。</p>{BODY}</body>"
    assert paragraphs(page) == [LINE, "全年召开会议。", LINE]


@pytest.mark.parametrize("tag", ["nav", "aside", "footer", "menu"])
def test_a_part_of_a_page_that_its_tag_calls_no_text_is_left_out_inside_the_text_too(tag):
    assert paragraphs(f"<body>{BODY * 3}<{tag}><p>热点推荐。</p></{tag}>{BODY * 3}</body>") == [LINE] * 6


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["某镇人民政府", "（盖章）", "2022年1月5日"], True),
        (["某镇", "地图", "网站", "2022年1月5日"], False),
        (["某镇", "地图"], False),
    ],
)
def test_the_last_part_of_a_page_is_the_signature_where_it_holds_a_date_and_little_else(lines, kept):
    parts = "".join(
        f"<div><div>{part}</div></div>" for part in (BODY * 5, BODY * 5, "".join(f"<p>{line}</p>" for line in lines))
    )
    assert paragraphs(f"<body>{parts}</body>") == [LINE] * 10 + (lines if kept else [])


def test_a_box_with_the_name_of_a_footer_that_holds_the_text_is_the_text():
    assert paragraphs(f"<body class='foot'><div class='share-content'>{BODY * 3}</div></body>") == [LINE] * 3


def test_a_page_without_a_sentence_gives_all_that_is_neither_link_nor_button():
    assert paragraphs("<body><h1>某镇人民政府</h1><p>一、成效</p><a href=1>首页</a></body>") == [
        "某镇人民政府",
        "一、成效",
    ]


def test_numbers_that_stand_alone_are_kept():
    assert paragraphs(f"<body>{BODY}<p>1.</p>{BODY}<p>36</p>{BODY}</body>") == [LINE, "1.", LINE, "36", LINE]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>甲报告_某网</title><meta name='ArticleTitle' content='甲报告'>", "甲报告"),
        ("<title>甲报告_某网</title><meta property='og:title' content=' 甲\n报告 '>", "甲 报告"),
        ("<title>\n 甲报告_某网\n</title>", "甲报告_某网"),
        ("<title></title>", None),
        ("", None),
    ],
)
def test_the_title_is_what_the_page_calls_its_article(head, title):
    assert read(f"<html><head>{head}</head><body>{BODY}".encode(), "x").title == title


REPORT = "某县2021年法治政府建设年度报告"
PORTAL = "某县人民政府门户网站"


@pytest.mark.parametrize("window", [PORTAL, f"{REPORT} - {PORTAL}", f"{PORTAL} - {REPORT}", "法治政府建设年度报告", ""])
@pytest.mark.parametrize(
    "info",
    [
        "",
        "<p>2022-01-21 10:12</p>",
        "<p>某县人民政府 2022年1月21日</p>",
        "<p>发布时间：2022-01-21</p><p>【字号 大 中 小】</p>",
        f"<p>{PORTAL} www.example.gov.cn</p>",
    ],
)
@pytest.mark.parametrize(
    "heading",
    [
        f"<h1>{REPORT}</h1>",
        f'<div class="title">{REPORT}</div>',
        "<h1>某县<br>2021年法治政府建设年度报告</h1>",
        f"<h1>{PORTAL}</h1><h2>{REPORT}</h2>",
        f"<h1><a href=x>{REPORT}</a></h1>",
        f"<h2>法治政府建设年度报告</h2><p>{REPORT}</p>",
        f"<div>某局工作情况</div><table><tr><td>名 称：</td><td>{REPORT}</td></tr></table>",
    ],
)
def test_the_heading_beside_the_text_is_its_first_paragraph_whatever_the_portal_calls_itself(heading, info, window):
    path = "<div>首页 &gt; 政务公开 &gt; 法治政府建设年度报告</div><div class=logo>某县人民政府</div>"
    page = f"<title>{window}</title><body>{path}{heading}{info}<div class=content>{BODY * 3}</div></body>"
    document = read(page.encode(), "page.html")
    assert (document.paragraphs[0], document.paragraphs[1:]) == (REPORT, (LINE,) * 3)
    assert document.title == REPORT


@pytest.mark.parametrize(
    ("head", "title", "published", "publisher"),
    [
        (
            f"<meta name=ArticleTitle content='{REPORT}'><meta name=PubDate content='2022-01-21 10:12'><meta name=ContentSource content='某局'>",
            REPORT, "2022-01-21", "某局",
        ),
        (
            f"<META CONTENT='2022年1月9日' NAME=PUBDATE><META NAME=articletitle CONTENT='{REPORT}'><meta name=ContentSource content=' '>",
            REPORT, "2022-01-09", None,
        ),
        (
            f"<meta name=ArticleTitle content='政务公开'><meta property='og:title' content='{REPORT}'><meta property='article:published_time' content='2022-01-21T10:12:00+08:00'>",
            REPORT, "2022-01-21", None,
        ),
        ("<meta name=PubDate content=today>", PORTAL, None, None),
    ],
)  # fmt: skip
def test_a_government_page_says_what_its_article_is(head, title, published, publisher):
    page = f"<html><head><title>{PORTAL}</title>{head}</head><body>{BODY}</body></html>"
    document = read(page.encode(), "page.html")
    assert (document.title, document.published, document.publisher) == (title, published, publisher)


def test_a_path_that_never_ends_takes_no_time():
    page = f"<body><h1>{REPORT}</h1><div>{'一 > ' * 60}></div><div>{'一> ' * 40}>></div>{BODY}</body>"
    assert paragraphs(page)[0] == REPORT


def test_too_large_a_page_and_one_of_too_many_elements_are_refused():
    with pytest.raises(Unreadable, match="larger"):
        read(b"<html>" + b" " * MAX_MARKUP, "x")
    with pytest.raises(Unreadable, match="longer"):
        read(b"<html>" + b"<b></b>" * (MAX_ELEMENTS + 1), "x")


@pytest.mark.parametrize(
    ("page", "said"),
    [("<html></html>", "no text"), ("<html><!-- -->", "no text"), ("<html><body>甲\x01乙</body>", "is no text")],
)
def test_a_page_that_holds_no_text_is_refused(page, said):
    with pytest.raises(Unreadable, match=said):
        read(page.encode(), "x.html")


def test_a_page_nested_without_end_is_read_whole_or_refused():
    """Some versions of the parser stop at a depth; what stands below it is not left out in silence."""
    try:
        assert read(f"<html>{'<font>' * 3000}{LINE}".encode(), "x").paragraphs == (LINE,)
    except Unreadable as refusal:
        assert "deeper" in str(refusal)


@pytest.mark.parametrize(
    "unit",
    ["<div>", "<p>", "<br>", "<table><tr><td>", "<a href=x>", "<!--", "<![CDATA[", "<", "&", "字，", " ", "<b>字", "</div>", "<div class='article'>字，字，字。字，字，字。字，字，字。</div>", "<p title='", "<pre>\n", "<tr>", "<ruby><rt>"],
)  # fmt: skip
def test_long_pages_take_time_in_proportion(unit):
    page = f"<html><body>{BODY}{unit * (190_000 // len(unit))}"
    try:
        assert LINE in read(page.encode(), "page.html").paragraphs
    except Unreadable as refusal:
        assert "deeper" in str(refusal)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ('巡查7<span style="display:none">9</span>次', "巡查7次"),
        ('巡查7<b style="DISPLAY: none !important; display: inline">9</b>次', "巡查7次"),
        ('巡查7<b style="display:/**/none">9</b>次', "巡查7次"),
        ("巡查7<b hidden><i>9</i></b>次", "巡查7次"),
        ('巡查7<b style="visibility: hidden">9<i style="visibility:visible">8</i></b>次', "巡查78次"),
        ('巡查7<b style="font-size:0px">9<br>9<i style="font-size:1em">9</i><i style="font-size:9pt">8</i></b>次', "巡查78次"),
        ('巡查7<b style="font:0/0 a">9<i style="font:9pt/1.0 宋体">8</i></b>次', "巡查78次"),
        ("检查<s>96</s>2次", "检查2次"),
        ("检查<del>9<b>6</b></del>2次", "检查2次"),
        ("检查<strike>96</strike>2次", "检查2次"),
        ('检查<span style="text-decoration: underline line-through">9</span>2次', "检查2次"),
        ('检查<del style="text-decoration:none">1</del>2次', "检查12次"),
        ('检查1<b aria-hidden="true">2</b>次', "检查12次"),
        ('检查1<b style="font-size:10px;visibility:visible;display:inline">2</b>次', "检查12次"),
    ],
)  # fmt: skip
def test_what_is_hidden_or_struck_out_inside_a_line_is_left_out(written, read_as):
    assert paragraphs(f"<body>{BODY * 3}<p>{written}，办结。</p></body>")[3:] == [f"{read_as}，办结。"]


@pytest.mark.parametrize(
    "block",
    [
        '<p style="display:/**/none">检查1次。</p>',
        '<p style="visibility:hidden">检查1次。</p>',
        '<p style="font-size:0">检查1次。</p>',
        '<p style="text-decoration:line-through">检查1次。</p>',
        "<del><p>检查1次。</p></del>",
    ],
)
def test_a_block_that_is_hidden_or_struck_out_is_left_out(block):
    assert paragraphs(f"<body>{BODY * 3}{block}{BODY}</body>") == [LINE] * 4


def test_a_text_without_size_that_a_style_sheet_may_give_one_stays():
    assert paragraphs(f'<body><div style="font-size:0">{BODY * 3}</div></body>') == [LINE] * 3
    body = f'<b class="text">{LINE}</b>'
    assert paragraphs(f'<body><p style="font-size:0">{body}</p>{BODY}</body>') == [LINE] * 2


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("检查4<sup>2</sup>次", "检查4²次"),
        ('检查4<sup>[<a href="#n">12</a>]</sup>次', "检查4¹²次"),
        ('检查4次<span style="vertical-align: super">１</span>', "检查4次¹"),
        ("拆除违建90m<sup>2</sup>", "拆除违建90m²"),
        ('检查4<sup style="vertical-align:baseline">2</sup>次', "检查42次"),
        ("检查<sup>企业和商户42次</sup>", "检查企业和商户42次"),
    ],
)
def test_raised_digits_stay_apart_from_those_before_them(written, read_as):
    assert paragraphs(f"<body>{BODY * 3}<p>{written}，办结。</p></body>")[3:] == [f"{read_as}，办结。"]


@pytest.mark.parametrize("tag", ['<p ">', "<p align=left '>", '<p/" class=a>', "<p =>"])
def test_a_stray_quotation_mark_in_a_tag_does_no_harm(tag):
    assert paragraphs(f"<body>{BODY}{tag}</p>{BODY}</body>") == [LINE] * 2
