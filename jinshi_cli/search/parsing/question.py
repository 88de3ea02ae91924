"""Half a question: what is asked for, and which of its words name something.

Question words, particles and the verbs that go with any noun are a closed class of the language; they carry
no weight in a search, but they tell what an answer is: 多少 a figure (几家 one counted in 家, 多少钱 an amount of
money), 谁 a person, 哪里 a place, 何时 a date.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from jinshi_cli.search.lexicon.words import is_word
from jinshi_cli.search.parsing.ask import MEASURES, Ask, AskKind


class Piece(NamedTuple):
    """A part of a query that names something.

    The head is the thing that is asked for; a piece is verbal where it ends in a verb, as 了 or 过 after it tells.
    """

    text: str
    head: bool = False
    verbal: bool = False


class Question(NamedTuple):
    """What a text asks for, whether there are words of asking in it at all, and its pieces without these.

    ``ahead`` tells that it asks about what is to come (下一步, 明年).
    """

    ask: Ask | None
    asking: bool
    pieces: tuple[Piece, ...]
    ahead: bool = False


_ASKING = (
    f"(?P<amount>(?:多少|若干|几多?)(?P<measure>{MEASURES})|(?P<rate>百分之几|占比多少|(?:占|有)?几成(?![员立果功年本效交]))|多少|几多|多久|多长时间|多[长大高远重])"
    "|(?P<rank>排(?=.{1,5}第几)|排?名?第几[名位]?|排名(?:多少)?|什么名次)"
    "|(?P<who>叫(?:什么|啥)(?:名字)?|姓[什啥]么?|谁|哪一?[个些](?:部门|机构)|哪一?位|什么人|哪个人|哪些人|何人)"
    "|(?P<where>(?:(?<!存)在)?哪[里儿]|何处|什么地方|啥地方|(?<!存)在哪(?!些|[一几两]?[个种项条类家道年])|哪(?=[放去走来]|了?$)|哪一?[个些](?:[村镇乡县区市]|社区|街道|地方|单位))"
    "|(?P<when>什么时候|什么时间|何时|几时|哪一?年|哪一?天|几月几?[日号]?|几号)"
    "|什么意思|啥意思|什么样?|啥|哪些|哪[一几]?[个种项条类家道年]|怎么[样办]?|怎样|咋[样办]?|如何|为什么|为何|为啥|是不是|有没有|是否"
    "|能不能|可不可以|了?没有?$|了?[吗么]$"
    "|麻烦|请问|^请|帮忙|帮[我咱]们?|告诉[我咱]们?|想知道|[查找看问][查找看问一]?下|[查找看列]一?[查找看]?出来|(?P<again>[查找看问])(?P=again)|查看"
    "|(?P<ahead>下一?步|下一?阶段|接下来|今后|往后|将来|[明来]年)"
    "|一共|总共|共计|合计|[去今后前本全当每一]年(?:度|内|里|来)?|(?<![头第])一(?:次(?!性)|[回下趟遍])"
    "|现在|目前|如今|眼下|最近|以前|之前|已经|曾经|一块儿?|一起|老是|总是|一直|到底|究竟|能否"
    "|还是|(?P<choice>[好对行能会是要])不(?P=choice)|(?P<verb>[\u4e00-\u9fff])不(?P=verb)"
    "|(?P<loose>可以|能够|应该|有人|没人|别人|人家|自己)"
    "|[我咱你他她]们?(?:[镇乡村县区市局]|街道)|全[镇乡村县区市局]|[我咱你他她]们?|大家"
    "|(?P<mark>[的了过吗呢吧啊呀])"
)
# What goes with any noun and may be left over: particles anywhere; modals and prepositions before a word and
# complements after it; verbs of doing and saying where they stand alone, since they begin many nouns (收入, 开发).
_PARTICLES = frozenset("的了吗呢吧啊呀是被把和与及或")
_BEFORE = frozenset("里有在都也就还又再才只给向对从到于为以其这那会能可要该应想得没不跟同去来")
_AFTER = frozenset("有数到来去出上下过着得起掉完好成给在里中内")
_ALONE = _BEFORE | _AFTER | frozenset("不话地之哪些个请问查看说找讲做打搞弄办开收花用叫让外归管")
_NAMING = frozenset("收开办花查")
"""Verbs that make a noun with what stands beside them, even with another of their kind (没收, 开办)."""
_PAIR = 2
_GENERIC = (
    "数量|人数|次数|件数|总数|总额|数额|金额|数目|情况|内容|方面|事情|问题|工作|具体|有关|相关|关于|部分|安排|打算|计划|办法|做法|"
    "要求|结果|原因"
)


@lru_cache(maxsize=8)
def _pattern(written: str) -> re.Pattern[str]:
    """Compile a pattern when it is needed; the words of asking take 3 ms, and most queries are no question."""
    return re.compile(written)


def read(text: str) -> Question:
    """Split folded Chinese at its question words.

    In a question for an amount the head is what follows the measure word (几家企业), or else what stands before it
    (罚款多少).
    """
    ask: Ask | None = None
    asking = ahead = False
    asked_at = position = 0
    text = _joined(text)
    found: list[tuple[int, str, bool]] = []
    for word in _pattern(_ASKING).finditer(text):
        if word["mark"] is not None and _is_in_word(text, word.start()):
            continue
        if (word["ahead"] or word["loose"]) is not None and tears(text, *word.span()):
            continue
        # The verb that is asked about is kept: 罚不罚.
        kept = word.start() + (word["verb"] is not None)
        found.append((position, text[position:kept], word[0] in _VERBAL))
        position = word.end()
        asking = asking or (word["mark"] is None and word["loose"] is None)
        ahead = ahead or word["ahead"] is not None
        kind: AskKind | None = next((kind for kind in _KINDS if word[kind] is not None), None)
        if kind is not None and (ask is None or ask.kind != "amount"):
            ask = Ask(kind, "%" if word["rate"] is not None else word["measure"])
            asked_at = word.end()
    found.append((position, text[position:], False))
    found = [part for one in found for part in _verb_apart(*one)]
    found = [(start, _without_end(piece.strip(_LINKS), _ADVERBS), verbal) for start, piece, verbal in found]
    if ask is not None and ask.kind == "amount":
        found = [(start, _counted(piece), verbal) for start, piece, verbal in found]
    if ask is not None and ask.kind == "where":
        found = [(start, _without_end(piece, _SITUATED), verbal) for start, piece, verbal in found]
    named = [one for one in found if not is_function(one[1])]
    # 有哪些问题 asks for the problems: the most general nouns name something where nothing else does.
    named = named or [one for one in found if len(one[1]) > 1]
    head: int | None = None
    if ask is not None and ask.kind == "amount":
        solid = [start for start, piece, _verbal in named if any(end - first > 1 for first, end in content(piece))]
        solid = solid or [start for start, *_rest in named]
        head = min((start for start in solid if start >= asked_at), default=max(solid, default=None))
    if ask is not None and ask.measure in _OF_PEOPLE and len(named) == 1:
        named = [(start, _with_people(piece), verbal) for start, piece, verbal in named]
    return Question(ask, asking, tuple(Piece(piece, start == head, verbal) for start, piece, verbal in named), ahead)


_SITUATED = frozenset("设建放装安摆立")
"""Verbs of putting somewhere, which end many nouns as well (建设, 开设)."""
_AMOUNT_OF = "(?<=..)(?:[人件次户]数|总[数量额]|数量|[数量])$"
"""What makes an amount of what is counted, and is not part of its name: 接警量 asks about 接警."""
_KINDS: tuple[AskKind, ...] = ("amount", "rank", "who", "where", "when")
_VERBAL = ("了", "过")
_LINKS = "是有在的"
"""What links a noun to a question word: 法律顾问是谁, 企业有几家."""


_ADVERBS = frozenset("还也都就又才")
"""What stands between a noun and its question word and belongs to neither: 对象还有几个."""


def _joined(text: str) -> str:
    """Leave out 了 and 过 inside a verb and its object, where the two are a word: 坐过牢 is 坐牢, 多了少了 not 多少."""
    for mark in reversed(list(_pattern(_ASPECT).finditer(text))):
        start, end = mark.span()
        pair = text[start - 1] + text[end]
        asking = _pattern(_ASKING).fullmatch(pair) is not None
        if is_word(pair) and not (asking or _is_in_word(text, start) or is_word(text[end : end + _PAIR])):
            text = text[:start] + text[end:]
    return text


_ASPECT = "(?<=[\u4e00-\u9fff])[了过](?=[\u4e00-\u9fff])"


def _without_end(piece: str, signs: frozenset[str]) -> str:
    """Leave out one of some characters at the end, where it ends no word.

    Adverbs (还 but not 归还), and verbs of questions for a place (法治办设在哪里, but not 法治建设).
    """
    ends = piece[-1:] in signs and not is_word(piece[-_PAIR:])
    return piece[:-1] if ends and len(piece) > _PAIR else piece


_OF_PEOPLE = ("人", "个人", "个")


def _with_people(piece: str) -> str:
    """Return a lone verb with the people it is done to, where that is an everyday word: 抓了多少人 asks about 抓人."""
    from jinshi_cli.search.lexicon.synonyms import terms

    return f"{piece}人" if len(piece) == 1 and terms(f"{piece}人") else piece


def _verb_apart(start: int, piece: str, verbal: bool) -> list[tuple[int, str, bool]]:
    """Part the verb of 了 from the noun before it, where the two make no word (违建拆了, not 报警了)."""
    noun = piece[:-1]
    if not verbal or len(noun) < _PAIR or is_word(piece[-_PAIR:]):
        return [(start, piece, verbal)]
    from jinshi_cli.search.lexicon.synonyms import terms

    named = is_word(noun[-_PAIR:]) or (is_word(noun[:_PAIR]) and noun[-1] not in _ALONE)  # 逃生窗, but not 案件办
    if not (named or terms(noun)):
        return [(start, piece, verbal)]
    return [(start, noun, False), (start + len(noun), piece[-1:], verbal)]


def _counted(piece: str) -> str:
    """Leave out what makes an amount of what is counted; 质量 and 指数 are words of their own."""
    amount = _pattern(_AMOUNT_OF).search(piece)
    if amount is None or (len(amount[0]) == 1 and is_word(piece[-_PAIR:])):
        return piece
    return piece[: amount.start()]


def _is_in_word(text: str, place: int) -> bool:
    """Tell whether a character makes a word with the one before or after it: 通过, 网吧, 的确."""
    pairs = (text[place - 1 : place + 1] if place else "", text[place : place + 2])
    return any(len(pair) == _PAIR and is_word(pair) for pair in pairs)


def tears(text: str, start: int, end: int) -> bool:
    """Tell whether a range begins or ends inside a word that ends or begins there: the 将来 of 将来访群众."""
    before = is_word(text[start - 1 : start + 1]) and not is_word(text[start - 2 : start]) if start > 1 else False
    return before or (is_word(text[end - 1 : end + 1]) and not is_word(text[end : end + 2]))


def is_function(text: str) -> bool:
    """Tell whether a stretch names nothing: function words and the most general nouns alone."""
    return not content(text)


def is_light(text: str) -> bool:
    """Tell whether a text is a verb alone that goes with any noun."""
    return text in _ALONE


def content(text: str) -> list[tuple[int, int]]:
    """Return the runs of characters that name something, as ranges."""
    runs = []
    for run in _pattern(_RUN).finditer(_blank_generic(text)):
        start, end = run.span()
        if all(sign in _ALONE for sign in text[start:end]) and not any(sign in _NAMING for sign in text[start:end]):
            continue
        # 没收 is a word; 没 alone and 收 alone say nothing.
        while end - start > _PAIR and text[start] in _BEFORE and not is_word(text[start : start + _PAIR]):
            start += 1
        while end - start > _PAIR and text[end - 1] in _AFTER:
            end -= 1
        if end - start == _PAIR and text[start] in _BEFORE and text[end - 1] not in _ALONE:
            # 在册 is a word, 在村 is not.
            start += not is_word(text[start:end])
        elif end - start == _PAIR and text[end - 1] in _AFTER and text[start] not in _ALONE:
            end -= 1
        runs.append((start, end))
    return runs


_RUN = f"[^ {''.join(sorted(_PARTICLES))}]+"


def _blank_generic(text: str) -> str:
    """Leave out the nouns that say no more than that something is there, in place."""
    return _pattern(_GENERIC).sub(lambda word: " " * len(word[0]), text)
