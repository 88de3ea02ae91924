"""What a figure counts, and the words to quote: the noun phrase before or after it, with its verb where it matters.

A figure stands after what it counts (检查企业220家) or before it (举办2次法治进校园活动). Verbs that say nothing
(召开, 开展, 完成) are left out of a label, as in the hand-made reports; the quotation has them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from jinshi_cli.importing.quantities.clauses import PREPOSITION, after_figure, clause_start, trimmed
from jinshi_cli.importing.quantities.nouns import noun_after
from jinshi_cli.importing.quantities.times import COMPARISON
from jinshi_cli.importing.quantities.topics import REACHED, is_bare, is_verb
from jinshi_cli.importing.quantities.words import BODY, CHANGES, LEADING_ADVERB, LIGHT, PREDICATE, VERB
from jinshi_cli.report.model import Span
from jinshi_cli.search.lexicon.words import is_word

_CHANGE_LEFT = re.compile(
    r"(?:由|从|自)(?:(?:原来|原先|原有|之前|以往|以前|过去|去年|上年|法定|年初|[0-9]{4}年)的?|原)?(?:每[一-鿿]){0,2}$"
)
_AHEAD_OF = "提前"
"""What is no time before something: 比法定时限提前20天."""
_LEADS_TO = ("前", "到", "至", "向", "给", "对", "于", "由", "从", "在", "组成的", "构成的", "为主的", "、")
"""What ends words that lead to a figure and are not of what is counted: 由村干部组成的22支小分队."""
_SAID = re.compile(
    r"(?:均|都|共|全部|已|已经|成功)*(?P<what>(?:[一-鿿“”]|（[^（）\n]{1,12}）|前[0-9]{1,3}[名位强]?){4,20}?)"
    r"(?:的|(?=(?:（[^（）\n]*）?)?(?:[0-9，。；\n]|$)))"
)
"""What is said of those who are counted, up to a remark in brackets that ends the clause."""
_STATE_AFTER = re.compile(
    r"(?:均|都|仍|还)*(?P<state>(?:正在|尚在|尚未|未|待|由|被)[一-鿿“”]{2,14}?)(?:当中|之中|中)?(?=[，。；、,;）)]|$)"
)
"""What is said of a figure that stands alone: 1件正在审理中, 39项由县级部门收回."""
_IS_AFTER = re.compile(r"(?:均|都)*(?:为|是|属于|系)(?P<what>[一-鿿“”]{2,14})(?=[，。；、,;）)]|$)")
"""What a figure that stands alone is: 4个为“一人所”."""
_REST = re.compile("(?:其余|剩余|余下|另外|还有|尚有|另)的?$")
_DONE = re.compile("完成(?:了)?(?P<what>[一-鿿]{2,14})的$")
"""完成年度任务的108.9%."""
_SPENT = re.compile("(?:总?投资|投入|筹资|出资|筹措|争取)(?:资金)?")
_SPENT_ON = re.compile(f"(?:资金|经费)?(?:用于)?(?P<what>(?:{VERB.pattern})[^，。；、！？\n]{{2,14}})")
"""What money that has no other name was spent on: 争取资金200万元用于修缮司法所."""
_HANDLED = re.compile(r"(?:对|将|把)(?P<whom>[^，。；、\n]{2,16}?)(?:共|累计|先后)?$")
_ACTED_UPON = re.compile("(?:针对|(?<![核应面针])[对将把])(?P<whom>[一-鿿]{2,12})$")
"""What makes those who are named after it, before a figure, whom something is done to: 对再犯人员12人落实帮教."""
_EACH_CHANGED = re.compile(f"分别(?={CHANGES.pattern})")
_WITH_FIGURES = re.compile("（[^（）]*[0-9，；][^（）]*）")
_UNREAD = re.compile("^.*(?:[0-9余多几数][十百千万亿]*|[十百千万])(?:[余多]?(?![大届中姓家])[一-鿿]{1,2})[、，和]")
"""Up to a number that is none to be read, with its measure word: 走访企业数十家、."""
_TWICE = re.compile("^(.{2,12}?)\\1$")
_ENDS_IN_VERB = re.compile(f"(?<=[一-鿿]{{2}})(?P<verb>{VERB.pattern}|{LIGHT.pattern})$")
"""将法治建设纳入12个村的考核."""
_ENDS_OPEN = re.compile(
    "(?:已?连续|连)[0-9一二三四五六七八九十两]{1,3}(?:年|个月|个?季度)(?:稳定|一直|始终)?(?:保持|稳定|维持)?$"
    "|(?<=[一-鿿]{3})(?:持续|稳定|一直|始终)?保持$"
)
_STRAY_ADVERB = re.compile("(?<=[一-鿿]{2})[则却尚仍便]$")
_BEGINS_OPEN = re.compile("^(?:针对(?!性)|围绕)(?=[^，。；]{3})")
"""What leads to a figure and is no part of its name: 出庭应诉率连续三年保持, 针对检察建议."""
_SHARE = re.compile("的?[仅只约]*占$")
_EACH = re.compile("(?:平均)?每[一-鿿]{1,8}(?:（[一-鿿]{1,6}）)?")
"""How much there is for each of something, before what there is of it: 平均每个村（社区）仅有1.5名执法人员."""
_FOR_OWN = re.compile("(?:为|对|在)(?:辖区|全[省市州区县旗镇乡街]|[本我][省市州区县旗镇乡街]|其中)(?:的|内)?")
"""Where those are for whom something was done: 为辖区11个社区配备法律顾问."""
_SENT = re.compile("(?:组织|安排|邀请|选派|动员|推荐|指导)(?:全|本|我)?[一-鿿]{0,4}")
"""Who is brought to do something: 组织全局60名干部参加考试."""
_HAVE_SINCE = re.compile("配[备齐置]|聘请|选聘|安装|设立|建立|派驻|选派|追[回讨索]|讨回|挽回")
"""What those after 为 have since: 为辖区11个社区配备法律顾问. All else they are given and do not do: 提供保障."""
_TREATED = re.compile("(?:处分|处罚|处理|警告|批评|表彰|表扬|奖励)$")
"""What somebody undergoes who is given it; all else he gets: 给予救助资金."""
_GENERAL = frozenset(("内容", "时间", "情况", "工作"))
"""Nouns after a figure that say no more than the words before it: 反馈问题36项内容."""
_PAST = re.compile(f"^(?P<verb>{VERB.pattern.removesuffix('(?:了|过)?')})了")
_HOW = "集中|现场|不?定期|轮流|驻村|坐班|统一|同步|分批|上门|随机|联合|逐一|实地|全程|就近|及时"
_HOW_AFTER = re.compile(f"(?<=[一-鿿])(?:{_HOW})$")
"""How something was done, which is no part of the name of who did it: 对18个村集中开展培训."""
_UNDERGONE = re.compile(
    f"^(?:{_HOW})?(?:(?:开展|进行)(?:了)?(?P<act>[一-鿿]{{2,10}}(?<!宣誓)(?<!工作)(?<!述[法职]))|实施(?:了)?(?P<done>[一-鿿]{{0,8}}(?:{VERB.pattern}))"
    "|给予(?:了)?(?P<given>[一-鿿]{2,8}))$"
)
"""What is done to those after 对, who do not do it themselves: 对30个部门开展考核, 对5名党员给予处分."""
_SHORTEST_SHARE = 2
_DANGLING = re.compile("[含的了和及与并而且但又还也把对]")
_LONGEST_NAME = 24
"""Characters of what is counted with what is said of it: 列入监管名单的企业."""
_LONGEST_CHANGE = 8
"""Characters of the words that lead to the new value of a change: 压缩至, 上升到现在的."""


class Naming(NamedTuple):
    """The name of what is counted and the words that a metric quotes.

    ``bare`` says that the name is a verb or a rate alone and needs what it is about from the figure before it.
    ``change`` says that the words before the number are 由, 从 or 自. ``said`` is what the label says of the noun that
    it ends with, empty where it does not.
    """

    label: str
    quote: Span
    bare: bool
    change: bool
    said: str = ""


def name_of(
    text: str, number: Span, earliest: int, latest: int, *, follows: bool = False, change: bool = True
) -> Naming:
    """Name the figure whose qualifier, number and unit stand at ``number``.

    Looks no further back than ``earliest`` and no further on than ``latest``. ``follows`` says that another figure
    ends at ``earliest``, ``change`` that 由, 从 and 自 before the number may begin a change.
    """
    start = clause_start(text, number.start, earliest)
    if follows and start == earliest:
        start = after_figure(text, start, number.start)
    left = text[start : number.start]
    begins = _CHANGE_LEFT.search(left) if change else None
    end = number.start - len(begins[0]) if begins else number.start
    compared = COMPARISON.search(left)
    noun = "" if begins or compared else noun_after(text, number.end, latest)
    whole = start
    start, end = trimmed(text, start, end)
    verb = text[start:end]
    acted_upon = _ACTED_UPON.search(left)
    often = text[number.end - 1] in "次回场"
    if acted_upon and noun and not often and _is_said(noun) and not _has_act(acted_upon["whom"]):
        return Naming(acted_upon["whom"], Span(whole + acted_upon.start("whom"), number.end), bare=False, change=False)
    if noun and not (follows and whole == earliest) and _is_said(noun) and _is_thing(verb) and not often:
        return Naming(verb, Span(start, number.end), bare=False, change=False)
    if noun and (acted := _ENDS_IN_VERB.search(verb)):
        start, verb = start + acted.start("verb"), acted["verb"]
    words = _Before(start, verb, left, follows=follows and start == earliest)
    if noun and (named := _with_noun(text, number, words, noun)):
        return named
    if not noun and (not verb or _REST.fullmatch(verb)) and not begins and (said := _said_after(text, number, latest)):
        return said
    if special := _named_by_both(text, number, start, verb, latest):
        return special
    label = tidied(_without_light_verbs(verb))
    if is_verb(label) and (handled := _HANDLED.search(text, whole, start)) and handled.end() == start:
        label += handled["whom"]
    quote = Span(end if begins else start, number.end)
    if not verb and not begins:
        quote = Span(whole if number.start - whole <= _LONGEST_CHANGE else number.start, number.end)
    return Naming(label, quote, bare=is_bare(label), change=begins is not None)


def _is_said(words: str) -> bool:
    """Tell whether words after a figure say something of what is counted, and do not name it: 参与信访接待."""
    return any(one.match(words) for one in (LIGHT, PREDICATE))


def _names(words: str, after: str) -> bool:
    """Tell whether words right after a figure, up to the sign after them, are what is counted."""
    if words in _GENERAL or any(one.match(words) for one in (LIGHT, PREDICATE, VERB, LEADING_ADVERB)):
        return False
    return not after or after in "，。；（、\n"


def _has_act(words: str) -> bool:
    return LIGHT.search(words) is not None or PREDICATE.search(words) is not None


def _is_thing(words: str) -> bool:
    """Tell whether words before a figure name somebody or something and no more: 律师, 村干部."""
    if len(words) < 2 or re.fullmatch("[一-鿿]+", words) is None or _has_act(words):
        return False
    return VERB.search(words) is None and PREPOSITION.search(words) is None


class _Before(NamedTuple):
    """The words before a figure: where they begin, they and all of the clause; whether a figure stands first."""

    start: int
    verb: str
    clause: str
    follows: bool


def _with_noun(text: str, number: Span, before: _Before, noun: str) -> Naming | None:
    """Name a figure by the noun after it, with the words before it where they belong together; None where only these.

    ``before.follows`` says that another figure of the same clause ends where the words begin.
    """
    start, verb, left, _follows = before
    quote = Span(start, number.end + len(noun))
    if (
        len(verb) < 2
        or before.follows
        or ("%" in text[number.start : number.end] and text.startswith("的", number.end))
        or (left.endswith(_LEADS_TO) and not left.endswith(_AHEAD_OF))
        or is_verb(verb)
        or PREPOSITION.match(verb)
    ):
        return _named_after(text, number, start, verb, noun)
    if left.endswith("的") and VERB.match(verb) and len(verb) + len(noun) < _LONGEST_NAME:
        return Naming(f"{verb.removesuffix('的')}的{noun}", quote, bare=False, change=False)
    if _is_act_counted(text, number, verb, noun):
        return Naming(_without_light_verbs(noun), quote, bare=False, change=False)
    if BODY.search(verb):
        return _named_after(text, number, start, verb, noun)
    of_all = verb.endswith("等") or (_EACH.fullmatch(verb) and not VERB.search(verb))
    if of_all or (_names(noun, text[quote.end : quote.end + 1]) and len(verb) + len(noun) < _LONGEST_NAME):
        return Naming(tidied(_without_light_verbs(verb)).removesuffix(noun) + noun, quote, bare=False, change=False)
    return None


def _is_act_counted(text: str, number: Span, verb: str, noun: str) -> bool:
    """Tell whether somebody is named before how often something was done: 局长3次主持召开会议."""
    acted = VERB.match(noun) or LIGHT.match(noun)
    return bool(acted) and text[number.end - 1] in "次回" and not (VERB.search(verb) or LIGHT.search(verb))


def _named_by_both(text: str, number: Span, start: int, verb: str, latest: int) -> Naming | None:
    """Name a share of what was to be done, or money by what it was spent on; None for any other figure."""
    done = _DONE.search(text[start : number.start])
    if done and "%" in text[number.start : number.end]:
        return Naming(done["what"] + "完成率", Span(start, number.end), bare=False, change=False)
    if _SPENT.fullmatch(verb) and (on := _SPENT_ON.match(text, number.end, latest)):
        return Naming(verb + on["what"], Span(start, on.end()), bare=False, change=False)
    return None


def _is_actor(words: str) -> bool:
    """Tell whether words name a body and no more: 厅机关."""
    return BODY.search(words) is not None and not _has_act(words) and VERB.search(words) is None


def undergone(said: str) -> str:
    """Say of those to whom something is done that they undergo it: 开展考核 → 接受考核."""
    match = _UNDERGONE.match(said)
    if match is None:
        return said
    if match["given"]:
        return f"{'受到' if _TREATED.search(match['given']) else '获得'}{match['given']}"
    return f"接受{match['act'] or match['done']}"


def _said_after(text: str, number: Span, latest: int) -> Naming | None:
    """Name a figure without words of its own by what is said of it; None where nothing is."""
    if match := _IS_AFTER.match(text, number.end, latest):
        return Naming(match["what"], Span(number.start, match.end()), bare=False, change=False)
    if match := _STATE_AFTER.match(text, number.end, latest):
        label = match["state"]
        return Naming(label, Span(number.start, match.end()), bare=is_bare(label), change=False)
    return None


def tidied(label: str) -> str:
    """Leave out of a label what is no part of a name: brackets with figures, an earlier figure, words said twice."""
    label = _EACH_CHANGED.sub("", _WITH_FIGURES.sub("", label))
    if match := _UNREAD.match(label):
        label = label[match.end() :]
    label = _ENDS_OPEN.sub("", _BEGINS_OPEN.sub("", label))
    label = label[:-1] if _STRAY_ADVERB.search(label) and not is_word(label[-2:]) else label
    label = _TWICE.sub(r"\1", label)
    label = _SHARE.sub("占比", label) if len(label) > _SHORTEST_SHARE else label
    return label[1:] if _DANGLING.match(label) and not is_word(label[:2]) else label


def _without_light_verbs(words: str) -> str:
    """Leave out up to two verbs that say nothing (组织召开, 共有), and quotes around or half around the rest."""
    for _ in range(2):
        light = LIGHT.match(words)
        if light and len(words) - light.end() > 1:
            words = words[light.end() :]
    if words.startswith("“") and words.endswith("”") and words.count("“") == 1:
        return words[1:-1]
    return words.strip("“”的") if words.count("“") != words.count("”") else words


def _named_after(text: str, number: Span, start: int, verb: str, noun: str) -> Naming:
    """Name a figure that stands before its noun; as a subject, by what is said of it: 完善村规民约的村居."""
    end = number.end + len(noun) + text.startswith("的", number.end)
    placed = text[: number.start].endswith(("从", "由", "向"))
    placed = placed or (text.startswith("在", number.start - 1) and text.startswith("全面", end))
    if not placed and (said := _said_of(text, end, verb, noun, led_by_for=text.startswith("为", number.start - 1))):
        label = f"{said.what}的{_HOW_AFTER.sub('', noun)}"
        return Naming(label, Span(number.start, said.end), bare=False, change=False, said=said.what)
    if is_verb(verb):
        label = noun if LIGHT.fullmatch(verb) else verb + noun
        return Naming(label, Span(start, end), bare=False, change=False)
    if match := PREPOSITION.match(verb):
        start += match.end()
    return Naming(noun, Span(min(start, number.start), end), bare=REACHED.fullmatch(noun) is not None, change=False)


class _Said(NamedTuple):
    """What is said of those who are counted, and where it ends."""

    what: str
    end: int


def _said_of(text: str, start: int, verb: str, noun: str, *, led_by_for: bool) -> _Said | None:
    """Return what the words from an offset say of a noun that follows its figure; None where it is no subject.

    What is done to those after 对 they undergo; those after 为 (``led_by_for`` where it stands right before the number)
    are only given something.
    """
    own = _FOR_OWN.fullmatch(verb)
    subject = not verb or verb.endswith(("对", "将", "把")) or own or _SENT.fullmatch(verb) or _is_actor(verb)
    alone = subject and "的" not in noun and noun[-1] != "等"
    said = _SAID.match(text, start) if alone else None
    if said is None or not any(one.match(said["what"]) for one in (VERB, PREDICATE)):
        return None
    if (verb.startswith("为") or led_by_for) and not _HAVE_SINCE.match(said["what"]):
        return None
    what = undergone(said["what"]) if verb.startswith("对") or verb.endswith("对") else said["what"]
    return _Said(_PAST.sub(r"\g<verb>", what), said.end())
