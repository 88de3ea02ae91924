from __future__ import annotations

import pytest
from importing.readers.making import docx, p
from work import calls

from jinshi_cli.importing.readers import read


def paragraphs(data: bytes) -> list[str]:
    return list(read(data, "report.docx").paragraphs)


STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:vertAlign w:val="baseline"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="character" w:styleId="gone"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="heir"><w:basedOn w:val="gone"/></w:style>'
    '<w:style w:type="character" w:styleId="back"><w:basedOn w:val="heir"/><w:rPr><w:strike w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="note"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="round"><w:basedOn w:val="trip"/><w:rPr><w:dstrike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="trip"><w:basedOn w:val="round"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="old"><w:rPr><w:strike/></w:rPr></w:style>'
)


def run(properties: str, text: str) -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("properties", "read_as"),
    [
        ("<w:strike/>", "检查4次"),
        ("<w:dstrike/>", "检查4次"),
        ("<w:vanish/>", "检查4次"),
        ("<w:specVanish/>", "检查4次"),
        ('<w:vertAlign w:val="superscript"/>', "检查4²次"),
        ('<w:rStyle w:val="note"/>', "检查4²次"),
        ('<w:rStyle w:val="note"/><w:vertAlign w:val="baseline"/>', "检查42次"),
        ('<w:rStyle w:val="gone"/>', "检查4次"),
        ('<w:rStyle w:val="heir"/>', "检查4次"),
        ('<w:rStyle w:val="back"/>', "检查42次"),
        ('<w:rStyle w:val="gone"/><w:strike w:val="false"/>', "检查42次"),
        ('<w:rStyle w:val="round"/>', "检查4次"),
        ('<w:rStyle w:val="trip"/>', "检查4次"),
        ('<w:rPrChange w:id="1"><w:rPr><w:strike/></w:rPr></w:rPrChange>', "检查42次"),
        ('<w:strike w:val="0"/><w:vertAlign w:val="subscript"/>', "检查42次"),
    ],
)
def test_a_run_that_is_hidden_or_struck_out_is_left_out_and_raised_digits_stay_apart(properties, read_as):
    body = p(run("", "检查4") + run(properties, "2") + run("", "次"))
    assert paragraphs(docx(body, styles=STYLES)) == [read_as]


def test_a_style_of_a_paragraph_strikes_out_and_that_of_a_run_in_it_takes_it_back():
    body = p("无", style="old") + p(run('<w:rStyle w:val="gone"/>', "有"), style="old") + p("后")
    assert paragraphs(docx(body, styles=STYLES)) == ["有", "后"]
    usual = STYLES.replace('w:styleId="old"', 'w:default="1" w:styleId="old"')
    assert paragraphs(docx(p("无") + p(run('<w:strike w:val="0"/>', "有")), styles=usual)) == ["有"]


def test_the_work_of_a_chain_of_styles_does_not_grow_with_the_runs_that_have_them():
    def work(runs: int, styles: int) -> int:
        ring = "".join(
            f'<w:style w:styleId="{n}"><w:basedOn w:val="{(n + 1) % styles}"/></w:style>' for n in range(styles)
        )
        data = docx("".join(p(run(f'<w:rStyle w:val="{n % styles}"/>', "甲")) for n in range(runs)), styles=ring)
        return calls(lambda: read(data, "report.docx"))

    assert work(200, 400) - work(200, 50) < 1.5 * (work(1, 400) - work(1, 50))
