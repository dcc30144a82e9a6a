"""Tables: a cell is named by its row and its column, its unit stands in the heading, in a column of units or above the table."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from convert.indicators.letters import Letters
from convert.indicators.lexicon import units_data as lexicon
from convert.indicators.phrases import is_word
from convert.indicators.quantities import units
from convert.model.blocks import Table
from convert.model.indicator import Indicator, Kind
from convert.patterns import regex
from convert.text.characters import LETTER
from convert.text.numerals import arabic_value, scale_value

_CELL: Final = regex(r"([-−▲△+]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(%|‰)?(.{0,8})")
_UNIT_LINE: Final = regex(r"(?:计量)?单位[：:]?(.+?)[）)]?$")
_HEAD_UNIT: Final = regex(r"[（(]([^（）()]{1,12})[）)]")
_SCALE: Final = regex(r"[十百千]?万亿|[十百千]?[万亿]|千(?!克|瓦|米)|百")
_CHANGE: Final = regex(r"增长|增速|同比|环比|增减|±|增幅|涨幅|上年增|降幅|比上年")
_RANK: Final = regex(r"排名|位次|名次")
_BASE: Final = regex(r"同比|环比|比上年同期|比上年末?|比年初")
_GENERIC: Final = regex(r"^(?:数值|指标值|绝对数|绝对量|绝对值|绝对额|本期|数量|金额|合计|总量|总计|累计|实绩|全年|全年累计|计量值|指标)$")
_NEGATIVE: Final = ("-", "−", "▲", "△")
_UNIT_HEADS: Final = ("单位", "计量单位")
_NAME_HEADS: Final = ("指标", "指标名称", "主要指标", "预期指标")
"""Of columns whose words name a row alone: what stands before them is only a class of indicators."""
_ASIDE: Final = regex(r"责任|牵头|配合|说明|依据|性质|属性")
"""Headings of columns whose words name no row."""
_INDEX: Final = regex(r"序号|编号|代码|年份|电话|邮编|备注|^№|^No")
_YEAR: Final = regex(r"(?<!\d)(?:19|20)\d\d(?![\d.万亿元个家户人吨件平])")
_TIME: Final = regex(r"(?:19|20)\d\d年?(?:度|末)?|1[-—]\d{1,2}月")
_CAPTION_FRAME: Final = regex(
    r"^表[\d一二三四五六七八九十—-]*\s*|(?:19|20)\d\d年(?:度|末)?|[（(].*$|^(?:全[国省市区县州]|.{2,3}[省市区县州](?!区))"
    r"|^(?:按|分)(?:行业|产业|地区|区域|县区|区县|类型|登记注册类型|主要行业)(?:分)?的?|(?:增长速度|增速|完成情况|情况)$"
)
"""What stands around the measure in a caption."""
_LONGEST_CAPTION: Final = 18
_DONE_HEADS: Final = ("完成额", "完成数", "完成")
"""Headings that tell of the measure in the caption: 固定资产投资 above 完成额."""
_MANY_THINGS: Final = regex("主要|情况|统计|收支|及|和|、|表|一览|分|指标|与|各")
_STUB_NUMBER: Final = regex(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、]"
    r"|#|其中[：:]?|在?(?:总计|合计|总量)中[：:]?)+"
)
_PART: Final = regex(f"^{LETTER}{{1,4}}$")
"""铁路 below 货物运输总量（亿吨）: a row without a unit of its own is a part of the one above that has one."""
_STARTS_PARTS: Final = regex("#|其中")
_MEASURED: Final = ("存栏", "出栏", "产量", "面积", "人数", "总量", "总额", "收入", "支出")
_MEASURE: Final = regex("(?:人口|人数|面积|产量|总量|总额|收入|支出|数|率|比|比例|比重|额|量|值)$")
"""常住人口｜龙华: the row is measured, the column tells whose it is."""
_STUB_WORDS: Final = regex(r"[^\W\d_]")


def read_table(table: Table, *, year: int | None, section: tuple[str, ...]) -> Iterator[Indicator]:
    """Yield the figures of `table`, row by row."""
    header = max(1, min(table.header_rows, len(table.rows) - 1)) if len(table.rows) > 1 else 0
    heads = _column_heads(table, header)
    above = _unit_above(table)
    unit_column = next((index for index, head in enumerate(heads) if head in _UNIT_HEADS), None)
    caption = _caption_measure(table.caption)
    labelled = _label_columns(table, header, heads)
    row_unit = group = whole = ""
    parts = _WholeAbove()
    for row_index in range(header, len(table.rows)):
        row = table.rows[row_index]
        stub_at, stub = _stub(row, heads)
        labels = {stub_at}
        if labelled:
            labels, stub = _merged_stub(table, row_index, labelled, heads)
        if not stub:
            continue
        if not any("".join(cell.split()) for column, cell in enumerate(row) if column not in labels):
            group = stub
            continue
        own_unit = _unit_in(stub)
        if own_unit:
            row_unit, whole = own_unit, _without_unit(stub)
        elif whole and above == "" and unit_column is None and _PART.match(stub):
            stub += whole
        stub = stub if stub in group else group + stub
        of = parts.whole_of(stub, row[unit_column], "".join(row[stub_at].split())) if unit_column is not None else ""
        named = _Row(table, row_index, stub, row[unit_column] if unit_column is not None else above, row_unit, caption, of)
        aside = {*labels, unit_column}
        yield from _read_row(named, [column for column in range(len(row)) if column not in aside], heads, year=year, section=section)


def _read_row(row: "_Row", columns: list[int], heads: list[str], *, year: int | None, section: tuple[str, ...]) -> Iterator[Indicator]:
    level = measure = ""
    for column in columns:
        head = heads[column]
        if _INDEX.search(head):
            continue
        plain = _without_unit(head)
        figure = _read_cell(row, column, head, level, year=year, section=section)
        if figure is not None:
            halved = is_word(plain, "GRADES") and measure and not figure.name.endswith(measure)
            yield msgspec.structs.replace(figure, name=_of_people(figure.name + measure, figure.unit)) if halved else figure
        if not _CHANGE.search(head):
            level = head
            measure = plain if plain and not is_word(plain, "GRADES") and not plain.endswith(("比", "率", "）")) else measure


class _WholeAbove:
    """Rows that are parts of the one above them, by the same unit: #铁路, 水运, 公路 below 货物运输总量."""

    def __init__(self) -> None:
        self.whole = self.unit = ""
        self.inside = False

    def whole_of(self, stub: str, unit: str, label: str) -> str:
        """Return what the row `stub` is a part of; nothing for a whole. Its `label` says with # or 其中 where parts begin."""
        self.inside = (_STARTS_PARTS.match(label) is not None or self.inside) and unit == self.unit and not _MEASURE.search(stub)
        if self.inside:
            return self.whole
        self.whole, self.unit = stub if _MEASURE.search(stub) else "", unit
        return ""


class _Row(msgspec.Struct, frozen=True):
    """A row with what its cells have in common."""

    table: Table
    at: int
    stub: str
    unit: str
    """From the column of units or above the table."""
    inherited: str
    """The unit of the row above that names one."""
    caption: str
    """What the caption says is measured, where the headings do not."""
    whole: str
    """What the row is a part of: 铁路 of 货物运输总量."""


def _caption_measure(caption: str) -> str:
    core, before = "".join(caption.split()), ""
    while core != before:
        before, core = core, _CAPTION_FRAME.sub("", core)
    plain = not _MANY_THINGS.search(core)
    return core if plain and 2 <= len(core) <= _LONGEST_CAPTION else ""


def _column_heads(table: Table, header: int) -> list[str]:
    if not table.rows:
        return []
    heads = ["" for _ in table.rows[0]]
    covered = {(span.row, span.column): span for span in table.spans}
    for row_index in range(header):
        carry, left = "", 0
        for column, cell in enumerate(table.rows[row_index]):
            text = "".join(cell.split())
            span = covered.get((row_index, column))
            if span is not None:
                carry, left = text, span.columns
            elif left <= 0:
                carry = text
            left -= 1
            part = text or (carry if left >= 0 else "")
            if part and part not in heads[column]:
                heads[column] += part
    return heads


def _unit_above(table: Table) -> str:
    line = "".join(table.unit.split())
    match = _UNIT_LINE.search(line)
    if match:
        return match.group(1).strip("（）()")
    match = _HEAD_UNIT.search(table.caption)
    return match.group(1) if match and _known(match.group(1)) else line.strip("（）()")


def _stub(row: tuple[str, ...], heads: list[str]) -> tuple[int, str]:
    for index, cell in enumerate(row):
        text = "".join(cell.split())
        if _STUB_WORDS.search(text) and not (_CELL.fullmatch(text) and _CELL.fullmatch(text).end(2)) and not _INDEX.search(heads[index]):  # type: ignore[union-attr]
            return index, _STUB_NUMBER.sub("", text).lstrip("—-·")
    return -1, ""


def _label_columns(table: Table, header: int, heads: list[str]) -> list[int]:
    """Return the columns that name the rows where labels are merged over several rows, the widest label first; else none."""
    merged = {span.column for span in table.spans if span.row >= header and span.rows > 1}
    body = range(header, len(table.rows))
    found: list[int] = []
    for column, head in enumerate(heads):
        if _INDEX.search(head) and not found:
            continue
        cells = ["".join(table.rows[row][column].split()) for row in body]
        if head in _UNIT_HEADS or _ASIDE.search(head) or not _are_labels(cells):
            break
        found.append(column)
    return found if len(found) > 1 and not merged.isdisjoint(found[:-1]) else []


def _are_labels(cells: list[str]) -> bool:
    """Whether a column holds words and no figures."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(_STUB_WORDS.search(cell) and not _is_figure(cell) for cell in filled)


def _merged_stub(table: Table, at: int, columns: list[int], heads: list[str]) -> tuple[set[int], str]:
    """Return the columns `columns` and the label of a row: what is merged over it, then every further word of its own."""
    parts: list[str] = []
    for column in columns:
        top = next((span.row for span in table.spans if span.column == column and span.row <= at < span.row + span.rows), at)
        part = _STUB_NUMBER.sub("", "".join(table.rows[top][column].split())).lstrip("—-·")
        if part and heads[column] in _NAME_HEADS:
            parts = []
        if part and part not in "".join(parts):
            parts.append(part)
    return set(columns), "".join(parts)


def _is_figure(text: str) -> bool:
    match = _CELL.fullmatch(text)
    return match is not None and (not match.group(4) or _known(match.group(4)))


def _known(unit: str) -> bool:
    scale = _SCALE.match(unit)
    bare = unit[scale.end() :] if scale else unit
    return bare in units() or bare in ("%", "‰", "百分点", "个百分点") or "/" in bare or bool(scale and not bare)


def _read_cell(row: _Row, column: int, head: str, level: str, *, year: int | None, section: tuple[str, ...]) -> Indicator | None:
    table = row.table
    raw = table.rows[row.at][column]
    spans = table.cell_sources[row.at][column] if row.at < len(table.cell_sources) and column < len(table.cell_sources[row.at]) else ()
    letters = Letters(raw, spans)
    match = _CELL.fullmatch(letters.text)
    if match is None or (match.group(4) and not _known(match.group(4))) or _YEAR.fullmatch(match.group(2)):
        return None
    unit, doubt = _cell_unit(match, row, head)
    scale = _SCALE.match(unit) if unit not in ("%", "‰") else None
    unit = unit[scale.end() :] if scale else unit
    unit = lexicon.SAME.get(unit, unit)
    value = arabic_value(match.group(2), scale_value(scale.group()) if scale else 1) * (-1 if match.group(1) in _NEGATIVE else 1)
    block_start, block_end = letters.in_block(match.start(), match.end())
    start, end = letters.in_source(block_start, block_end) if spans else (block_start, block_end)
    if not spans and table.source:
        start = end = table.source[0][0]
    years = _YEAR.findall(head) or _YEAR.findall(table.caption)
    base = _BASE.search(head)
    return Indicator(
        id="",
        name=_of_people(_cell_name(row, head, level), unit),
        value=value,
        unit=unit,
        kind=_cell_kind(unit, head + row.stub),
        period=int(years[-1]) if years else year,
        text=raw[block_start:block_end],
        start=start,
        end=end,
        section=section,
        block=table.id,
        block_start=block_start,
        block_end=block_end,
        cell=(row.at, column),
        sentence=" ".join(filter(None, (row.stub, head, raw.strip()))),
        doubt=doubt,
        base=base.group() if base else None,
    )


def _unit_in(text: str) -> str:
    return next((found for found in reversed(_HEAD_UNIT.findall(text)) if _known(found)), "")


def _cell_unit(match: re.Match[str], row: _Row, head: str) -> tuple[str, str | None]:
    if match.group(3) or match.group(4):
        return match.group(3) or match.group(4), None
    if "%" in head or "％" in head:
        return "%", None
    own = _unit_in(head) or _unit_in(row.stub) or (row.unit if _known(row.unit) else "")
    if own:
        return own, None
    return row.inherited, "indicator-table-cell"


def _cell_name(row: _Row, head: str, level: str) -> str:
    stub, own = _without_unit(row.stub) or row.stub, _without_unit(head)
    if _CHANGE.search(own) and not own.endswith("额"):
        level = "" if stub.endswith(_MEASURED) and _without_unit(level) not in _DONE_HEADS else _without_unit(level) or row.caption
        level = "" if level in ("产量", "数量", "总量") and stub.endswith("量") else _of_caption(level or row.whole, row.caption, stub)
        return stub + (level if level not in stub else "") + ("增速" if "降幅" not in own else "降幅")
    own = own or row.whole or ("" if _MEASURE.search(stub) else row.caption)
    own = _of_caption(own, row.caption, stub)
    if own in ("产量", "数量", "总量") and stub.endswith("量"):
        return stub  # 供电量
    graded = is_word(own, "GRADES") and not stub.endswith(("区", "县", "市", "省", "镇", "国"))
    if graded or (own and _MEASURE.search(stub) and not _MEASURE.search(own)):
        return own + stub if own not in stub else stub
    return stub + own if own not in stub else stub


def _of_people(name: str, unit: str) -> str:
    """Return the name of a number of people: 协会会员 → 协会会员数."""
    return name + "数" if unit == "人" and name.endswith(("员", "生", "者", "工", "师")) else name


def _of_caption(own: str, caption: str, stub: str) -> str:
    """Return the heading `own` with the measure of the caption that it is the completion of, where the row does not say it."""
    if own not in _DONE_HEADS or not caption or caption in stub:
        return own
    return caption + own


def _without_unit(text: str) -> str:
    text = _HEAD_UNIT.sub(
        lambda match: "" if _known(match.group(1)) or "%" in match.group(1) or "％" in match.group(1) else match.group(), text
    )
    return _GENERIC.sub("", _TIME.sub("", text))


def _cell_kind(unit: str, names: str) -> Kind:
    if _RANK.search(names):
        return "rank"
    if unit in ("%", "‰", "百分点"):
        return "change" if _CHANGE.search(names) or unit == "百分点" else "percent"
    family = units().get(unit.split("/", maxsplit=1)[0])
    if family == "amount":
        return "amount"
    if family == "time":
        return "duration"
    if family == "ratio":
        return "ratio"
    return "count" if unit else "other"
