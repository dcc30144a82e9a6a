"""Which figures of several reports are the same thing: matched by name, unit, kind and section, never forced."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

import msgspec

from convert.exporters.xlsx.options import ReportIndicators
from convert.exporters.xlsx.rows import Row, year_of
from convert.patterns import regex

NEAR: Final = 0.6
"""Least likeness of two names for one to be offered as perhaps the same."""
_MOST_CANDIDATES: Final = 400
"""Names that are looked at for one offer; beyond it no offer is made."""
_YEAR: Final = regex(r"(?:19|20)\d\d年度?|全年|今年|本年度?|上年度?|去年")
_FILLERS: Final = regex(r"[\s·、，,。:：（）()“”\"'《》\-—]|累计|合计|共计|各类|各项|全部|的")
_ENDINGS: Final = (("总数量", "数"), ("数量", "数"), ("总数", "数"), ("总金额", "额"), ("金额", "额"), ("总额", "额"))
_PLACE: Final = regex(r"([\u4e00-\u9fff]{2,7}?(?:自治区|自治州|省|市|区|县|旗|州))(?:人民政府|政府|人大|人民|监察|财政)")
_ORDINAL: Final = regex(r"^[（(]?[一二三四五六七八九十百\d]+[)）]?[、.．]?|^第[一二三四五六七八九十]+[章节部分]+")


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One thing over the reports: at most one figure of each; None where a report does not have it."""

    name: str
    rows: tuple[Row | None, ...]

    @property
    def complete(self) -> bool:
        """Whether every report has it."""
        return None not in self.rows

    @property
    def first(self) -> Row:
        """The figure of the first report that has it."""
        return next(row for row in self.rows if row is not None)


class Unmatched(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that stands alone."""

    row: Row
    times: int
    """How many figures of its report have this name; above 1 this is why it was not matched."""
    near: Row | None
    """A figure of another report that may be meant."""


class Alignment(msgspec.Struct, frozen=True, kw_only=True):
    """What was matched and what was not, in text order."""

    runs: tuple[Run, ...]
    unmatched: tuple[Unmatched, ...]


def align(tables: Sequence[ReportIndicators], rows: Sequence[Row]) -> Alignment:
    """Return which of `rows` are the same thing in several of `tables`.

    Two figures are the same when name (without place, year and filling words), unit, kind, result or target, base,
    scope and the year relative to the report's agree and each report has just one such figure; when a report has
    several, the headings above them must tell them apart. Figures that stay ambiguous are left unmatched.
    """
    years = [year_of(table) for table in tables]
    places = [_own_places(table) for table in tables]
    normal = {row.number: normal_name(row.indicator.name, places[row.table]) for row in rows}
    groups: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        one = row.indicator
        year = years[row.table]
        offset = one.period - year if one.period is not None and year is not None else 0
        groups[normal[row.number], one.unit, one.kind, one.aspect, one.base, _scope(one.scope, places[row.table]),
               offset].append(row)
    runs: list[Run] = []
    alone: list[tuple[Row, int]] = []
    for group in groups.values():
        _match(group, len(tables), runs, alone)
    runs.sort(key=lambda run: (run.first.table, run.first.number))
    alone.sort(key=lambda item: item[0].number)
    return Alignment(runs=tuple(runs), unmatched=tuple(_with_offers(alone, normal)))


def normal_name(name: str, places: Sequence[str] = ()) -> str:
    """Return `name` without what differs between reports that mean the same: place, year, filling words, 数量 for 数."""
    text = _YEAR.sub("", unicodedata.normalize("NFKC", name))
    for place in places:
        text = text.replace(place, "")
    text = _FILLERS.sub("", text)
    for ending, short in _ENDINGS:
        if text.endswith(ending) and len(text) > len(ending):
            text = text[:-len(ending)] + short
            break
    return text or name


def likeness(one: str, other: str) -> float:
    """Return how alike two names are: the share of their pairs of characters that both have (Dice), from 0 to 1."""
    pairs, others = _pairs(one), _pairs(other)
    total = sum(pairs.values()) + sum(others.values())
    return 2 * sum((pairs & others).values()) / total if total else float(one == other)


def _pairs(text: str) -> Counter[str]:
    return Counter(text[at:at + 2] for at in range(len(text) - 1))


def _match(group: Sequence[Row], count: int, runs: list[Run], alone: list[tuple[Row, int]]) -> None:
    """Put the figures of one key into `runs` or into `alone` (with how many there are of the name)."""
    by_table: dict[int, list[Row]] = defaultdict(list)
    for row in group:
        by_table[row.table].append(row)
    by_table = {table: _one_if_equal(rows) for table, rows in by_table.items()}
    if len(by_table) == 1:
        alone.extend((row, 1) for row in next(iter(by_table.values())))
        return
    if all(len(rows) == 1 for rows in by_table.values()):
        runs.append(_run({table: rows[0] for table, rows in by_table.items()}, count))
        return
    sections: dict[str, dict[int, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for table, rows in by_table.items():
        for row in rows:
            sections[_section(row)][table].append(row)
    for tables in sections.values():
        if len(tables) > 1 and all(len(rows) == 1 for rows in tables.values()):
            runs.append(_run({table: rows[0] for table, rows in tables.items()}, count))
        else:
            alone.extend((row, len(by_table[table])) for table, rows in tables.items() for row in rows)


def _one_if_equal(rows: list[Row]) -> list[Row]:
    """Return the first of rows that all have the same value: a figure told twice is one figure."""
    values = {(row.indicator.value, row.indicator.value_high) for row in rows}
    return rows[:1] if len(values) == 1 else rows


def _run(found: dict[int, Row], count: int) -> Run:
    rows = tuple(found.get(table) for table in range(count))
    last = next(row for row in reversed(rows) if row is not None)
    return Run(name=last.indicator.name, rows=rows)


def _section(row: Row) -> str:
    headings = (row.section, *row.subsection.split(" › "))
    return "›".join(_ORDINAL.sub("", heading) for heading in headings)


def _scope(scope: str | None, places: Sequence[str]) -> str:
    """Return a scope so that 全区 of one district equals 全县 of another; the report's own place is the whole."""
    if scope is None or scope in ("全区", "全市", "全县", "全省", "全州", "全旗", "全镇", "全乡") or scope in places:
        return ""
    return scope


def _own_places(table: ReportIndicators) -> tuple[str, ...]:
    front = table.report.front
    found = [match[1] for text in (front.issuer, front.title, front.organ_line) if text
             for match in _PLACE.finditer(text)]
    return tuple(dict.fromkeys(sorted(found, key=len, reverse=True)))


def _with_offers(alone: Sequence[tuple[Row, int]], normal: dict[int, str]) -> list[Unmatched]:
    pools: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row, _ in alone:
        pools[row.indicator.unit, row.indicator.kind, row.indicator.aspect].append(row)
    found = []
    for row, times in alone:
        pool = pools[row.indicator.unit, row.indicator.kind, row.indicator.aspect]
        others = [other for other in pool if other.table != row.table] if len(pool) <= _MOST_CANDIDATES else []
        best = max(others, key=lambda other: (likeness(normal[row.number], normal[other.number]), -other.number),
                   default=None)
        near = best if best and likeness(normal[row.number], normal[best.number]) >= NEAR else None
        found.append(Unmatched(row=row, times=times, near=near))
    return found
