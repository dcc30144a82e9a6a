"""Tables: a cell is named by its row and its column, its unit stands in the heading, in a column of units or above the table."""

import re
from collections.abc import Iterator
from typing import Final

from convert.indicators.letters import Letters
from convert.indicators.lexicon import units_data as lexicon
from convert.indicators.quantities import units
from convert.model.blocks import Table
from convert.model.indicator import Indicator, Kind
from convert.patterns import regex
from convert.text.numerals import arabic_value, scale_value

_CELL: Final = regex(r"([-−▲△+]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(%|‰)?(.{0,8})")
_UNIT_LINE: Final = regex(r"(?:计量)?单位[：:]?(.+?)[）)]?$")
_HEAD_UNIT: Final = regex(r"[（(]([^（）()]{1,12})[）)]")
_SCALE: Final = regex(r"[十百千]?万亿|[十百千]?[万亿]|千(?!克|瓦|米)|百")
_CHANGE: Final = regex(r"增长|增速|同比|环比|增减|±|增幅|涨幅|上年增|降幅|比上年")
_RANK: Final = regex(r"排名|位次|名次")
_INDEX: Final = regex(r"序号|编号|代码|年份|电话|邮编|备注|^№|^No")
_YEAR: Final = regex(r"(?:19|20)\d\d")
_STUB_WORDS: Final = regex(r"[\u4e00-\u9fffA-Za-z]")


def read_table(table: Table, *, year: int | None, section: tuple[str, ...]) -> Iterator[Indicator]:
    """Yield the figures of `table`, row by row."""
    header = max(1, min(table.header_rows, len(table.rows) - 1)) if len(table.rows) > 1 else 0
    heads = _column_heads(table, header)
    above = _unit_above(table)
    unit_column = next((index for index, head in enumerate(heads) if re.fullmatch(r"(?:计量)?单位", head)), None)
    for row_index in range(header, len(table.rows)):
        row = table.rows[row_index]
        stub_at, stub = _stub(row, heads)
        if not stub:
            continue
        for column, cell in enumerate(row):
            if column == stub_at or column == unit_column or _INDEX.search(heads[column]):
                continue
            figure = _read_cell(table, row_index, column, stub, heads[column], row[unit_column] if unit_column is not None else above,
                                year=year, section=section)
            if figure is not None:
                yield figure


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
            return index, re.sub(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、]|#|其中[：:]?)+", "", text).lstrip("—-·")
    return -1, ""


def _known(unit: str) -> bool:
    scale = _SCALE.match(unit)
    bare = unit[scale.end():] if scale else unit
    return bare in units()[0] or bare in ("%", "‰", "百分点", "个百分点") or "/" in bare or bool(scale and not bare)


def _read_cell(table: Table, row: int, column: int, stub: str, head: str, outer_unit: str, *, year: int | None,
               section: tuple[str, ...]) -> Indicator | None:
    raw = table.rows[row][column]
    spans = table.cell_sources[row][column] if row < len(table.cell_sources) and column < len(table.cell_sources[row]) else ()
    letters = Letters(raw, spans)
    match = _CELL.fullmatch(letters.text)
    if match is None or (match.group(4) and not _known(match.group(4))) or _YEAR.fullmatch(match.group(2)):
        return None
    unit, doubt = _cell_unit(match, stub, head, outer_unit)
    scale = _SCALE.match(unit) if unit not in ("%", "‰") else None
    factor = scale_value(scale.group()) if scale else 1
    unit = unit[scale.end():] if scale else unit
    unit = lexicon.SAME.get(unit, unit)
    value = arabic_value(match.group(2), factor) * (-1 if match.group(1) in ("-", "−", "▲", "△") and match.group(1) else 1)
    block_start, block_end = letters.in_block(match.start(), match.end())
    start, end = letters.in_source(block_start, block_end) if spans else (block_start, block_end)
    if not spans and table.source:
        start = end = table.source[0][0]
    name = _cell_name(stub, head)
    years = _YEAR.findall(head) or _YEAR.findall(table.caption)
    confidence = 0.85 if not doubt else 0.6
    return Indicator(id="", name=name, value=value, unit=unit, kind=_cell_kind(unit, head + stub), period=int(years[-1]) if years else year,
                     text=raw[block_start:block_end], start=start, end=end, section=section, block=table.id, block_start=block_start,
                     block_end=block_end, cell=(row, column), sentence=" ".join(filter(None, (stub, head, raw.strip()))),
                     confidence=confidence, doubt=doubt, base="同比" if "同比" in head else None)


def _cell_unit(match: re.Match[str], stub: str, head: str, outer: str) -> tuple[str, str | None]:
    if match.group(3):
        return match.group(3), None
    if match.group(4):
        return match.group(4), None
    for text in (head, stub):
        for found in reversed(_HEAD_UNIT.findall(text)):
            if _known(found):
                return found, None
    if re.search(r"[%％]", head):
        return "%", None
    if outer and _known(outer):
        return outer, None
    return "", "indicator-table-cell"


def _cell_name(stub: str, head: str) -> str:
    def bare(text: str) -> str:
        return _HEAD_UNIT.sub(lambda match: "" if _known(match.group(1)) else match.group(), text)
    stub, head = bare(stub), bare(head)
    head = re.sub(r"(?:19|20)\d\d年?(?:度)?|^(?:数值|指标值|绝对数|绝对量|本期|数量|金额|合计|总量)$", "", head)
    return stub + head if head not in stub else stub


def _cell_kind(unit: str, names: str) -> Kind:
    if _RANK.search(names):
        return "rank"
    if unit in ("%", "‰", "百分点"):
        return "change" if _CHANGE.search(names) or unit == "百分点" else "percent"
    family = units()[0].get(unit.split("/", maxsplit=1)[0])
    if family == "amount":
        return "amount"
    if family == "time":
        return "duration"
    if family == "ratio":
        return "ratio"
    return "count" if unit else "other"
