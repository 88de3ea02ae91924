"""Completes names: 化解307宗 after 排查矛盾纠纷307宗 is 化解矛盾纠纷, 部门17个 after 走访乡镇8个、 is 走访部门."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jinshi_cli.importing.quantities.clauses import JOIN
from jinshi_cli.importing.quantities.rates import OWN_RATE, rate_of, without_rate
from jinshi_cli.importing.quantities.topics import EACH, REACHED, has_object, is_verb, is_whole, object_of
from jinshi_cli.importing.quantities.words import ACT, CHANGES, LIGHT, STATE, THING, VERB

_SUM = re.compile(f"投入|支出|出动|总投资|投资|{REACHED.pattern}")
_OF_VALUES = ("最", "高于", "低于", "占")
_PROPORTION = re.compile("占比|比例|比率")
_CHANGES_OF = re.compile(f"(?:{CHANGES.pattern})$")
_COMPARED = re.compile("同比|环比|较|比")
_CHANGED = re.compile(
    rf"(?P<how>(?:同比|环比|(?:较|比)[一-鿿]{{2,6}}?)?)(?:分别)?(?P<change>{CHANGES.pattern})(?:了|约|近)?$"
)
_LEAST_CHANGED = 5
_CASES, _CASE = ("案件", "申请"), 2
_ENDS_IN_ACT = re.compile(f"(?:{VERB.pattern})$")
"""What shares 案件 with the last of several: 行政复议、行政诉讼案件."""
_RATE = re.compile(f"(?<=[一-鿿]{{2}}){OWN_RATE.pattern}")
"""What shares its rate with the last of several: 建议、提案满意率."""
_KINDS, _KIND_ENDS = (2, 3, 4), frozenset("事级类型性式")
"""Characters of words that say which kind, and what joined ones of them end in: 民事、刑事案件, 市级、县级部门."""
_LONGEST_GROUP = 22
"""Characters of the names of joined things together."""


def completed(label: str, about: str) -> str:
    """Complete a bare verb, rate or measure with what the figure before it is about."""
    if not about or not label:
        return label or about
    if label.endswith("率"):
        return rate_of(about, label)
    if _CHANGES_OF.search(label):
        return about + label if _is_change(label) else label
    if is_whole(label) or (is_verb(label) and label in about):
        return label
    if not _SUM.fullmatch(label) and (is_verb(label) or STATE.fullmatch(label)):
        return label if about.endswith(label) else label + object_of(about)
    return (object_of(about) if EACH.fullmatch(label) else _measured(about, label)) + label


def _measured(about: str, label: str) -> str:
    """Return what a sum, a share or a measure is of; all of what is joined have one share."""
    if "、" in about and _PROPORTION.fullmatch(label):
        return object_of(about)
    return about if label.startswith(_OF_VALUES) else without_rate(about) or about


def _is_change(label: str) -> bool:
    """Tell whether a change does not say what has changed: 同比增长, 增幅, but 审批提速 does."""
    return _COMPARED.match(label) is not None or (len(label) < _LEAST_CHANGED and not VERB.match(label[:-2]))


def shared(label: str, count: int) -> tuple[str, ...] | None:
    """Give each of several figures its part of a common name (受理、办结案件); None where it has not so many parts."""
    heads = [head for head in JOIN.split(label) if head]
    if len(heads) != count:
        return None
    if changed := _CHANGED.search(heads[-1]):
        what = changed["how"] + changed["change"]
        heads[-1] = heads[-1][: changed.start()]
        return tuple(head + what for head in heads) if heads[-1] else None
    if all(is_verb(head) for head in heads[:-1]):
        last = VERB.match(heads[-1])
        if last is not None and last.end() < len(heads[-1]):
            noun = heads[-1][last.end() :]
            return tuple(head + noun for head in (*heads[:-1], last[0]))
    if rest := _shared_end(heads):
        return (*(head + rest for head in heads[:-1]), heads[-1])
    if heads[-1].endswith(_CASES) and all(_ENDS_IN_ACT.search(head) for head in heads[:-1]):
        heads = [*(head + heads[-1][-_CASE:] for head in heads[:-1]), heads[-1]]
    return tuple(with_verb(head, heads[0]) for head in heads)


def _shared_end(heads: Sequence[str]) -> str:
    """Return what the last of joined names shares with those before it, a rate or a noun; empty where nothing."""
    rate = _RATE.search(heads[-1])
    if rate and not any(head.endswith("率") for head in heads[:-1]):
        return rate[0]
    size, end = len(heads[0]), heads[0][-1]
    kinds = [*heads[:-1], heads[-1][:size]]
    if size in _KINDS and end in _KIND_ENDS and all(len(kind) == size and kind[-1] == end for kind in kinds):
        return heads[-1][size:]
    return ""


def with_verb(label: str, first: str) -> str:
    """Give a noun the verb of the one it is joined to: 部门 after 走访乡镇 is 走访部门."""
    verb = VERB.match(first)
    if verb is None or not label or _is_acted(label) or not has_object(first, verb):
        return label
    acts = [one for one in VERB.finditer(first, verb.end() + 1) if not ACT.fullmatch(one[0])]
    return label if any(has_object(first, one) for one in acts) else verb[0] + label


def _is_acted(label: str) -> bool:
    """Tell whether a name begins with what was done; 执法车辆 does not."""
    verb = VERB.match(label)
    if verb is None:
        return LIGHT.match(label) is not None
    return not THING.fullmatch(verb[0]) or verb.end() == len(label) or VERB.match(label, verb.end()) is not None


def joined(first: str, label: str) -> str:
    """Name two joined things as one: 办理人大代表建议 and 办理政协提案 are 办理人大代表建议、政协提案."""
    verb = VERB.match(first)
    second = label[verb.end() :] if verb and label.startswith(verb[0]) else label
    return f"{first}、{second}" if len(first) + len(second) < _LONGEST_GROUP else label
