"""An indicator: one quantitative fact of the report, with its meaning and its place."""

from typing import Literal

import msgspec

Kind = Literal["count", "amount", "percent", "change", "rank", "streak", "duration", "ratio", "other"]
Qualifier = Literal["约", "近", "超", "余", "不足", "以上", "以下"]
Aspect = Literal["actual", "target"]


class Indicator(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One figure. All fields are written to JSON, absent ones as null."""

    id: str
    """I001, I002 … in text order."""
    name: str
    """The short noun phrase a statistician would head the row with."""
    value: float
    """In the base of the unit: 万 and 亿 multiplied out, percent as written, declines negative."""
    value_high: float | None = None
    """Upper end of a range."""
    unit: str = ""
    """As written, without 万 and 亿."""
    qualifier: Qualifier | None = None
    kind: Kind
    aspect: Aspect = "actual"
    period: int | None = None
    scope: str | None = None
    """全区, 全市, 省级 …, where the text says so."""
    base: str | None = None
    """What a change is measured against: 同比, 环比, 比上年 …"""
    text: str
    """The figure as written, blanks included."""
    start: int
    end: int
    """Offsets in the source."""
    section: tuple[str, ...] = ()
    """The headings above it, outermost first."""
    block: str
    block_start: int
    block_end: int
    """Offsets in the text of the block (for a table: in the text of the cell)."""
    cell: tuple[int, int] | None = None
    """Row and column, when the block is a table."""
    sentence: str
    page: int | None = None
    """Page of the PDF and of the DOCX."""
    doubt: str | None = None
    """Why a person should look: a code of `convert.messages.indicator`; None when nobody needs to."""
