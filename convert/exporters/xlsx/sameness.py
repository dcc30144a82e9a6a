"""When two figures of different reports are about the same thing: what is compared, and how alike it is."""

import os
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

import msgspec

from convert.diagnostics import UsageError
from convert.exporters.xlsx.rows import IndicatorRow
from convert.patterns import regex
from convert.publish import plain_utf8
from convert.structs import learnt

WHOLE_SCOPES: Final = ("全区", "全市", "全县", "全省", "全州", "全旗", "全镇", "全乡")
_LEVELS: Final = "省市区县州旗镇乡街"
_YEAR: Final = regex(r"(?:19|20)\d\d年度?|(?:今|本|上|去|当)年度?|上年|[一二三四五六七八九〇]{4}年")
_ORDINAL: Final = regex(r"^[（(]?[一二三四五六七八九十百\d]+[)）]?[、.．]?|^第[一二三四五六七八九十]+[章节部分]+")
_FILLERS: Final = regex(r"[\s·、，,。:：;；（）()“”‘’\"'《》<>\-—]|的|了")
_ENDINGS: Final = regex("(?:总数量|数量|总数|(?<![法病老新工军犯本])人数|(?<![案文事信物稿条])件数|"
                       "(?<![事款专立])项数|(?<![身股成])份数|(?<!品)种数|(?<![平电后])台数|(?<!配)套数|[宗条起期]数|"
                       "(?<![用农商住])户数|(?<![人场批])次数|场次|个数|数)$")
_AMOUNTS: Final = regex("(?:总金额|金额|总额|总量)$")
_CHANGES: Final = regex("(?:同比|比上年|较上年|比去年|环比)?(?:增长率|增长幅度|增长|增速|增幅|增加|下降率|下降幅度|下降|降幅|减少|升幅|提高"
                        "|提升|降低|变化|增减)(?:幅度|率|数|额|量)?$")
_YEAR_ON_YEAR: Final = ("同比", "增长", "比上年", "较上年", "比去年", "较去年", "比上年同期", "较上年同期", "同比增长", "上年")
_TOKENS: Final = regex(r"[0-9A-Za-z.]+")
_NUMBERS: Final = regex(r"[0-9０-９.,，]+|[一二三四五六七八九十百千万亿余多近超约]{2,}")
_FROM: Final = regex("(?:由|从)[^，。；由从]{0,14}$")
_TO: Final = regex("^[^。；，]{0,8}?(?:提升|提高|增加|增长|上升|扩大|下降|降低|减少|压减|缩短|压缩|缩减|升|降|增|减|压|扩)"
                   "[^。；，]{0,3}?(?:至|到|为)")
_BEFORE: Final = 18
_AFTER: Final = 4
"""Letters around a figure that are compared."""
_LONGEST: Final = 600
"""Letters of a sentence that are looked at."""
_MOST_TEXTS: Final = 20_000
"""Texts, and pairs of them, whose likeness is remembered."""
CERTAIN: Final = 0.62
"""From this likeness on two figures are paired, when no other comes near."""
_UNSURE: Final = 0.6
_SHORT: Final = 3
"""Letters up to which a name tells little."""
_LONG: Final = 8
"""Letters from which a name alone tells which figure it is."""
_MIDDLING: Final = 6
"""Letters up to which what stands before the figure's clause decides."""
_AROUND, _SURELY_AROUND, _SECTION, _LEAD = 0.2, 0.35, 0.5, 0.3
"""Likeness of what stands around two figures, or of their headings, that a shorter name needs."""
_ALIKE: Final = 0.4
"""Least likeness of names that differ in nothing that matters."""


class SamenessWords(msgspec.Struct, frozen=True):
    """The table `renamings.toml`."""

    renamed: tuple[tuple[str, str], ...]
    """Words and what is compared in their place, the longest first."""
    verbs: tuple[tuple[str, str], ...]
    idle: tuple[str, ...]
    generic: frozenset[str]
    """Words that a name may have or not."""
    units: dict[str, str]
    opposites: tuple[tuple[str, ...], ...]


class _AddedWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a person may add to the table."""

    renamed: list[list[str]] = []
    verbs: list[list[str]] = []
    idle: list[str] = []
    generic: list[str] = []
    units: list[list[str]] = []
    opposites: list[list[str]] = []


class FigureCore(msgspec.Struct, frozen=True):
    """What is compared of a figure."""

    name: str
    plain: str
    """The name with its own verbs."""
    unit: str
    kind: str
    aspect: str
    base: str
    scope: str
    offset: int
    """Years from the report's own."""
    old: bool
    """It is the value before, in 由98.2%提升至99.1%."""
    around: str
    """What stands around the figure in its sentence, without numbers."""
    lead: str
    """The end of what stands before its clause."""
    context: str
    """Its headings, and its sentence up to its clause."""
    section: str
    marks: tuple[object, ...]
    """Words, letters and digits of the name in which two figures that are the same do not differ."""

    @property
    def fixed(self) -> tuple[object, ...]:
        """What two figures that are the same agree in."""
        return self.unit, self.kind, self.aspect, self.base, self.scope, self.offset, self.old, self.marks


@lru_cache(4)
def words(added: bytes = b"") -> SamenessWords:
    """Return the table of words, with those of a file of the same form (`renamed`, `verbs`, `idle` …) that a person gives.

    Raises:
        UsageError: `xlsx-renamings`, the file is no such table.
    """
    with open(os.path.join(os.path.dirname(__file__), "renamings.toml"), "rb") as handle:
        table: dict[str, Any] = tomllib.load(handle)
    try:
        more = msgspec.convert(tomllib.loads(plain_utf8(added).decode("utf-8")), learnt(_AddedWords))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise UsageError("xlsx-renamings", reason=str(error)) from None
    for key, lists in msgspec.to_builtins(more).items():
        table[key] = [*lists, *table[key]]
    renamed, verbs = (tuple(sorted(((word, group[0]) for group in table[key] for word in group[1:]), key=lambda pair: -len(pair[0])))
                      for key in ("renamed", "verbs"))
    return SamenessWords(
        renamed=renamed, verbs=verbs, idle=tuple(sorted(table["idle"], key=len, reverse=True)), generic=frozenset(table["generic"]),
        units={unit: group[0] for group in table["units"] for unit in group}, opposites=tuple(map(tuple, table["opposites"])))


def core_of(row: IndicatorRow, places: Sequence[str] = (), year: int | None = None, table: SamenessWords | None = None) -> FigureCore:
    """Return what is compared of a figure; `places` are the names of its report's place, `year` is that of the report."""
    table = table or words()
    one = row.indicator
    start, end = row.place or (0, 0)
    old = is_value_before(row)
    offset = one.period - year if one.period is not None and year is not None else 0
    change = one.kind == "change"
    own_name = one.name.removesuffix(f"{one.unit}数") if one.unit else one.name
    name = normal_name(own_name, places, change=change, table=table)
    around = one.sentence[max(0, start - _BEFORE):start] + "#" + one.sentence[end:end + _AFTER]
    own_clause = max(one.sentence.rfind(stop, 0, start) for stop in "，；。") + 1
    before = one.sentence[max(0, row.clause[0] - _LONGEST):row.clause[0]]

    def bare(text: str) -> str:
        return normal_name(text, places, table=table) if text else ""

    return FigureCore(
        name=name, plain=normal_name(own_name, places, change=change, verbs=False, table=table), unit=table.units.get(one.unit, one.unit),
        kind=one.kind, aspect=one.aspect, base=_base(one.base, one.kind), scope=_scope(one, places, table), offset=0 if old else offset,
        old=old, around=_NUMBERS.sub("", bare(around)),
        lead=_NUMBERS.sub("", bare(one.sentence[max(0, own_clause - _BEFORE):own_clause])),
        context=bare(before + row.subsection + row.section), section=bare(_ORDINAL.sub("", row.subsection)), marks=_marks(name, table))


def is_value_before(row: IndicatorRow) -> bool:
    """Whether the figure is the value before, in 由98.2%提升至99.1%."""
    text = row.indicator.sentence
    if row.place is None or not ("由" in text or "从" in text):
        return False
    start, end = row.place
    return bool(_FROM.search(text[max(0, start - _BEFORE):start]) and _TO.search(text[end:end + _BEFORE]))


def normal_name(name: str, places: Sequence[str] = (), *, change: bool = False, verbs: bool = True,
                table: SamenessWords | None = None) -> str:
    """Return `name` without what differs between reports that mean the same: place, year, idle words, 数量 for 数, renamed things.

    Args:
        name: Of a figure, or another text.
        places: Names of the place that its report is about.
        change: Whether the figure is a change, which may be called 增速, 增长, 降幅 ….
        verbs: Whether verbs of one meaning (制定, 公布) are taken for one.
        table: Words; the shipped ones when left out.
    """
    text = _YEAR.sub("", unicodedata.normalize("NFKC", name))
    for place in places:
        text = text.replace(place, "")
    for level in (places[0][-1] if places else _LEVELS):
        text = text.replace(f"我{level}", "").replace(f"全{level}", "")
    text = _FILLERS.sub("", text)
    table = table or words()
    for word in table.idle:
        text = text.replace(word, "")
    for word, meant in (*table.renamed, *(table.verbs if verbs else ())):
        if word in text and not (word in meant and meant in text):
            text = text.replace(word, meant)
    if change:
        text = _CHANGES.sub("", text)
    text = _AMOUNTS.sub("额", _ENDINGS.sub("", text))
    return text or name


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are: the share of their pairs of characters that both have (Dice), from 0 to 1."""
    return 1.0 if one == other else _likeness(one, other)


@lru_cache(_MOST_TEXTS)
def _likeness(one: str, other: str) -> float:
    """Return the same for texts that differ; reports of one kind ask about the same ones again and again."""
    pairs, others = _pairs(one), _pairs(other)
    if len(others) < len(pairs):
        pairs, others = others, pairs
    total = max(len(one) - 1, 0) + max(len(other) - 1, 0)
    return 2 * sum(min(count, others[both]) for both, count in pairs.items() if both in others) / total if total else 0.0


def sameness(one: FigureCore, other: FigureCore, table: SamenessWords | None = None) -> float:
    """Return how likely two figures are the same, from 0 to 1, by name, what stands around them, and section.

    Names that say different things (金融业, 农业) stay under `CERTAIN`, however alike their sentences are.
    """
    name, around, section = likeness(one.name, other.name), likeness(one.around, other.around), likeness(one.section, other.section)
    whole = 0.12 * section + 0.33 * around + 0.55 * name
    if one.name == other.name or sorted(one.name) == sorted(other.name):
        tells = len(one.name) >= _LONG or _stand_alike(one, other, around, section)
        return 0.74 + 0.03 * (one.plain == other.plain) + 0.1 * around + 0.13 * section if tells else min(whole, _UNSURE)
    tells = min(len(one.name), len(other.name)) > _SHORT or around >= _SURELY_AROUND
    if name >= _ALIKE and tells and _differ_in_nothing(one, other, table or words()):
        return 0.55 + 0.33 * around + 0.12 * section
    return min(whole, _UNSURE)


def _stand_alike(one: FigureCore, other: FigureCore, around: float, section: float) -> bool:
    """Whether two short equal names (满意率) stand in the like place: behind like clauses, or under like headings."""
    if section >= _SECTION and len(one.name) > _SHORT:
        return True
    return likeness(one.lead, other.lead) >= _LEAD if one.lead and other.lead and len(one.name) < _MIDDLING else around >= _AROUND


def _differ_in_nothing(one: FigureCore, other: FigureCore, table: SamenessWords) -> bool:
    """Whether what one name has and the other has not is said in the other's sentence, or says nothing (案件, 项目)."""
    from difflib import SequenceMatcher

    for tag, first, last, begin, end in SequenceMatcher(None, one.name, other.name, autojunk=False).get_opcodes():
        mine, others = one.name[first:last], other.name[begin:end]
        if tag != "equal" and not (_is_said(mine, other, table) and _is_said(others, one, table)):
            return False
    return True


def _is_said(words_of_one: str, other: FigureCore, table: SamenessWords) -> bool:
    return not words_of_one or words_of_one in table.generic or words_of_one in other.context


@lru_cache(_MOST_TEXTS)
def _pairs(text: str) -> Counter[str]:
    return Counter(text[at:at + 2] for at in range(len(text) - 1))


def _marks(name: str, table: SamenessWords) -> tuple[object, ...]:
    groups = tuple(tuple(word for word in group if word in name) for group in table.opposites)
    return (*_TOKENS.findall(name), *groups)


def _base(base: str | None, kind: str) -> str:
    if kind != "change":
        return ""
    return "year" if base is None or base in _YEAR_ON_YEAR else base


def _scope(one: Any, places: Sequence[str], table: SamenessWords) -> str:
    """Return a scope so that 全区 of one district equals 全县 of another; the report's own place is the whole.

    全市 in a report of a district is another whole, and so is it where the report does not say whose it is.
    """
    scope = one.scope
    if scope is None or scope in places or scope in table.idle:
        return ""
    level = places[0][-1] if places else ""
    if scope[:1] in "全我本" and len(scope) == 2:
        return "" if scope[1] == level or not level else scope[1]
    return str(scope)
