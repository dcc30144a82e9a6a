"""Texts in which figures that are the same thing have the same number, for the tests of the comparison."""

import re
from pathlib import Path
from typing import NamedTuple

from convert.api import load
from convert.exporters.xlsx.options import ReportIndicators
from convert.exporters.xlsx.pairing import Pairing, pair
from convert.exporters.xlsx.rows import WorkbookRows, collect

FOLDER = Path(__file__).parent / "pairs"
_MARK = re.compile(r"\{(\d+):([^}]*)\}")


class Marked(NamedTuple):
    """A text without its marks, and the numbers of its figures by their places."""

    text: str
    numbers: dict[tuple[int, int], str]


class Judged(NamedTuple):
    """What became of the pairs that were judged by hand."""

    right: int
    wrong: list[str]
    missed: list[str]
    wanted: int


def read_marked(name: str) -> dict[str, Marked]:
    """The texts of a file by what their lines begin with."""
    found: dict[str, Marked] = {}
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        key, _, rest = line.partition(" ")
        text, numbers = found.get(key, Marked("", {}))
        at = 0
        for mark in _MARK.finditer(rest):
            text += rest[at:mark.start()]
            numbers[len(text), len(text) + len(mark[2])] = mark[1]
            text += mark[2]
            at = mark.end()
        found[key] = Marked(text + rest[at:] + "\n\n", numbers)
    return found


def compared(texts: dict[str, Marked]) -> tuple[WorkbookRows, Pairing]:
    """The rows of the reports of `texts`, and their pairing."""
    dossiers = [load(marked.text.encode(), name=f"{key}.txt") for key, marked in texts.items()]
    rows = collect([ReportIndicators(report=one.report, indicators=one.indicators) for one in dossiers], "zh")
    return rows, pair(rows.tables, rows.rows)


def judge(texts: dict[str, Marked]) -> Judged:
    """How the pairing of two texts agrees with their marks."""
    rows, pairing = compared(texts)
    by_table = [texts[table.report.source.name.partition(".")[0]].numbers for table in rows.tables]

    def number_of(row) -> str:
        return next((number for (start, end), number in by_table[row.table].items()
                     if row.indicator.start < end and start < row.indicator.end), "")

    right, wrong = 0, []
    made = set()
    for one in pairing.pairs:
        first, second = one.rows
        if number_of(first) and number_of(first) == number_of(second):
            made.add(number_of(first))
            right += 1
        else:
            wrong.append(f"{first.indicator.name} {first.indicator.text} = {second.indicator.name} {second.indicator.text}")
    wanted = sorted(set(by_table[0].values()) & set(by_table[1].values()), key=int)
    return Judged(len(made), wrong, [number for number in wanted if number not in made], len(wanted))
