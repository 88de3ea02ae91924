"""Who reports, and where that is."""

from __future__ import annotations

import re

from jinshi_cli.importing.outline.back import is_organ
from jinshi_cli.importing.outline.year import YEAR_WRITTEN

# What stands in a title between the organ and the matter.
_MATTER = re.compile(
    rf"(?:关于)?(?:印发|报送)?(?:[（(]?(?:{YEAR_WRITTEN})[ ]?(?:年度?|[-—－至到]|(?=法治|依法))[）)]?"
    r"|(?:推进|开展|落实|加强|全面)*(?:法治|依法(?:行政|治)))"
)
_AFTER_YEAR = re.compile(
    rf"(?:{YEAR_WRITTEN})[ ]?年度?([一-鿿]{{2,30}}?)(?:关于)?(?:推进|开展|落实|加强|全面)*(?:法治|依法)"
)
_WORK = re.compile("《[^《》]*》")
_DIVISION = (
    "[一-鿿]{1,9}?(?:自治区|自治州|自治县|[省盟县旗]|州(?![市省区县])|(?<![城都超])市(?!街道|镇(?:人民政府|政府|党委|$))"
    "|(?<![社地园景辖小片库矿发])区)"
)
_VERB = "(?:信息)?(?:来源|发布机构|发布单位)|成立|设立|组建|[在对由为和与及经向以将到于]"
_NO_ORGAN = re.compile("^(?:推进|开展|落实|加强|全面|度|上半年|下半年|年|全市|全县|全区|全镇|工作)+$")
_VERBS = (
    "(?:坚持|以|在|把|将|认真|深入|全面|扎实|紧紧|始终|按照|高度|积极|围绕|切实|牢固|严格|锚定|持续|聚焦|紧扣|立足|推进|根据"
    "|大力)"
)
_THEIRS = "(?:党委、(?:人民)?政府|(?:法治政府建设|依法行政)工作)?"
"""What stands between a name and its verb: the bodies of a place, or what of an organ's work did it."""
_REPORTING = re.compile(rf"现[将就](?P<organ>[一-鿿A-Z]{{2,30}}?)(?:关于)?(?:{YEAR_WRITTEN})[ ]?年")
_IN_THE_YEAR = (
    rf"(?:{YEAR_WRITTEN})[ ]?年是[^。]{{4,90}}。"
    rf"|(?:(?:{YEAR_WRITTEN})[ ]?年(?:度|来|以来)?|今年以来|一年来|[征路]程上)[，,]"
    "(?:[^，,。；]{2,40}下[，,]){0,4}?"
)
_SUBJECT = re.compile(
    rf"(?:{_IN_THE_YEAR})(?:中共[一-鿿]{{2,12}}委(?:员会)?、)?(?P<organ>[一-鿿]{{2,20}}?){_THEIRS}[，,]?{_VERBS}"
)
"""Who did something in the year, maybe under somebody's guidance: 2021年，在市委领导下，某局坚持…."""
_LEVEL = re.compile("^[省市州盟县区旗](?![场政容]|[中南北东西]区)(?=[一-鿿]{2,}[局委办厅院会]$)")
"""How an organ calls itself in its own place: 市水务局, whose full name a title in the text may have."""
_OWN = re.compile("^(?:[我本全各该在]|有关|相关|上级|[省市区县镇乡]政府$|区委|县委|市委|省委|镇党委)")


def organ_of(title: str, signature: str | None) -> str:
    """Return who reports: the title's words before year and matter, with 人民政府 where the signature adds it."""
    title = _WORK.sub("", title)
    match = _MATTER.search(title)
    organ = title[: match.start()].strip(" \u3000：:，,") if match else ""
    if not organ or _NO_ORGAN.match(organ):
        after = _AFTER_YEAR.search(title)
        organ = after[1] if after and not _NO_ORGAN.match(after[1]) else ""
    organ = re.sub("(?:关于|的|贯彻|落实|深入|发布|公布)+$", "", re.sub("^关于", "", organ)).partition("关于")[0]
    organ = re.sub(r"^中共[一-鿿]{1,12}委(?:员会)?\s*(?=[一-鿿]+政府$)", "", organ)
    if not signature or not organ:
        return organ or signature or ""
    full = re.fullmatch(rf"(.*{re.escape(organ)}(?:人民政府|政府|办事处|委员会)?)(?:办公室)?", signature)
    return full[1] if full else organ


def organ_reporting(opening: str) -> str:
    """Return who is said to report in the opening (现将某局2021年度…情况报告如下), empty where nobody is named."""
    match = _REPORTING.search(opening)
    return match["organ"] if match and is_organ(match["organ"]) and not _OWN.match(match["organ"]) else ""


def organ_acting(opening: str) -> str:
    """Return who the opening says did something in the year (2021年，某镇坚持…), empty where that is nobody's name."""
    match = _SUBJECT.search(opening)
    return match["organ"] if match and is_organ(match["organ"]) and not _OWN.match(match["organ"]) else ""


def place_of(organ: str, text: str) -> str | None:
    """Return the province, city and district: those written before the organ's name, and that its name begins with."""
    own = re.match(rf"(?:{_DIVISION})+(?=[一-鿿]{{2}})", organ)
    whole = re.sub(r"(?:人民政府|党委)$", "", organ)
    name = _LEVEL.sub("", whole)
    if len(name) < 2:
        return None
    leads = rf"(?<![一-鿿])(?:{_VERB})?" if name == whole else "《"
    before: list[str] = re.findall(rf"{leads}(?:中共)?((?:{_DIVISION}){{1,3}}){re.escape(name)}", text[:200_000])
    if name != whole:
        before = [one for one in before if one.endswith(whole[0])]
    wider = max(before, key=len, default="")
    inside = own[0] if own and own[0] != name else ""
    return wider + inside or None
