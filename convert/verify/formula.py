"""Whether a spreadsheet formula can be read and refers to things that are there.

Only the grammar that this program writes is accepted: operators, ranges, structured references, and the functions that
every office program of the last fifteen years computes alike.
"""

import re
from collections.abc import Collection, Mapping
from typing import Final

import msgspec

from convert.patterns import regex

LENGTH_LIMIT: Final = 8192
ROWS: Final = 1_048_576
COLUMNS: Final = 16_384
FUNCTIONS: Final = frozenset((
    "ABS", "AND", "AVERAGE", "AVERAGEIFS", "COUNT", "COUNTA", "COUNTIF", "COUNTIFS", "IF", "IFERROR", "INDEX", "ISNUMBER", "LEN",
    "MATCH", "MAX", "MIN", "NOT", "OR", "RANK", "ROUND", "ROWS", "SUBTOTAL", "SUM", "SUMIF", "SUMIFS", "SUMPRODUCT", "TEXT"))

_TOKEN: Final = regex(r"""
    (?P<space>[ ]+)
  | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w:$]))
  | (?P<text>"(?:[^"]|"")*")
  | (?P<error>\#(?:REF!|NAME\?|N/A|VALUE!|DIV/0!|NUM!|NULL!))
  | (?P<table>[^\W\d][\w.]*\[(?:\[(?:[^\[\]']|'.)*\]|(?:[^\[\]']|'.)*)\])
  | (?P<function>[A-Za-z_][\w.]*\()
  | (?P<sheet>(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!)
  | (?P<cells>\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?(?!\w)|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?!\w)|\$?\d+:\$?\d+)
  | (?P<name>[^\W\d][\w.]*)
  | (?P<operator><>|<=|>=|[-+*/^&=<>])
  | (?P<percent>%)
  | (?P<open>\()
  | (?P<close>\))
  | (?P<comma>,)
""", re.VERBOSE)
_CELL: Final = regex(r"\$?([A-Za-z]{1,3})\$?(\d+)")
_OPERANDS: Final = ("number", "text", "table", "cells", "name")

_REFERENCES: Final = ("error", "function", "sheet", "table", "cells", "name")
"""Tokens that may lead to what is not there."""
_QUOTED: Final = regex("'(.)")


class Surroundings(msgspec.Struct, frozen=True, kw_only=True):
    """What a formula may refer to, all in lower case."""

    sheets: Collection[str] = ()
    tables: Mapping[str, Collection[str]] = {}
    """Columns by the name of the table."""
    names: Collection[str] = ()


def check_formula(formula: str, around: Surroundings) -> list[str]:
    """Return what is wrong with `formula`, written without `=`; nothing for a good one."""
    if not formula.strip():
        return ["empty"]
    if len(formula) > LENGTH_LIMIT:
        return [f"longer than {LENGTH_LIMIT}"]
    faults: list[str] = []
    brackets: list[str] = []
    wants_operand = True
    at = 0
    while at < len(formula):
        match = _TOKEN.match(formula, at)
        if match is None:
            return [*faults, f"unreadable at {at + 1}: {formula[at:at + 20]}"]
        kind, text = str(match.lastgroup), match[0]
        if kind in _REFERENCES:
            faults += _check_token(kind, text, around)
        problem, wants_operand = _step(kind, text, brackets, wants_operand=wants_operand)
        if problem:
            return [*faults, f"{problem} at {at + 1}: {formula[at:at + 20]}"]
        at = match.end()
    if brackets:
        faults.append("bracket not closed")
    if wants_operand:
        faults.append("ends too early")
    return faults


def cell_reference(text: str) -> tuple[int, int] | None:
    """Return row and column of a reference such as `$A$1`, from 1; None when it is none or lies outside a sheet."""
    match = _CELL.fullmatch(text)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    return (row, column) if 1 <= row <= ROWS and 1 <= column <= COLUMNS else None


def cell_range(text: str) -> tuple[int, int, int, int] | None:
    """Return first row, first column, last row, last column of `A1:C3` or `A1`; None when it is no range."""
    first, _, last = text.partition(":")
    start, end = cell_reference(first), cell_reference(last or first)
    if start is None or end is None or end[0] < start[0] or end[1] < start[1]:
        return None
    return *start, *end


def _step(kind: str, text: str, brackets: list[str], *, wants_operand: bool) -> tuple[str, bool]:
    """Return what is wrong with the place of a token, and whether an operand must follow."""
    if kind == "space":
        return "", wants_operand
    if kind in _OPERANDS or kind == "error":
        return ("" if wants_operand else "operator missing"), False
    if kind in ("function", "open"):
        brackets.append(kind)
        return ("" if wants_operand else "operator missing"), True
    if kind == "sheet":
        return ("" if wants_operand else "operator missing"), True
    if kind == "close":
        opened = brackets.pop() if brackets else ""
        if not opened:
            return "bracket not opened", False
        return ("operand missing" if wants_operand and opened == "open" else ""), False
    if kind == "comma":
        return ("" if brackets and brackets[-1] == "function" else "comma outside a function"), True
    if kind == "percent":
        return ("operand missing" if wants_operand else ""), False
    if wants_operand and text not in "+-":
        return "operand missing", True
    return "", True


def _check_token(kind: str, text: str, around: Surroundings) -> list[str]:
    if kind == "error":
        return [f"refers to nothing: {text}"]
    if kind == "function" and text[:-1].upper() not in FUNCTIONS:
        return [f"unknown function {text[:-1]}"]
    if kind == "sheet":
        name = text[:-1]
        name = name[1:-1].replace("''", "'") if name.startswith("'") else name
        return [] if name.casefold() in around.sheets else [f"no sheet {name}"]
    if kind == "table":
        name, _, column = text[:-1].partition("[")
        column = _QUOTED.sub(r"\1", column.strip("[]"))
        columns = around.tables.get(name.casefold())
        if columns is None:
            return [f"no table {name}"]
        return [] if column.casefold() in columns else [f"no column {column} in table {name}"]
    if kind == "cells" and _CELL.match(text) and cell_range(text) is None:
        return [f"no such cells {text}"]
    if kind == "name" and text.casefold() not in around.names and text.upper() not in ("TRUE", "FALSE"):
        return [f"no name {text}"]
    return []
