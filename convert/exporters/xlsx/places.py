"""How cells and ranges are called."""

from functools import cache


@cache
def letters(column: int) -> str:
    """Return the letters of a column that counts from 1: A, B, …, Z, AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def area(first_column: int, first_row: int, last_column: int, last_row: int) -> str:
    """Return a range of cells: A1:C9."""
    return f"{letters(first_column)}{first_row}:{letters(last_column)}{last_row}"


def on_sheet(title: str, first_column: int, first_row: int, last_column: int, last_row: int) -> str:
    """Return a range with its sheet that does not move when a formula is copied: '图表'!$A$1:$C$9."""
    return f"{quoted(title)}!${letters(first_column)}${first_row}:${letters(last_column)}${last_row}"


def quoted(title: str) -> str:
    """Return the name of a sheet as formulas have it."""
    return "'{}'".format(title.replace("'", "''"))
