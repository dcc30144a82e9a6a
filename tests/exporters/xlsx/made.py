"""Invented reports with their figures, and ways to read a workbook back, for the tests of the workbook."""

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from convert.exporters.xlsx import ReportIndicators, XlsxOptions, export_xlsx
from convert.model.blocks import Paragraph
from convert.model.elements import Front
from convert.model.indicator import Indicator
from convert.model.report import Decision, Furniture, Join, Meta, Report, SourceInfo

WHEN = datetime(2024, 12, 26, tzinfo=UTC)
OPTIONS = XlsxOptions(when=WHEN)

PASSAGES = (
    (("一、总体情况",), "2024年，全区共受理各类案件1.2万件，同比增长8.5%，其中民事案件7,200件、行政案件3,100件、其他案件2,100件。", (
        ("受理案件数", "1.2万件", 12000, "件", "count", {}),
        ("受理案件增速", "8.5%", 8.5, "%", "change", {"base": "同比"}),
        ("民事案件数", "7,200件", 7200, "件", "count", {}),
        ("行政案件数", "3,100件", 3100, "件", "count", {}),
        ("其他案件数", "2,100件", 2100, "件", "count", {}))),
    (("一、总体情况", "（一）调解工作"), "办结118件、受理120件，办结率95.5%，满意率102%。", (
        ("办结数", "118件", 118, "件", "count", {}),
        ("受理数", "120件", 120, "件", "count", {}),
        ("办结率", "95.5%", 95.5, "%", "percent", {}),
        ("满意率", "102%", 102, "%", "percent", {}))),
    (("二、重点工作", "（一）经济运行"), "地区生产总值近1.98亿美元，排名全省前十，连续12年增长，占全市的三分之一，投入3至5万元。", (
        ("地区生产总值", "近1.98亿美元", 198000000, "美元", "amount", {"qualifier": "近"}),
        ("生产总值全省排名", "前十", 10, "", "rank", {}),
        ("连续增长年数", "连续12年", 12, "年", "streak", {}),
        ("占全市比重", "三分之一", 0.3333, "", "ratio", {"doubt": "indicator-name-far"}),
        ("投入", "3至5万元", 30000, "元", "amount", {"value_high": 50000.0}))),
    (("二、重点工作", "（二）法治宣传"), "开展宣传300余场，覆盖率99.29%，合格率98.00%，受理案件11000件，调解成功率96.4%。", (
        ("宣传场次", "300余场", 300, "场", "count", {"qualifier": "余"}),
        ("覆盖率", "99.29%", 99.29, "%", "percent", {}),
        ("合格率", "98.00%", 98, "%", "percent", {}),
        ("受理案件数", "11000件", 11000, "件", "count", {}),
        ("调解成功率", "96.4%", 96.4, "%", "percent", {"doubt": "indicator-group"}))),
    (("三、下一步打算",), "明年计划办理案件1.5万件，覆盖率99.29%。", (
        ("办理案件数", "1.5万件", 15000, "件", "count", {"aspect": "target"}),
        ("覆盖率", "99.29%", 99.29, "%", "percent", {}))),
)


def figure(name: str = "案件数", value: float = 1, *, text: str = "", sentence: str = "", number: int = 1,
           **fields: Any) -> Indicator:
    """An indicator; what is not given is made up so that it fits together."""
    text = text or f"{value:g}件"
    sentence = sentence or f"{name}{text}。"
    start = max(sentence.find(text), 0)
    given = {"id": f"I{number:03d}", "unit": "件", "kind": "count", "period": 2024, "block": f"p{number}", "page": 1, "start": start,
             "end": start + len(text), "block_start": start, "block_end": start + len(text), "section": ("一、工作成效",)}
    return Indicator(name=name, value=value, text=text, sentence=sentence, **{**given, **fields})


def report(name: str = "青禾区2024.txt", *, year: int | None = 2024, place: str = "青禾区", **fields: Any) -> Report:
    """A report without a body."""
    return Report(source=SourceInfo(name=name, format="text", encoding="utf-8", sha256="ab" * 32, characters=300),
                  meta=Meta(year=year), front=Front(title=f"{place}人民政府关于年度工作情况的报告", issuer=f"{place}人民政府"),
                  **fields)


def made(year: int = 2024, *, factor: float = 1.0, repeat: int = 1) -> ReportIndicators:
    """A whole report; `factor` scales its counts, `repeat` its length."""
    body: list[Paragraph] = []
    found: list[Indicator] = []
    offset = 0
    for turn in range(repeat):
        for passage, (section, text, figures) in enumerate(PASSAGES, 1):
            block = f"p{turn * len(PASSAGES) + passage}"
            body.append(Paragraph(id=block, text=text, source=((offset, offset + len(text)),)))
            place = 0
            for name, words, number, unit, kind, more in figures:
                at = text.index(words, place)
                place = at + len(words)
                value = float(round(number * factor)) if kind == "count" else float(number)
                found.append(Indicator(**{
                    "id": f"I{len(found) + 1:03d}", "name": f"{name}{turn or ''}", "value": value, "unit": unit, "kind": kind,
                    "text": words, "start": offset + at, "end": offset + place, "section": section, "block": block,
                    "block_start": at, "block_end": place, "sentence": text, "page": 1 + passage // 3, "period": year, **more}))
            offset += len(text) + 1
    joins = (Join(left="共受理各类案件", right="1.2万件，同比", at=30, reason="page-break", block="p1"),)
    dropped = (Furniture(text="— 1 —", source=((0, 1),), reason="page-number"),)
    guessed = (Decision(block="p2", chosen="正文", reason="句长", alternative="标题"),)
    return ReportIndicators(
        report=report(f"青禾区{year}.txt", year=year, body=tuple(body), joins=joins, furniture=dropped, decisions=guessed),
        indicators=tuple(found), pdf_name=f"青禾区 {year}.pdf")


def table_of(*figures: Indicator, **fields: Any) -> ReportIndicators:
    """A table of the given figures in a report without body."""
    given = {"report": report(), "pdf_name": "青禾区.pdf"}
    return ReportIndicators(indicators=figures, **{**given, **fields})


def book_of(*tables: ReportIndicators, options: XlsxOptions = OPTIONS, values: bool = True) -> Any:
    """The workbook of `tables` as openpyxl reads it, with values or with formulas."""
    return load_workbook(BytesIO(export_xlsx(tables, options).value), data_only=values, rich_text=False)


def records(sheet: Any, head: int = 1) -> list[dict[str, Any]]:
    """The rows of a sheet under the headings in row `head`."""
    names = [cell.value for cell in sheet[head]]
    return [dict(zip(names, row, strict=True)) for row in sheet.iter_rows(min_row=head + 1, values_only=True)]


def formulas(book: Any) -> dict[str, str]:
    """All formulas of a workbook by sheet and cell."""
    return {f"{sheet.title}!{cell.coordinate}": cell.value for sheet in book for row in sheet.iter_rows() for cell in row
            if cell.data_type == "f"}


def without_values(sheet_xml: bytes) -> bytes:
    """A worksheet whose formulas have no values, so that a program must compute them."""
    return re.sub(rb'(?: t="str")?(>\s*<f>[^<]*</f>)<v>[^<]*</v>', rb"\1", sheet_xml)
