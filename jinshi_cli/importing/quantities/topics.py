"""What bare verbs, rates and measures are about: 化解307宗 after 排查矛盾纠纷307宗 is 化解矛盾纠纷."""

from __future__ import annotations

import re

from jinshi_cli.importing.quantities.clauses import JOIN, MARKER
from jinshi_cli.importing.quantities.words import COMPLETE_VERB, LIGHT, NOUN_AFTER_VERB, STATE, VERB

_TOWARDS = re.compile(r"对(?P<whom>[^，。；对]{2,14}?)(?:实行|进行|开展|实施|采取|落实|予以|给予|依法)")
_COMPLETE = re.compile(f"(?:{VERB.pattern})(?:{COMPLETE_VERB.pattern})")
_VERBS_ONLY = re.compile(f"新?(?:{LIGHT.pattern})?(?:(?:{VERB.pattern})[、并和]?){{0,3}}(?<![、并和])(?<!^)")
_LONGEST_TOPIC = 18
_SUM = re.compile("投入|支出|出动|参与|参加|总投资|投资")
_CHANGES = re.compile(r"(?:[一-鿿]{0,4})(?:下降|上升|增长|提高|增加|减少|提升|降低|缩短|提速)")
_MEASURED = re.compile(
    r"(?:总?面积|总?金额|总额|总?长度?|总里程|价值|货值|涉案金额|涉及金额|人数|数量|总?投资|造价|占比|比例|比率"
    r"|(?:同比|环比|较|比).{0,12}|增长|下降|上升|增幅|降幅)$"
)
_RATE = re.compile(r"^[^的]{0,8}率$")


def is_verb(text: str) -> bool:
    """Tell whether a text is a verb or up to three in a row and nothing else."""
    return _VERBS_ONLY.fullmatch(text) is not None


def is_bare(label: str) -> bool:
    """Tell whether a label needs what it is about: a verb, a state, a short rate, a measure, or nothing at all."""
    if not label or is_verb(label) or STATE.fullmatch(label) or _MEASURED.match(label):
        return True
    return _RATE.match(label) is not None and (len(label) < 5 or label.startswith("按"))


def topic_of(clause: str) -> str:
    """Return what a clause without a figure is about: what stands after 对, or after its last verb."""
    if match := _TOWARDS.search(clause):
        return match["whom"]
    if match := MARKER.match(clause):
        clause = clause[match.end() :]
    if match := LIGHT.match(clause) or VERB.match(clause):
        return clause[match.end() :] if 1 < len(clause) - match.end() <= _LONGEST_TOPIC else ""
    found = [match for match in (*LIGHT.finditer(clause), *VERB.finditer(clause)) if len(clause) - match.end() > 2]
    found.sort(key=lambda match: match.end())
    topic = clause[found[-1].end() :] if found else clause
    return topic if 1 < len(topic) <= _LONGEST_TOPIC and "的" not in topic[:1] else ""


def object_of(label: str) -> str:
    """Return a label without the verb it begins with: 排查矛盾纠纷 → 矛盾纠纷."""
    match = VERB.match(label)
    while match and len(label) - match.end() > 1 and not NOUN_AFTER_VERB.match(label, match.end()):
        rest = label[match.end() :]
        joined = rest.startswith(("、", "和", "并", "及"))
        label = rest[1:] if joined else rest
        match = VERB.match(label) if joined else None
    return label


def completed(label: str, about: str) -> str:
    """Complete a bare verb, rate or measure with what the figure before it is about."""
    if not about:
        return label
    if not label:
        return about
    whole = COMPLETE_VERB.fullmatch(label) or _COMPLETE.fullmatch(label)
    if whole or (is_verb(label) and label in about):
        return label
    if _CHANGES.fullmatch(label):
        return about + label if len(label) < 5 and not VERB.match(label[:-2]) else label
    if about.endswith("率") and len(about) > 4:
        about = about[:-3]
    if not _SUM.fullmatch(label) and (is_verb(label) or STATE.fullmatch(label)):
        return label if about.endswith(label) else label + object_of(about)
    return _rate_of(about, label) if label.endswith("率") else about + label


def _rate_of(about: str, rate: str) -> str:
    """Say what a rate is of: 矛盾纠纷化解率 after 排查矛盾纠纷, 法治副校长配备率 after 配备法治副校长的中小学."""
    verb = VERB.match(about)
    if verb and "的" in about and rate.startswith(verb[0]):
        return about[verb.end() : about.index("的")] + rate
    return (object_of(about) if VERB.match(rate) else about) + rate


def shared(label: str, count: int) -> tuple[str, ...] | None:
    """Give each of several figures its part of a common name (受理、办结案件); None where it has not so many parts."""
    heads = [head for head in JOIN.split(label) if head]
    if len(heads) != count:
        return None
    if all(is_verb(head) for head in heads[:-1]):
        last = VERB.match(heads[-1])
        if last is not None and last.end() < len(heads[-1]):
            noun = heads[-1][last.end() :]
            return tuple(head + noun for head in (*heads[:-1], last[0]))
    return tuple(heads)
