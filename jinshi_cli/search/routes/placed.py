"""Places in a ranking, where nothing is asked for but these: 全区第几, 排名第几."""

from __future__ import annotations

import re

from jinshi_cli.report.model import Metric
from jinshi_cli.search.combine import Finds
from jinshi_cli.search.indexing.index import Match, Numbered
from jinshi_cli.search.parsing.query import Query
from jinshi_cli.search.route import Found

_AMONG_WHOM = "全(?P<all>[国省市州盟区县旗镇乡街])|(?P<its>[省市州盟区县旗镇乡])[里级内]"
"""Among whom a place is asked for: 全区第几, 市里排第几."""


def asks_for_place_alone(query: Query) -> bool:
    """Tell whether a query asks for a place in a ranking and says nothing of what is ranked."""
    asks = query.ask is not None and query.ask.kind == "rank"
    return asks and all(re.fullmatch(_AMONG_WHOM, part.text) for part in query.parts)


def placed(entries: Numbered, query: Query) -> Finds:
    """Find the sections with a place in a ranking, by the number of the entry; of a region those alone that name it."""
    asked = re.search(_AMONG_WHOM, query.joined)
    region = (asked["all"] or asked["its"]) if asked else None
    finds = {}
    for number, entry in entries:
        places = [one for one in entry.section.metrics if one.kind == "rank" and _is_among(one, region)]
        if places:
            finds[number] = Found("words", 1.0, 1.0, tuple(Match("text", one.span) for one in places), ())
    return finds


def _is_among(place: Metric, region: str | None) -> bool:
    among = rf"全{region}|在{region}[级里内]|{region}级[^，。；在]{{0,12}}(?:名次|排名)"
    return region is None or re.search(among, place.label + place.text) is not None
