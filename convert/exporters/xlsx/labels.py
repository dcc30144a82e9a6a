"""What a report is called among several: by its year, by body and year, or by what it is about."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from convert.exporters.xlsx.options import ReportIndicators
from convert.model.report import Report
from convert.patterns import regex
from convert.text.characters import LETTER

_PLACE: Final = regex(rf"({LETTER}{{1,7}}?(?:自治区|自治州|自治县|省|市|区|县|旗|州|镇|乡|街道))"
                      r"(?=人民|政府|人大|监察|财政|统计|发展|审计|管委会|办事处|国民|一般|预算|经济|法治|[\W\d_A-Za-z]|[一二三四五六七八九〇○]{4}|$)")
_BEFORE_PLACES: Final = regex("^(?:.*[年度于受对在由向至和与]|[我本全])")
_ORGAN: Final = regex(rf"人民政府|人民法院|人民检察院|监察委员会|人大常委会|{LETTER}{{2,8}}(?:局|委|委员会|办公室)")
_TOPIC: Final = regex(rf"关于(?:报送|印发)?(?:{LETTER}{{2,8}}(?:省|市|区|县))?(?:\d{{4}}年(?:度|上半年|下半年|前三季度)?)?(.+?)"
                      "(?:工作)?(?:情况)?的?(?:综合|专项|工作)?报告")
_YEAR_IN_NAME: Final = regex(r"(?:19|20)\d{2}")
_LONGEST: Final = 16
_NAMING: Final = (("year",), ("place", "year"), ("place", "organ", "year"), ("place", "year", "topic"), ("place", "organ", "year", "topic"))
"""What a name is made of, the shortest first."""


class ReportIdentity(msgspec.Struct, frozen=True):
    """Whose report it is, for which year, and about what; what is not known is empty or None."""

    place: str
    organ: str
    year: int | None
    topic: str


def identity_of(table: ReportIndicators) -> ReportIdentity:
    """Return whose report a table is made from."""
    front = table.report.front
    texts = [text for text in (front.issuer, front.organ_line, front.title, front.material_number) if text]
    place = next(iter(places_in(texts)), "")
    organ = next((match[0] for text in texts if (match := _ORGAN.search(text))), "")
    topic = match[1] if front.title and (match := _TOPIC.search(front.title)) else ""
    return ReportIdentity(place, organ, year_of(table), topic[:_LONGEST])


def year_of(table: ReportIndicators) -> int | None:
    """Return the year that a report's figures stand for: as it says, as its file is called, or that of most of its results."""
    if table.report.meta.year is not None:
        return table.report.meta.year
    periods = Counter(one.period for one in table.indicators if one.period is not None and one.aspect == "actual")
    if periods:
        return min(periods, key=lambda year: (-periods[year], -year))
    named = _YEAR_IN_NAME.search(table.report.source.name)
    return int(named[0]) if named else None


def report_labels(tables: Sequence[ReportIndicators]) -> tuple[str, ...]:
    """Return a short unlike name for every report.

    The given ones where they differ; the years where all reports are of one body; else body and year, then what they are about.
    """
    given = [table.label for table in tables if table.label]
    if len(set(given)) == len(tables):
        return tuple(given)
    known = [identity_of(table) for table in tables]
    for parts in _NAMING:
        if parts == ("year",) and len({(one.place, one.organ) for one in known}) > 1:
            continue
        labels = [_label(one, parts) for one in known]
        if all(labels) and len(set(labels)) == len(labels):
            return tuple(labels)
    labels = []
    for number, table in enumerate(tables, 1):
        stem = _stem(table.report)
        labels.append(stem if stem.casefold() not in (label.casefold() for label in labels) else f"{stem}（{number}）")
    return tuple(labels)


def own_places(table: ReportIndicators) -> tuple[str, ...]:
    """Return the names of the place that a report is about, the longest first."""
    front = table.report.front
    found = places_in([text for text in (front.issuer, front.title, front.organ_line) if text])
    return tuple(sorted(found, key=len, reverse=True))


def places_in(texts: Sequence[str]) -> list[str]:
    """Return the names of places that texts of a report's front name, in their order."""
    found = (_BEFORE_PLACES.sub("", match[1]) for text in texts for match in _PLACE.finditer(text))
    return list(dict.fromkeys(place for place in found if len(place) > 1))


def _label(one: ReportIdentity, parts: Sequence[str]) -> str:
    """Return the parts as one name; empty when the year, or what tells the bodies apart, is not known."""
    if one.year is None or ("place" in parts and not one.place):
        return ""
    words = {"year": f"{one.year}年", "place": one.place, "organ": one.organ, "topic": one.topic}
    return "".join(words[part] for part in parts)


def _stem(report: Report) -> str:
    name = "".join(char for char in report.source.name if char.isprintable())
    stem = name.rpartition(".")[0] or name
    return stem.strip()[:40] or "-"
