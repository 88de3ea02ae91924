"""What a name without an object is about: which names have none, and what objects the words before them name."""

from __future__ import annotations

import re

from jinshi_cli.importing.quantities.clauses import MARKER
from jinshi_cli.importing.quantities.times import TIME
from jinshi_cli.importing.quantities.words import (
    ACT,
    BODY,
    COMPLETE_VERB,
    LIGHT,
    NOUN_AFTER_VERB,
    STATE,
    THING,
    VERB,
)
from jinshi_cli.search.lexicon.words import is_word

_TOWARDS = re.compile(r"对(?P<whom>[^，。；对]{2,14}?)(?:实行|进行|开展|实施|采取|落实|予以|给予|依法)")
_COMPLETE = re.compile(f"(?:{VERB.pattern})(?:{THING.pattern}){{1,3}}")
_VERBS_ONLY = re.compile(f"新?(?:{LIGHT.pattern})?(?:(?:{VERB.pattern})[、并和]?){{0,3}}(?<![、并和])(?<!^)")
EACH = re.compile("(?:平均)?每[一-鿿]{1,3}|[人户村所镇县日月年周]均")
"""A share of each, which needs what it is a share of: 平均每所, 人均."""
_LISTED = re.compile("(?P<head>[^，。；、]{2,14}?)(?:包含|包括|涵盖|分为)")
"""What a list is of: 职权事项包含行政许可、行政处罚和行政检查，共计181项."""
_SEVERAL = 3
"""Marks between the members of a list, of which the last one is not what is counted."""
REACHED = re.compile("参加|参与|观看|受训|覆盖|惠及|受益|受教育|触达|吸引|带动")
"""How many were reached by what was counted before: 开展培训10场次，覆盖500余人次."""
_LONGEST_TOPIC = 18
_HEAD = 2
"""Characters at the end of a noun phrase that say what kind of thing it is: 案件, 申请."""
_MEASURED = re.compile(
    r"(?:总?面积|总?金额|总额|总?长度?|总里程|价值|货值|涉案金额|涉及金额|人数|数量|总?投资|造价|占比|比例|比率"
    r"|(?:同比|环比|较|比|占|高于|低于).{0,16}|增长|下降|上升|增加|减少|增幅|降幅|最[高低大小多少长短])$"
)
_RATE = re.compile(r"^[^的]{0,8}率$")
_ACTOR = re.compile(rf"{BODY.pattern}|(?:平台|热线|大厅|窗口|顾问|组织|工作室)$")
_ACTED_TOO = re.compile(
    "查处|查办|调处|化解|处理|处置|整治|整顿|办理|取缔|解决|清理|完善|公布|公示|回复|答复|改造|组建|整改|修复|拆除|审议|审核"
)
"""The second verb of two that have one object: 排查调处矛盾纠纷, but not 提出修改意见."""
_ACTS = re.compile(rf"[一-鿿]+(?:{VERB.pattern})$")
_THAT_WERE = re.compile(
    f"(?:出|到)?的(?=[一-鿿]{{2}})|(?:(?:{VERB.pattern})[一-鿿]{{0,6}}|[一-鿿]{{2,4}})的(?=[一-鿿]{{2,6}}$)"
)
"""What was done to them first: 排查出的隐患, 列入清单的任务."""
_KIND = re.compile("(?:各类|各种|各项|相关|有关|新(?:收|增|接收|受理|立)|在册|本年)")
"""What is said of all of them, or of those before alone: 新收行政复议案件."""
_RANKED = re.compile("(?:位列|位居|名列|排名|排在|居|列)(?:全[一-鿿]{1,6})?[第前首榜][一-鿿0-9]{0,4}$")
_JUDGED = re.compile(
    "(?:仍然?|依然|还|仍旧)?(?:偏|较|比较|相对)(?:高|低|大|小|多|少|长|慢)$|居高不下$|(?:不足|不够|薄弱|滞后)$"
)


def is_verb(text: str) -> bool:
    """Tell whether a text is a verb or up to three in a row and nothing else."""
    return _VERBS_ONLY.fullmatch(text) is not None


def is_whole(label: str) -> bool:
    """Tell whether a verb holds its object (罚款) or has one that is a verb itself (受理投诉)."""
    return COMPLETE_VERB.fullmatch(label) is not None or _COMPLETE.fullmatch(label) is not None


def is_measured(label: str) -> bool:
    """Tell whether a name is a measure or a change of something that it does not name: 面积, 同比增长."""
    return _MEASURED.match(label) is not None


def is_bare(label: str) -> bool:
    """Tell whether a label needs what it is about: a verb, a state, a short rate, a measure, or nothing at all."""
    if not label or STATE.fullmatch(label) or EACH.fullmatch(label) or is_measured(label):
        return True
    if is_verb(label):
        return not _COMPLETE.fullmatch(label) or COMPLETE_VERB.fullmatch(label) is not None
    return _RATE.match(label) is not None and (len(label) < 5 or label.startswith("按"))


def is_act(label: str) -> bool:
    """Tell whether a name ends in a verb and names no thing that could be acted upon: 案外调解, 一审胜诉."""
    verb = VERB.match(label)
    if verb is not None and has_object(label, verb) and not is_verb(label):
        return False
    return _ACTS.match(label) is not None and THING.match(label[-2:]) is None


def is_other(label: str, whole: str) -> bool:
    """Tell whether a name says that something else was acted upon: 办结诉讼案件 and 受理复议申请."""
    verb = VERB.match(label)
    if verb is None or not has_object(label, verb) or is_verb(label):
        return False
    thing = object_of(label)
    return not BODY.search(thing) and thing[-_HEAD:] != whole[-_HEAD:]


def topic_of(clause: str) -> str:
    """Return what a clause without a figure is about: what stands after 对, or after its last verb."""
    if match := _TOWARDS.search(clause):
        return match["whom"]
    if match := MARKER.match(clause):
        clause = clause[match.end() :]
    if TIME.fullmatch(clause):
        return ""
    if listed := _LISTED.match(clause):
        return listed["head"]
    if clause.count("、") >= _SEVERAL:
        return ""
    clause = _RANKED.sub("", _JUDGED.sub("", clause))
    if match := LIGHT.match(clause) or VERB.match(clause):
        return clause[match.end() :] if 1 < len(clause) - match.end() <= _LONGEST_TOPIC else ""
    found = [
        match
        for match in (*LIGHT.finditer(clause), *VERB.finditer(clause))
        if len(clause) - match.end() > 2 and not ACT.fullmatch(match[0])
    ]
    found.sort(key=lambda match: match.end())
    topic = clause[found[-1].end() :] if found else clause
    return topic if 1 < len(topic) <= _LONGEST_TOPIC and "的" not in topic[:1] else ""


def object_of(label: str) -> str:
    """Return what was acted upon: 排查调处各类矛盾纠纷 → 矛盾纠纷, 平台受理投诉举报 → 投诉举报."""
    actor, rest = _actor(label)
    words = rest if actor else label
    while (match := VERB.match(words)) and has_object(words, match):
        words = words[match.end() :].lstrip("、和并及")
        if (following := VERB.match(words)) and not _ACTED_TOO.fullmatch(following[0]):
            break
    if verb_of := _THAT_WERE.match(words):
        words = words[verb_of.end() :]
    kind = _KIND.match(words)
    return words[kind.end() :] if kind and len(words) - kind.end() > 1 else words


def without_verb(label: str) -> str:
    """Return what was acted upon with who did it: 12345热线办理工单 → 12345热线工单."""
    return _actor(label)[0] + object_of(label)


def _actor(label: str) -> tuple[str, str]:
    """Split a label where who acts ends and a verb begins; the first is empty where nobody is named."""
    for match in VERB.finditer(label, 1):
        if _ACTOR.search(label[: match.start()]) and has_object(label, match) and not THING.fullmatch(match[0]):
            return label[: match.start()], label[match.start() :]
    return "", label


def has_object(label: str, verb: re.Match[str]) -> bool:
    """Tell whether an object follows a verb; 人员 is none in 执法人员, and 员 makes a noun of 调解员."""
    rest = label[verb.end() :]
    if len(rest) < 2 or LIGHT.fullmatch(rest):
        return False
    if COMPLETE_VERB.fullmatch(verb[0]) and not VERB.match(rest):
        return False
    return not NOUN_AFTER_VERB.match(rest) or is_word(rest[:2])
