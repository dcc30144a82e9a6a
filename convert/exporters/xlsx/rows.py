"""The rows of the table of indicators: every figure of every report with its number, label, doubts and key."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final, assert_never

import msgspec

from convert.diagnostics import Diagnostic
from convert.exporters.xlsx.options import ReportIndicators
from convert.indicators.consistency import Finding, find_inconsistencies
from convert.messages import Language, sentence
from convert.model.blocks import Figure, Heading, Paragraph, Table
from convert.model.indicator import Indicator
from convert.model.report import Report
from convert.model.walk import all_blocks
from convert.text.digest import sha256_of

DOUBTFUL: Final = 0.8
"""Confidence under which a person should look."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as the workbook has it."""

    number: int
    """From 1, over all reports."""
    table: int
    """Index of the report."""
    label: str
    """Of the report: its year or its name."""
    indicator: Indicator
    section: str
    subsection: str
    doubt: str
    """Why a person should look; empty when nobody needs to."""
    key: str
    place: tuple[int, int] | None = None
    """Where the figure stands in its sentence, when it is found there."""

    @property
    def doubtful(self) -> bool:
        """Whether the recognition was not sure."""
        return self.indicator.confidence < DOUBTFUL


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a person should look at."""

    code: str
    """Of the sentence in the messages."""
    text: str
    rows: tuple[Row, ...]
    diagnostic: Diagnostic | None = None


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """All that the sheets are made of."""

    tables: tuple[ReportIndicators, ...]
    labels: tuple[str, ...]
    rows: tuple[Row, ...]
    checks: tuple[Check, ...]
    """Doubtful figures first, the least sure before the others; then figures that disagree."""
    language: Language
    marked: frozenset[int]
    """Numbers of the rows that some check other than a duplicate is about."""

    @property
    def compares(self) -> bool:
        """Whether there are several reports."""
        return len(self.tables) > 1

    def key_of(self, row: Row) -> str:
        """Return the key of a row that no other row of the workbook has."""
        return f"{row.table + 1}|{row.key}" if self.compares else row.key

    def say(self, code: str, **args: str | int | float) -> str:
        """Return the workbook's words for `code`."""
        return sentence(f"xlsx-{code}", self.language, **args) if args else _word(code, self.language)


@cache
def _word(code: str, language: Language) -> str:
    return sentence(f"xlsx-{code}", language)


def collect(tables: Sequence[ReportIndicators], language: Language) -> Rows:
    """Return the rows of `tables`, several in the order of their years."""
    years = [year_of(table) for table in tables]
    if len(tables) > 1 and None not in years and len(set(years)) == len(years):
        tables = sorted(tables, key=lambda table: year_of(table) or 0)
    labels = report_labels(tables)
    no_section = sentence("xlsx-no-section", language)
    rows: list[Row] = []
    checks: list[Check] = []
    for index, table in enumerate(tables):
        first = len(rows)
        keys = keys_of(table.indicators)
        texts = _texts(table.report)
        for indicator, key in zip(table.indicators, keys, strict=True):
            headings = [heading for heading in indicator.section if heading]
            rows.append(Row(
                number=len(rows) + 1, table=index, label=labels[index], indicator=indicator,
                section=headings[0] if headings else no_section, subsection=" › ".join(headings[1:]),
                doubt=doubt_of(indicator, language), key=key, place=place_of(indicator, texts)))
        checks.extend(_checks(table, rows[first:], language))
    doubts = [Check(code="indicator-doubt", text=row.doubt, rows=(row,)) for row in sorted(
        (row for row in rows if row.doubtful), key=lambda row: (row.indicator.confidence, row.number))]
    every = (*doubts, *checks)
    marked = frozenset(row.number for check in every if check.code != "consistency-duplicate" for row in check.rows)
    return Rows(tables=tuple(tables), labels=labels, rows=tuple(rows), checks=every, language=language, marked=marked)


def keys_of(indicators: Sequence[Indicator]) -> list[str]:
    """Return what identifies each figure over runs: its block, its place in it, its words and a hash of its sentence.

    Keys are unique: a figure that is told twice (two indicators of one span) gets a count.
    """
    seen: Counter[str] = Counter()
    keys = []
    for one in indicators:
        cell = f"/{one.cell[0]},{one.cell[1]}" if one.cell else ""
        digest = sha256_of(f"{one.sentence}\0{one.text}".encode("utf-8", "replace"))[:12]
        key = f"{one.block}{cell}:{one.block_start}-{one.block_end}:{digest}"
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}#{seen[key]}")
    return keys


def doubt_of(indicator: Indicator, language: Language) -> str:
    """Return why the figure is doubtful, as a sentence; empty when it is not."""
    if indicator.doubt:
        try:
            return sentence(indicator.doubt, language)
        except (ModuleNotFoundError, KeyError):
            return sentence("xlsx-doubt-unknown", language)
    return sentence("xlsx-doubt-unknown", language) if indicator.confidence < DOUBTFUL else ""


def place_of(indicator: Indicator, texts: dict[str, str]) -> tuple[int, int] | None:
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


def year_of(table: ReportIndicators) -> int | None:
    """Return the year that a report's figures stand for: as it says, or that of most of its results."""
    if table.report.meta.year is not None:
        return table.report.meta.year
    periods = Counter(one.period for one in table.indicators if one.period is not None and one.aspect == "actual")
    return min(periods, key=lambda year: (-periods[year], year)) if periods else None


def report_labels(tables: Sequence[ReportIndicators]) -> tuple[str, ...]:
    """Return a short unlike name for every report: the given one, its year when the years differ, or its file's name."""
    given = [table.label for table in tables if table.label]
    if len(set(given)) == len(tables):
        return tuple(given)
    years = [year_of(table) for table in tables]
    if None not in years and len(set(years)) == len(years):
        return tuple(f"{year}年" for year in years)
    labels: list[str] = []
    for number, table in enumerate(tables, 1):
        stem = _stem(table.report)
        unlike = stem if stem.casefold() not in (label.casefold() for label in labels) else f"{stem}（{number}）"
        labels.append(unlike)
    return tuple(labels)


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


def _stem(report: Report) -> str:
    name = "".join(char for char in report.source.name if char.isprintable())
    stem = name.rpartition(".")[0] or name
    return stem.strip()[:40] or "-"


def _checks(table: ReportIndicators, rows: Sequence[Row], language: Language) -> list[Check]:
    by_id = {id(row.indicator): row for row in rows}
    checks = [_of_finding(finding, by_id, language) for finding in find_inconsistencies(table.indicators)]
    spans = {(row.indicator.start, row.indicator.end): row for row in reversed(rows)}
    for diagnostic in table.findings:
        row = spans.get(diagnostic.span) if diagnostic.span else None
        if not diagnostic.code.startswith("consistency-"):
            checks.append(Check(code=diagnostic.code, text=sentence(diagnostic.code, language, **diagnostic.args),
                                rows=(row,) if row else (), diagnostic=diagnostic))
    return checks


def _of_finding(finding: Finding, by_id: dict[int, Row], language: Language) -> Check:
    return Check(code=finding.code, text=sentence(finding.code, language, **finding.args),
                 rows=tuple(by_id[id(one)] for one in finding.indicators))
