from __future__ import annotations

from jinshi_cli.importing.repair.gbk import encodings
from jinshi_cli.importing.repair.language import Language, begins, pair_count, signs


def test_digits_and_letters_are_one_sign_each_and_marks_are_themselves():
    assert signs("A级3.5%，□") == "a级0.0%，0"


def test_marks_and_usual_characters_begin_more_than_rare_ones():
    rare = begins("\u9fa5")
    for mark in "，。、；：（）“”《》？！—":
        assert begins(mark) > rare
    assert all(0 < begins(sign) < 0.1 for sign in "，。、；：（）“”《》？！\u3000—·…法治\u9fa5Ω")
    assert pair_count("法治") > pair_count("治们") == 0


def test_what_the_text_has_elsewhere_is_likelier_than_what_it_has_not():
    language = Language(["全镇宣讲镇情。", "宣讲三次。"])
    for before, character in (("\n", "宣"), ("，全", "镇"), ("镇宣", "讲")):
        assert min(language.costs(before, character, free=True)) < min(Language([]).costs(before, character, free=True))


def test_a_mark_has_the_bytes_of_both_widths_and_the_euro_those_of_one_byte_too():
    assert encodings("，") == ("，".encode("gbk"),)
    assert encodings(",") == (b",", "，".encode("gbk"))
    assert encodings("€") == ("€".encode("gb18030"), b"\x80")
    assert encodings("\U00020000") == ()
