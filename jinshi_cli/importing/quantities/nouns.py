"""The noun phrase after a figure: 举办2次法治进校园活动, 22个村居均完善村规民约."""

from __future__ import annotations

import re

from jinshi_cli.importing.quantities.clauses import CLOSERS, OPENERS, STOP
from jinshi_cli.importing.quantities.words import ACT, BODY, NOUN_AFTER_VERB, PREDICATE, TOGETHER, VERB, WHOLLY
from jinshi_cli.search.lexicon.words import is_word

_LONGEST_NOUN = 32
_AGENT = re.compile(
    "(?:[员者生师长官众家人工户业位部村居区镇校队组院所司局站点船车]|(?<!人)民|组织|委员会|中心|机构|部门|机关)$"
)
_SHORT_AGENTS = ("村", "镇", "乡", "县", "校", "所")
_WITH_FIGURE = re.compile("[、和及与](?=[0-9])")
"""What joins another number: 12个社区、8.6万居民."""
_BODY_AFTER = re.compile(rf"(?:{BODY.pattern}|[点员室台口])$")
_LONGEST_BODY = 5
_NO_NOUN_BUT_PREDICATE = re.compile("正在|均|都|已|全部|仍|尚|负责")
_MADE_OF = re.compile("(?<=[一-鿿]{2})(?:共同)?(?:组成|构成|为主)的")
"""What leads to the whole that those who are counted make: 12个部门组成的联席会议."""
_LINKS = re.compile("[因对向以从由在为与较比]")
_AFTER = re.compile(r"[一-鿿（“《‘A-Za-z]")
_NO_NOUN = re.compile(
    rf"[的且或、，以之]|和(?![解谐睦])|与(?!会)|及(?!格)|并(?![轨联网购])|以上|左右|不等|次|人次|{TOGETHER}|累计|合计|总计|约|整(?![治改顿理合体个年修])"
)
_PERSON = re.compile("(?:[员者生师长官众人民]|干部)$")
_PREMISES = ("企业", "机构", "公司", "组织", "基地")
"""What is no end of a compound where a figure follows that counts it: 15名干部走访企业30家."""
_OPEN_ENDS = tuple("和及与的中内里")


def noun_after(text: str, start: int, latest: int) -> str:
    """Return the noun phrase that begins right after a figure, before ``latest``; empty where none does."""
    limit = min(latest, start + _LONGEST_NOUN, len(text))
    if text.startswith("的", start):
        start += 1
    if start >= limit or not _AFTER.match(text, start) or _NO_NOUN.match(text, start) or _is_remark(text, start):
        return ""
    noun = _WITH_FIGURE.split(_to_clause_end(text, start, limit))[0]
    clause = noun.rfind("的", 0, 26)
    noun = _without_open_end(_before_predicate(noun, clause, ends=start + len(noun) < latest))
    noun = noun.removesuffix("之一")
    return "" if clause == 0 and len(noun) < 3 else noun


def _without_open_end(noun: str) -> str:
    """Leave out what leads on at the end, where it is no part of a word: 参与, 目的."""
    while noun.endswith(("、", *_OPEN_ENDS)) and (noun.endswith("、") or not is_word(noun[-2:])):
        noun = noun[:-1]
    return noun


def _is_remark(text: str, start: int) -> bool:
    """Tell whether a bracket opens here that is a remark on the figure and all that follows: 30人（不含乡镇）."""
    if not text.startswith("（", start):
        return False
    end = text.find("）", start)
    return end < 0 or end + 1 == len(text) or text[end + 1] in STOP


def _to_clause_end(text: str, start: int, limit: int) -> str:
    """Return the words up to a comma or full stop; those in brackets and quotes end no clause."""
    end = start
    depth = 0
    while end < limit and (depth or text[end] not in STOP):
        if text[end] in OPENERS:
            depth += 1
        elif text[end] in CLOSERS:
            if not depth:
                break
            depth -= 1
        end += 1
    words = text[start:end]
    return words[: max(words.rfind(sign) for sign in OPENERS)] if depth else words


def _before_predicate(words: str, clause: int, *, ends: bool) -> str:
    """Cut the words where a predicate begins; ``clause`` is where 的 ends a clause about the noun, or -1.

    ``ends`` says that the words end a clause, so that a verb that ends them has no object and is a noun's.
    """
    if made_of := _MADE_OF.search(words):
        words, clause = words[: made_of.start()], -1
    for match in PREDICATE.finditer(words):
        if match.start() == 0 and clause < 0:
            if _LINKS.fullmatch(match[0]) or _NO_NOUN_BUT_PREDICATE.fullmatch(match[0]):
                return ""
            continue
        if match.start() > clause or (match.start() > 1 and WHOLLY.match(match[0])):
            words = words[: match.start()]
            break
    shortest = 1 if words.startswith(_SHORT_AGENTS) else 2
    for match in VERB.finditer(words, max(shortest, clause + 2)):
        acts = _AGENT.search(words[: match.start()]) is not None and (match.end() < len(words) or not ends)
        rest = words[match.end() :]
        if ACT.fullmatch(match[0]) and len(rest) <= _LONGEST_BODY and _BODY_AFTER.search(rest):
            continue
        following = NOUN_AFTER_VERB.match(words, match.end())
        visited = following is not None and following[0] in _PREMISES and _PERSON.search(words[: match.start()])
        if acts and (following is None or (visited and not ends)):
            return words[: match.start()]
    return words
