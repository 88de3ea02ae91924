"""English words that lead to a report's Chinese ones."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from support import hits, made

import jinshi_cli.search.lexicon.english
from jinshi_cli.search.find import Finder
from jinshi_cli.search.indexing.index import build, folded
from jinshi_cli.search.lexicon.english import are_forms, has_entry, key_of, phrases, translations, words_of
from jinshi_cli.search.parsing.numerals import in_digits
from jinshi_cli.search.parsing.pinyin import spelling
from jinshi_cli.search.parsing.query import parse
from jinshi_cli.search.rank import search
from jinshi_cli.search.routes.in_english import counting, in_chinese

TABLES = Path(jinshi_cli.search.lexicon.english.__file__).parent / "tables"
LINES = [line.split("\t") for line in (TABLES / "english.txt").read_text("utf-8").splitlines()]
STEMS = [line.split("\t") for line in (TABLES / "english_stems.txt").read_text("utf-8").splitlines()]
LAW = "聘请律师为法律顾问。"
FOOD = "检查食品安全。"
PETITIONS = "化解信访积案，抓获嫌疑人。"


@pytest.mark.parametrize("lines", [LINES, STEMS])
def test_the_tables_are_in_order_and_have_each_key_once(lines):
    assert all(before[0] < after[0] for before, after in pairwise(sorted(lines)))
    assert [f"{key}\t" for key, _value in lines] == sorted(f"{key}\t" for key, _value in lines)


def test_each_line_leads_from_english_words_to_chinese_ones_that_are_folded():
    for phrase, terms in LINES:
        known = tuple(terms.split(" "))
        assert len(set(known)) == len(known), phrase
        assert all(len(term) > 1 and folded(term).text == term for term in known), phrase
        assert re.fullmatch("[a-z0-9]+( [a-z0-9]+){0,3}", phrase), phrase
        assert translations(tuple(phrase.split(" "))) == known


def test_of_entries_with_the_same_stems_the_shortest_comes_first():
    entries = {}
    for phrase, _terms in sorted(LINES, key=lambda line: (len(line[0]), line[0])):
        entries.setdefault(key_of(phrase.split(" ")), []).append(phrase)
    assert dict(STEMS) == {key: ",".join(phrases) for key, phrases in entries.items()}


def test_the_words_of_a_phrase_may_stand_in_any_order():
    assert translations(("lawyers", "zzyzx")) == ()
    assert translations(("permits", "building")) == translations(("building", "permit")) != ()
    for phrase, _terms in LINES:
        assert translations(tuple(reversed(phrase.split(" ")))), phrase


def test_forms_of_one_word_have_the_words_of_both_where_they_mean_the_same():
    assert "抓获" in translations(("arrested",))
    assert "援助" in translations(("aid",))
    assert "援助" not in translations(("aids",))


@pytest.mark.parametrize(
    ("typed", "stem", "terms"),
    [("authorities", "author", "作者"), ("importance", "import", "进口"), ("celebrities", "celebrate", "庆祝")],
)
def test_another_word_with_the_same_stem_is_not_meant(typed, stem, terms):
    assert key_of([typed]) == key_of([stem])
    assert terms in translations((stem,))
    assert terms not in translations((typed,))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("plan", "planned", True),
        ("plans", "planning", True),
        ("apply", "applied", True),
        ("city", "cities", True),
        ("move", "moving", True),
        ("author", "authority", False),
        ("relate", "relative", False),
        ("engine", "engineer", False),
    ],
)
def test_forms_of_a_word_have_other_endings(one, other, same):
    assert are_forms([one], [other]) is are_forms([other], [one]) is same


def test_an_entry_without_words_of_grammar_goes_before_one_that_is_the_same_without_them():
    assert "超期" not in translations(("time", "limit"))


@pytest.mark.parametrize(("typed", "text"), [("covid 19", "防控新冠肺炎疫情。"), ("12345 hotline", "办理热线转办件。")])
def test_an_entry_may_have_digits(typed, text):
    assert [ref for ref, *_rest in hits(made(LAW, text), typed)] == ["2"]


def test_an_article_parts_no_phrase():
    assert [ref for ref, *_rest in hits(made(LAW, "查处闯红灯行为。"), "run a red light")] == ["2"]


def test_a_word_that_is_torn_itself_does_not_end_another():
    assert hits(made("依法申请人民法院强制执行。", LAW), "applicant") == []


@pytest.mark.parametrize("words", ["lawyer", "lawyers", "demolish", "demolished", "demolishing"])
def test_every_form_of_a_word_leads_to_the_same(words):
    assert translations((words,)) == translations(("lawyer" if words.startswith("l") else "demolish",)) != ()


def test_what_has_no_entry_leads_nowhere():
    assert translations(("zzyzx",)) == translations(("lawyer", "zzyzx")) == translations(()) == ()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("lawyer", ["lawyer"]),
        ("food-safety", ["food", "safety"]),
        ("mayor's mailbox", ["mayor", "mailbox"]),
        ("s", ["s"]),
        ("", [""]),
    ],
)
def test_what_stands_between_words_parts_them(typed, words):
    assert words_of(spelling(typed)) == tuple(words)


def test_the_longest_phrase_is_one_thing():
    assert list(phrases(["the", "food", "safety", "lawyers"], has_entry)) == [
        ("the",),
        ("food", "safety"),
        ("lawyers",),
    ]
    assert list(phrases([], has_entry)) == []
    assert list(phrases(["food", "safety"], lambda _words: False)) == [("food",), ("safety",)]


@pytest.mark.parametrize(
    ("typed", "ref", "marked"),
    [
        ("lawyers", "1", ["律师", "法律顾问"]),
        ("food safety", "2", ["食品安全"]),
        ("food-safety", "2", ["食品安全"]),
        ("petitions", "3", ["信访"]),
        ("petition arrest", "3", ["信访", "抓获"]),
        ("who is the lawyer", "1", ["律师", "法律顾问"]),
        ("Petitions and arrests", "3", ["信访", "抓获"]),
    ],
)
def test_english_leads_to_the_characters_of_a_report_without_english(typed, ref, marked):
    assert hits(made(LAW, FOOD, PETITIONS), typed) == [(ref, "translation", marked)]


@pytest.mark.parametrize("typed", ["earthquake", "food poisoning", "lawyer earthquake", "police", "who", "how many"])
def test_what_a_report_does_not_have_is_not_found_in_english(typed):
    assert hits(made(LAW, FOOD, PETITIONS), typed) == []


def test_a_name_in_english_goes_before_a_translation():
    report = made(PETITIONS, "办结来访。", title_en="Lawyers at work")
    found = hits(report._replace(sections=(*report.sections, *made(LAW).sections)), "lawyers")
    assert [route for _ref, route, _marked in found] == ["words", "translation"]


def test_pinyin_goes_before_english():
    assert [route for _ref, route, _marked in hits(made("修缮大门。", "组织男子篮球赛。"), "damen")] == ["pinyin"]


def test_where_a_report_has_the_official_word_alone_english_leads_to_it():
    ((ref, route, marked),) = hits(made(LAW, "开展垃圾清运。"), "rubbish trucks")
    assert (ref, route, marked) == ("2", "translation", ["垃圾清运"])


def test_what_is_meant_in_english_is_not_found_by_its_sound():
    assert hits(made("律诗选编。"), "lawyer") == []


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("how much money was confiscated", "没收"),
        ("how many people were arrested", "抓获"),
    ],
)
def test_what_is_counted_tells_which_figure_answers(typed, label):
    text = "抓获嫌疑人7人、抓获逃犯案件3宗，没收物品9件、没收款项400元，民警出警5次。"
    figures = [("7人", "抓获嫌疑人", 7, "人"), ("3宗", "抓获逃犯案件", 3, "宗"), ("9件", "没收物品", 9, "件")]
    figures += [("400元", "没收款项", 400, "元"), ("5次", "民警出警", 5, "次")]
    metrics = [{"quote": quote, "label": name, "value": value, "unit": unit} for quote, name, value, unit in figures]
    (hit, *_others) = search(build(made(text, metrics=metrics)), parse((typed,)))
    assert hit.metrics[0].label.startswith(label)
    assert hit.metrics[0].unit == {"没收": "元", "抓获": "人"}[label]


def test_light_words_and_words_of_grammar_need_not_be_found():
    for typed in ("please show me the lawyers", "how many lawyers does the town have now", "the lawyer's name"):
        assert hits(made(LAW, FOOD), typed) == [("1", "translation", ["律师", "法律顾问"])], typed


def test_words_of_grammar_alone_find_nothing():
    report = made(LAW, title_en="What the law is in the town")
    assert [hits(report, typed) for typed in ("the", "what", "how long", "not")] == [[], [], [], []]
    assert hits(report, "the law is") != []


def missing(report, typed):
    return [hit.missing for hit in search(build(report), parse((typed,)))]


def test_a_phrase_that_begins_with_a_negation_is_a_phrase():
    report = made("查处无证驾驶。", LAW)
    assert hits(report, "driving without a licence") == [("1", "translation", ["无证驾驶"])]
    assert hits(report, "without a licence") == [("1", "translation", ["无证"])]


def test_of_a_phrase_that_leads_nowhere_the_words_are_looked_for():
    assert translations(("labour", "dispute"))
    assert hits(made("劳动者之间的纠纷。", LAW), "labour dispute") == [("1", "translation", ["劳动", "纠纷"])]


@pytest.mark.parametrize("text", ["改造为民宿和渔家乐。", "曝光民宿卫生。"])
def test_a_known_word_may_stand_beside_a_function_word_or_another(text):
    assert hits(made(text, LAW), "guesthouse") == [("1", "translation", ["民宿"])]


def test_where_the_ends_of_two_words_are_one_it_is_none():
    assert hits(made("部门之间加强协作为主。", "行业主管部门。"), "property owners") == []


@pytest.mark.parametrize(
    ("typed", "lacking"),
    [
        ("lawyers", ()),
        ("how many lawyers", ()),
        ("lawyers not hired", ("not",)),
        ("how many lawyers were dismissed", ("dismissed",)),
        ("lawyers in 2021", ()),
    ],
)
def test_what_is_missing_is_told_as_it_was_typed(typed, lacking):
    assert missing(made(LAW, "年内。"), typed) == [lacking]


def test_of_english_in_other_words_what_is_missing_is_told_as_typed():
    report = made("聘请律师。", "开展垃圾清运和河道保洁，全年收运生活垃圾。")
    index = build(report)
    entry = index.entries[1]
    meant = in_chinese(Finder(index, [(1, entry)]), parse(("garbage lawyers bicycles zyzzyva not",)))
    assert meant is not None
    assert meant.missing(entry) == ("lawyers", "bicycles", "zyzzyva")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("3.05 million", "305万元"),
        ("3.05 million yuan", "305万元"),
        ("3,050,000 yuan", "305万元"),
        ("RMB 3,050,000", "305万元"),
        ("12 percent", "12%"),
        ("12 per cent", "12%"),
        ("2 thousand", "2000"),
        ("two thousand", "2000"),
    ],
)
def test_numbers_are_read_in_english(typed, found):
    text = "罚款305万元，增长12%，参加2000人。"
    figures = [("305万元", 3050000, "元"), ("12%", 12, "%"), ("2000人", 2000, "人")]
    metrics = [{"quote": quote, "label": quote, "value": value, "unit": unit} for quote, value, unit in figures]
    ((_ref, _route, marked),) = hits(made(text, metrics=metrics), typed)
    assert marked == [found]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("five million", "5000000"),
        ("3.8 tonnes", "3.8吨"),
        ("620 metres of road", "620米 of road"),
        ("15 December", "12月15日"),
        ("by December 15", "by 12月15日"),
        ("five meetings", "five meetings"),
        ("December", "December"),
        ("2021 December report", "2021 December report"),
    ],
)
def test_amounts_and_days_are_written_as_in_chinese(typed, read):
    assert in_digits(typed) == read


@pytest.mark.parametrize("typed", ["wedding", "changing"])
def test_a_word_of_the_glossary_is_not_taken_for_a_slip_of_pinyin(typed):
    report = made("全力维护社会稳定，突出本地特色。", LAW)
    assert has_entry((typed,))
    assert hits(report, typed) == []


def test_a_name_may_stand_in_pinyin_among_english_words():
    report = made("聘请泾夔律师事务所。", FOOD, who=["泾夔律师事务所"])
    assert hits(report, "Jingkui law firm") == [("1", "translation", ["泾夔", "律师事务所"])]


@pytest.mark.parametrize(
    ("typed", "measure"),
    [
        ("how many lawyers are there", "人"),
        ("how many civil servants passed", "人"),
        ("how many schools were visited", "家"),
        ("how many windows", None),
        ("how many zyzzyvas", None),
        ("lawyers", None),
        ("how much lawyers", None),
    ],
)
def test_people_and_premises_are_counted_as_such(typed, measure):
    ask = counting(parse((typed,))).ask
    assert (ask.measure if ask else None) == measure


def test_a_figure_of_what_people_do_is_no_number_of_people():
    text = "律师提供法律服务5次。"
    metrics = [{"quote": "法律服务5次", "label": "律师提供法律服务", "value": 5, "unit": "次"}]
    report = made(text, metrics=metrics)
    of_lawyers, of_services = (search(build(report), parse((typed,))) for typed in ("how many lawyers", "lawyers"))
    assert [hit.metrics for hit in of_lawyers] == [()]
    assert [len(hit.metrics) for hit in of_services] == [1]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("规范执法人员行为。", "corporation"),
        ("贯彻落实习近平法治思想。", "internship"),
        ("保护妇女儿童。", "daughter"),
        ("提供救助援助。", "AIDS"),
        ("严格问责。", "accountants"),
        ("公开信息。", "publications"),
        ("扩大进口。", "important"),
    ],
)
def test_neither_the_ends_of_words_nor_a_like_stem_are_a_translation(text, typed):
    assert hits(made(text, "其他内容。"), typed) == []


@pytest.mark.parametrize(("typed", "route"), [("tb pp", "initials"), ("tongbao piping", "pinyin")])
def test_initials_and_pinyin_of_several_words_are_no_english(typed, route):
    text = "一二三四五六七八九十" * 300
    assert hits(made(f"{text}对违法行为通报批评。", "防治结核病。"), typed) == [("1", route, ["通报批评"])]


def test_pinyin_may_stand_beside_an_english_word():
    assert hits(made("聘请律师审查合同。", FOOD), "lawyer hetong") == [("1", "translation", ["律师", "合同"])]


@pytest.mark.parametrize("typed", ["gang thieves", "thieves guo"])
def test_an_english_word_or_a_lone_syllable_is_no_name_among_english_words(typed):
    assert hits(made("抓获小偷，整治渔港，修缮国道。", *[FOOD] * 24), typed) == []
