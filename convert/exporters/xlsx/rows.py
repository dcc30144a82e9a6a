"""The rows of the table of indicators: every figure of every report with its number, label, doubts, clause and key."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, assert_never

import msgspec

from convert.corrections.keys import keys_of
from convert.diagnostics import Diagnostic
from convert.exporters.xlsx.clauses import clause_at
from convert.exporters.xlsx.labels import report_labels, year_of
from convert.exporters.xlsx.options import ReportIndicators
from convert.indicators.consistency import find_inconsistencies
from convert.indicators.disagreement import Disagreement
from convert.messages import Language, sentence
from convert.model.blocks import Figure, Heading, Paragraph, Table
from convert.model.correction import Correction
from convert.model.indicator import Indicator
from convert.model.report import Report
from convert.model.walk import all_blocks

_LEAST_SURE: Final = "indicator-doubt"


class IndicatorRow(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as the workbook has it."""

    number: int
    """From 1, over all reports."""
    table: int
    """Index of the report."""
    label: str
    """Of the report."""
    indicator: Indicator
    section: str
    """The heading of the first level above it."""
    subsection: str
    """The nearest heading above it."""
    doubt: str
    """Why a person should look; empty when nobody needs to."""
    key: str
    clause: tuple[int, int]
    """Where the figure's clause stands in its sentence."""
    place: tuple[int, int] | None = None
    """Where the figure stands in its sentence, when it is found there."""
    correction: Correction | None = None
    """What a person changed in it, or that a person added it."""


class ChecklistItem(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a person should look at."""

    code: str
    """Of the sentence in the messages."""
    text: str
    rows: tuple[IndicatorRow, ...]
    diagnostic: Diagnostic | None = None


class WorkbookRows(msgspec.Struct, frozen=True, kw_only=True):
    """All that the sheets are made of."""

    tables: tuple[ReportIndicators, ...]
    labels: tuple[str, ...]
    rows: tuple[IndicatorRow, ...]
    checks: tuple[ChecklistItem, ...]
    """Doubtful figures first; then figures that disagree."""
    language: Language
    marked: frozenset[int]
    """Numbers of the rows that some check other than a duplicate is about."""

    @property
    def compares(self) -> bool:
        """Whether there are several reports."""
        return len(self.tables) > 1

    def key_of(self, row: IndicatorRow) -> str:
        """Return the key of a row that no other row of the workbook has."""
        return f"{row.table + 1}|{row.key}" if self.compares else row.key

    def say(self, code: str, **args: str | int | float) -> str:
        """Return the workbook's words for `code`."""
        return sentence(f"xlsx-{code}", self.language, **args) if args else _word(code, self.language)


@cache
def _word(code: str, language: Language) -> str:
    return sentence(f"xlsx-{code}", language)


def collect(tables: Sequence[ReportIndicators], language: Language) -> WorkbookRows:
    """Return the rows of `tables`, several in the order of their years."""
    years = [year_of(table) for table in tables]
    if len(tables) > 1 and None not in years:
        tables = sorted(tables, key=lambda table: year_of(table) or 0)
    labels = report_labels(tables)
    rows: list[IndicatorRow] = []
    checks: list[ChecklistItem] = []
    for index, table in enumerate(tables):
        own = _rows_of(table, index, labels[index], len(rows), language)
        rows += own
        checks += _checks(table, own, language)
    doubts = [ChecklistItem(code=_LEAST_SURE, text=row.doubt, rows=(row,)) for row in rows if row.doubt]
    every = (*doubts, *checks)
    marked = frozenset(row.number for check in every if check.code != "consistency-duplicate" for row in check.rows)
    return WorkbookRows(tables=tuple(tables), labels=labels, rows=tuple(rows), checks=every, language=language, marked=marked)


def _rows_of(table: ReportIndicators, index: int, label: str, before: int, language: Language) -> list[IndicatorRow]:
    no_section = sentence("xlsx-no-section", language)
    texts = _texts(table.report)
    corrected = {item.key: item for item in table.corrections if item.action == "change"}
    added = [item for item in table.corrections if item.action == "add"]
    rows = []
    for number, (indicator, key) in enumerate(zip(table.indicators, keys_of(table.indicators), strict=True), before + 1):
        headings = [heading for heading in indicator.section if heading] or [no_section]
        place = place_of(indicator, texts)
        rows.append(IndicatorRow(
            number=number, table=index, label=label, indicator=indicator, section=headings[0], subsection=headings[-1],
            doubt=doubt_of(indicator, language), key=key, place=place,
            clause=clause_at(indicator.sentence, *place) if place else (0, len(indicator.sentence)),
            correction=corrected.get(key) or next((item for item in added if _is_of(item, indicator)), None)))
    return rows


def _is_of(item: Correction, indicator: Indicator) -> bool:
    """Whether a person added the figure with this correction: it covers no characters of the text."""
    return indicator.block_start == indicator.block_end and item.fields.get("name") == indicator.name


def doubt_of(indicator: Indicator, language: Language) -> str:
    """Return why the figure is doubtful, as a sentence; empty when it is not."""
    if not indicator.doubt:
        return ""
    try:
        return sentence(indicator.doubt, language)
    except (ModuleNotFoundError, KeyError):
        return sentence("xlsx-doubt-unknown", language)


def place_of(indicator: Indicator, texts: Mapping[str, str]) -> tuple[int, int] | None:
    """Return where the figure stands in its sentence; None when the sentence does not hold it.

    `texts` are the texts of the report's blocks by id.
    """
    sentence_text = indicator.sentence
    block = None if indicator.cell else texts.get(indicator.block)
    if block and sentence_text:
        at = block.find(sentence_text, max(0, indicator.block_end - len(sentence_text)))
        if 0 <= at <= indicator.block_start < indicator.block_end <= at + len(sentence_text):
            return indicator.block_start - at, indicator.block_end - at
    for text in (indicator.text, "".join(indicator.text.split())):
        if text and (at := sentence_text.find(text)) >= 0:
            return at, at + len(text)
    return None


def _texts(report: Report) -> dict[str, str]:
    texts = {}
    for block in all_blocks(report):
        match block:
            case Paragraph():
                texts[block.id] = block.text
            case Heading():
                texts[block.id] = block.ordinal + block.text
            case Table() | Figure():
                pass
            case _:
                assert_never(block)
    return texts


def _checks(table: ReportIndicators, rows: Sequence[IndicatorRow], language: Language) -> list[ChecklistItem]:
    by_id = {id(row.indicator): row for row in rows}
    checks = [_of_finding(finding, by_id, language) for finding in find_inconsistencies(table.indicators)]
    spans = {(row.indicator.start, row.indicator.end): row for row in reversed(rows)}
    for diagnostic in table.findings:
        row = spans.get(diagnostic.span) if diagnostic.span else None
        if not diagnostic.code.startswith("consistency-"):
            checks.append(ChecklistItem(code=diagnostic.code, text=sentence(diagnostic.code, language, **diagnostic.args),
                                        rows=(row,) if row else (), diagnostic=diagnostic))
    return checks


def _of_finding(finding: Disagreement, by_id: dict[int, IndicatorRow], language: Language) -> ChecklistItem:
    return ChecklistItem(code=finding.code, text=sentence(finding.code, language, **finding.args),
                         rows=tuple(by_id[id(one)] for one in finding.indicators))
