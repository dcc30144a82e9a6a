"""Tables: a cell is named by its row and its column, its unit stands in the heading, in a column of units or above the table."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

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
_BASE: Final = regex(r"同比|环比|比上年同期|比上年末?|比年初")
_GENERIC: Final = regex(r"^(?:数值|指标值|绝对数|绝对量|绝对值|本期|数量|金额|合计|总量|总计|累计|实绩|全年|全年累计|计量值|指标)$")
_NEGATIVE: Final = ("-", "−", "▲", "△")
_INDEX: Final = regex(r"序号|编号|代码|年份|电话|邮编|备注|^№|^No")
_YEAR: Final = regex(r"(?:19|20)\d\d")
_TIME: Final = regex(r"(?:19|20)\d\d年?(?:度|末)?|1[-—]\d{1,2}月")
_CAPTION_FRAME: Final = regex(
    r"^表[\d一二三四五六七八九十—-]*\s*|(?:19|20)\d\d年(?:度|末)?|[（(].*$|^(?:全[国省市区县]|.{2,3}[省市区县])"
)
"""What stands around the measure in a caption."""
_MANY_THINGS: Final = regex("主要|情况|统计|及|和|、|表|一览|分|指标|与|各")
_STUB_NUMBER: Final = regex(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、]|#|其中[：:]?)+")
_STUB_WORDS: Final = regex(r"[\u4e00-\u9fffA-Za-z]")


def read_table(table: Table, *, year: int | None, section: tuple[str, ...]) -> Iterator[Indicator]:
    """Yield the figures of `table`, row by row."""
    header = max(1, min(table.header_rows, len(table.rows) - 1)) if len(table.rows) > 1 else 0
    heads = _column_heads(table, header)
    above = _unit_above(table)
    unit_column = next((index for index, head in enumerate(heads) if head in ("单位", "计量单位")), None)
    caption = _caption_measure(table.caption)
    row_unit = group = ""
    for row_index in range(header, len(table.rows)):
        row = table.rows[row_index]
        stub_at, stub = _stub(row, heads)
        if not stub:
            continue
        if not any("".join(cell.split()) for column, cell in enumerate(row) if column != stub_at):
            group = stub
            continue
        row_unit = _unit_in(stub) or row_unit
        stub = stub if stub in group else group + stub
        named = _Row(table, row_index, stub, row[unit_column] if unit_column is not None else above, row_unit, caption)
        level = ""
        for column in range(len(row)):
            if column in (stub_at, unit_column) or _INDEX.search(heads[column]):
                continue
            figure = _read_cell(named, column, heads[column], level, year=year, section=section)
            if figure is not None:
                yield figure
            if not _CHANGE.search(heads[column]):
                level = heads[column]


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


def _caption_measure(caption: str) -> str:
    core = _CAPTION_FRAME.sub("", "".join(caption.split()))
    plain = not _MANY_THINGS.search(core)
    return core if plain and 2 <= len(core) <= 12 else ""


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
        name=_cell_name(row, head, level),
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
        confidence=0.6 if doubt else 0.85,
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
    stub, own = _without_unit(row.stub), _without_unit(head)
    if _CHANGE.search(own) and not own.endswith("额"):
        level = _without_unit(level) or row.caption
        return stub + (level if level not in stub else "") + ("增速" if "降幅" not in own else "降幅")
    own = own or row.caption
    return stub + own if own not in stub else stub


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
