"""Finding the indicators of a report: every block in turn, its sentences in turn."""

from collections.abc import Iterator
from typing import Final

from convert.indicators.clauses import Layout, Place
from convert.indicators.guards import is_indicator, protected_ranges
from convert.indicators.letters import Letters
from convert.indicators.lexicon import units_data as lexicon
from convert.indicators.naming import name_all
from convert.indicators.owners import topic_above, topic_of_title
from convert.indicators.period import budget_of, find_aspect, find_period, is_aim_section, is_reached, is_start, report_year, section_year
from convert.indicators.phrases import ends_with, find_scope
from convert.indicators.quantities import Quantity, scan
from convert.indicators.suffixes import level_suffix
from convert.indicators.told import ToldFigures
from convert.model.blocks import Figure, Heading, Paragraph, Spans, Table
from convert.model.indicator import Indicator, Kind
from convert.model.report import Report
from convert.model.walk import all_blocks
from convert.patterns import regex
from convert.text.characters import LETTER

_JOINT: Final = regex(r"^(?:[、，]|和|与|及|以及|、约|和约|、近|、超)$")
_PLAN: Final = "“十四五”"
_LARGEST_RATE: Final = 1000
_MONEY_ENDS: Final = ("总值", "增加值", "产值", "收入", "支出", "投资", "总额", "余额", "利润", "税收", "存款", "贷款", "市值", "GDP")
"""Names of money, which is told without its unit at times: 生产总值1.21万亿."""
_LEAST_POPULATION: Final = 10_000
"""常住人口766579: so many are people, told without 人."""
_PEOPLE: Final = regex(r"(?:人口|人数|总人口)(?:总量)?(?:达|达到|突破|超|超过|为|近|约)?$")
_JOINT_STEP: Final = regex(rf"^(?:[、，和与及]|以及){LETTER}{{2,4}}$")


class IndicatorReader:
    """What is known while the blocks of one report are read."""

    def __init__(self, report: Report) -> None:
        self.year = report_year(report)
        title = report.front.title or ""
        self.budget, self.budget_year = budget_of(title)
        self.topic = topic_of_title(title)
        self.looks_back = any(word in title for word in ("公报", "审计"))
        self.headings: list[tuple[int, str]] = []

    def enter(self, level: int, text: str) -> None:
        """Go on under the heading `text`."""
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        self.headings.append((level, text))

    def section(self) -> tuple[str, ...]:
        """Return the headings above, outermost first."""
        return tuple(text for _, text in self.headings)


def find_indicators(report: Report) -> tuple[Indicator, ...]:
    """Return the figures of `report` that tell a fact, in text order, each with its meaning and its place.

    Slots (title, closing …) hold no figures; body, tables and attachments are read. `page` is left to the layout.
    """
    reader = IndicatorReader(report)
    found: list[Indicator] = []
    for block in all_blocks(report):
        match block:
            case Heading():
                reader.enter(block.level, block.ordinal + block.text)
                found.extend(_from_text(reader, block.id, block.ordinal + block.text, block.source))
            case Paragraph():
                if block.lead is not None:
                    reader.enter(block.lead.level, block.lead.ordinal + block.lead.text)
                found.extend(_from_text(reader, block.id, block.text, block.source))
            case Table():
                from convert.indicators.tables import read_table

                found.extend(read_table(block, year=section_year(reader.section()) or reader.year, section=reader.section()))
            case Figure():
                pass
    return tuple(_numbered(found))


def _numbered(found: list[Indicator]) -> Iterator[Indicator]:
    import msgspec

    width = max(3, len(str(len(found))))
    for index, indicator in enumerate(found, 1):
        yield msgspec.structs.replace(indicator, id=f"I{index:0{width}d}")


def accepted(text: str) -> tuple[list[Quantity], tuple[list[int], list[int]]]:
    """Return the quantities of `text` that are indicators, and the quotations in it."""
    protected = protected_ranges(text)
    kept: list[Quantity] = []
    for quantity in _with_shared_units(text, scan(text)):
        if is_indicator(text, quantity, protected, kept[-1] if kept else None):
            kept.append(quantity)
    return kept, protected


def _with_shared_units(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Give 1409万、1305万人次 and 4.3个和1.6个百分点 the unit that stands once."""
    for index in range(len(quantities) - 2, -1, -1):
        one, following = quantities[index], quantities[index + 1]
        between = text[one.end : following.start]
        if one.form != "plain" or not one.arabic or not (_JOINT.match(between) or (one.unit == "个" and _JOINT_STEP.match(between))):
            continue
        if (
            one.unit == ""
            and following.unit
            and following.family not in ("time",)
            and following.form in ("plain", "percent", "step")
            and (one.scaled or following.form == "plain" or one.value < _LARGEST_RATE)
        ):
            one.unit, one.family, one.form = following.unit, following.family, following.form
            continue
        if one.unit == "个" and following.form == "step":
            one.unit, one.family, one.form = following.unit, following.family, "step"
    for one in quantities:
        if one.form == "plain" and not one.unit and (one.scaled or (one.arabic and one.value >= _LEAST_POPULATION)):
            _take_noun(text, one)
    return quantities


def _take_noun(text: str, quantity: Quantity) -> None:
    after = text[quantity.end : quantity.end + 8]
    before = text[max(0, quantity.start - 12) : quantity.start]
    if (quantity.scaled and any(noun in after for noun in lexicon.COUNTED_NOUNS)) or _PEOPLE.search(before):
        quantity.unit, quantity.family = "人", "count"


class _Passage:
    """What the figures of one text have in common."""

    __slots__ = ("aims", "block", "headings", "letters", "own_year", "plain", "year")

    def __init__(self, reader: IndicatorReader, block: str, letters: Letters, protected: tuple[list[int], list[int]]) -> None:
        self.block = block
        self.letters = letters
        self.headings = reader.section()
        self.aims = is_aim_section(self.headings)
        self.own_year = section_year(self.headings)
        self.year = self.own_year or reader.year
        self.plain = _without_names(letters.text, protected)

    def before(self, place: Place) -> str:
        """Return what stands before a figure in its sentence, names blanked."""
        start = place.quantity.start
        return self.plain[max(place.sentence[0], start - 160) : start]


def _from_text(reader: IndicatorReader, block: str, block_text: str, spans: Spans) -> Iterator[Indicator]:
    letters = Letters(block_text, spans)
    quantities, protected = accepted(letters.text)
    if not quantities:
        return
    passage = _Passage(reader, block, letters, protected)
    layout = Layout(letters.text, protected)
    sentences: dict[tuple[int, int], str] = {}
    for place, told in name_all(layout, quantities):
        own = layout.sentence(place.quantity.start) if layout.goes_on else place.sentence
        sentence = sentences.get(own)
        if sentence is None:
            start, end = letters.in_block(*own)
            sentence = sentences[own] = block_text[start:end].strip()
        yield _indicator(reader, passage, place, told, sentence)


def _without_names(text: str, protected: tuple[list[int], list[int]]) -> str:
    """Return `text` with quotations and titles blanked: a plan's name is no plan, the years in it are not the figure's.

    “十四五” stays: a term of five years is told by it.
    """
    pieces: list[str] = []
    last = 0
    for start, end in zip(*protected, strict=True):
        if end - start == len(_PLAN) and text[start + 1] == "十" and text[start + 3] == "五":
            continue
        pieces += (text[last:start], "\u3000" * (end - start))
        last = end
    return "".join(pieces) + text[last:]


def _indicator(reader: IndicatorReader, passage: _Passage, place: Place, told: ToldFigures, sentence: str) -> Indicator:
    quantity, year = place.quantity, passage.year
    block_start, block_end = passage.letters.in_block(quantity.start, quantity.end)
    start, end = passage.letters.in_source(block_start, block_end)
    before = passage.before(place)
    budgeted = reader.budget and reader.budget_year in (None, find_period(before, year))
    aspect = find_aspect(before, sentence, aims=passage.aims, budget=budgeted)
    sign = told.growth.sign if told.growth else 1
    value = quantity.value * sign if quantity.value > 0 else quantity.value
    high = quantity.high * sign if quantity.high is not None else None
    name, doubt = told.name, told.doubt
    if doubt == "indicator-name-missing":
        topic = topic_above(passage.headings) or reader.topic
        if topic:
            name = topic + (name if told.growth else level_suffix(topic, quantity, share=False))
            doubt = "indicator-name-far"
    if doubt is None and not quantity.unit and quantity.form == "plain":
        doubt = "indicator-unit-missing"
    elif doubt is None and not quantity.arabic and quantity.form == "plain" and not quantity.scaled and quantity.value <= 10:
        doubt = "indicator-group"
    after = passage.letters.text[quantity.end : quantity.end + 14]
    if aspect == "target" and is_start(before, after):
        aspect, before = "actual", ""  # 力争由60%提高到72%: where an aim starts from is reached
    default = year + 1 if aspect == "target" and year is not None and passage.own_year is None and not budgeted else year
    period = find_period(before, default, after)
    if period is not None and reader.year is not None and period > reader.year and not reader.looks_back and not is_reached(before):
        aspect = "target"
    return Indicator(
        id="",
        name=name,
        value=value,
        value_high=high,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        kind=kind_of(quantity, told),
        aspect=aspect,
        period=period,
        scope=told.scope or _scope_before(place),
        base=told.growth.base if told.growth else None,
        text=passage.letters.block_text[block_start:block_end],
        start=start,
        end=end,
        section=passage.headings,
        block=passage.block,
        block_start=block_start,
        block_end=block_end,
        sentence=sentence,
        doubt=doubt,
    )


def _scope_before(place: Place) -> str | None:
    scope = find_scope(place.left)
    return None if scope in ("世界", "全球", "亚洲", "我国") and place.quantity.form != "rank" else scope


def kind_of(quantity: Quantity, told: ToldFigures) -> Kind:
    """Return what kind of figure it is."""
    if quantity.form in ("rank", "streak"):
        return quantity.form
    if told.growth is not None:
        return "change"
    if quantity.form in ("percent", "tenths"):
        return "change" if ends_with(told.name, "GROWTH_NOUNS") and not told.name.endswith("自然增长率") else "percent"
    if quantity.form == "step":
        return "change"
    if quantity.form in ("fraction", "ratio") or quantity.family == "ratio":
        return "ratio"
    if quantity.family == "time":
        return "duration"
    if quantity.family == "amount":
        return "amount"
    if quantity.family == "none" and not quantity.scaled and told.name.endswith(("收入比", "性别比", "抚养比")):
        return "ratio"
    if quantity.family == "none" and quantity.scaled and told.name.endswith(_MONEY_ENDS):
        return "amount"
    if quantity.family == "score" or (quantity.family == "none" and not quantity.scaled):
        return "other"
    return "count"
