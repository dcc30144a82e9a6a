"""Tables that only place something on the page: 版头, signature and 版记 as templates of office programs have them."""

from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from convert.model.blocks import Table
from convert.patterns import regex
from convert.readers.structure.header_block import is_header_part
from convert.readers.structure.imprint import is_imprint_part
from convert.readers.structure.lines import SourceLine, make_line
from convert.readers.structure.source_text import SourceText
from convert.readers.structure.wording import SIGNER
from convert.text.dates import is_date

_MOST_ROWS: Final = 8
_HEAD_LINES: Final = 12
_MARKS_HEAD: Final = regex(r".*(?:文件|公文|号|签\s*发\s*人.*|[★☆].*)")
"""What tells a 版头 from a list of offices."""
_MARKS_IMPRINT: Final = regex(r"(?:抄\s*[送报]|分\s*送).*|.*印\s*发")


def unfold_placing_tables(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return `lines`; a table that only places 版头, signature or 版记 becomes one line for each of its cells."""
    found: list[SourceLine] = []
    for index, line in enumerate(lines):
        table = line.block
        if isinstance(table, Table) and line.hints.role is None and _only_places(table, index):
            found.extend(_cells(table, line))
        else:
            found.append(line)
    return found


def _only_places(table: Table, index: int) -> bool:
    """Tell whether a table, which stands on line `index`, holds a 版头, a signature or a 版记 and nothing else."""
    if len(table.rows) > _MOST_ROWS:
        return False
    texts = [text for row in table.rows for text in row if text]
    return (index < _HEAD_LINES and _all(texts, is_header_part, _MARKS_HEAD.fullmatch)) or _all(
        texts, is_imprint_part, _MARKS_IMPRINT.fullmatch) or _signs(texts)


def _all(texts: Sequence[str], belongs: Callable[[str], bool], marks: Callable[[str], object]) -> bool:
    return all(map(belongs, texts)) and any(map(marks, texts))


def _signs(texts: Sequence[str]) -> bool:
    """Tell whether offices stand above or beside one date."""
    dates = [text for text in texts if is_date(text)]
    return len(dates) == 1 and len(texts) > 1 and all(SIGNER.fullmatch(text) for text in texts if text not in dates)


def _cells(table: Table, line: SourceLine) -> list[SourceLine]:
    cells = [SourceText(text, spans) for row, sources in zip(table.rows, table.cell_sources, strict=True)
             for text, spans in zip(row, sources, strict=True) if text]
    made = [make_line(cell, line.number, hints=msgspec.structs.replace(line.hints, starts=True)) for cell in cells]
    return [msgspec.structs.replace(each, page_break=line.page_break and index == 0, blank_before=0 if index else line.blank_before)
            for index, each in enumerate(made) if each is not None]
