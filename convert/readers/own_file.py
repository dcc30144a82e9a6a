"""Whether a file that carries its own model still shows what the model says.

A file that this program made is read from the model inside it, but only as long as nobody changed a letter of the text.
"""

import re
from typing import Final

from convert.model.blocks import Table
from convert.model.letters import letters, report_letters
from convert.model.report import Report
from convert.model.walk import all_blocks
from convert.patterns import regex

_NEAR: Final = 40
"""Printed labels between two texts are shorter than this."""
_BEFORE: Final[dict[str, re.Pattern[str]]] = {
    "attachment_note": regex(r"(?:附件[：:])?(?:\d{1,2}[.．])?$"), "header": regex(r"(?:签发人[：:]|★)$"),
    "imprint": regex(r"(?:主送[：:]|抄送[：:]|[，,、；。])$"), "front": regex(r"目录$"),
}
_AFTER: Final[dict[str, re.Pattern[str]]] = {
    "imprint": regex(r"印发|[，,、；。]"), "header": regex(r"文件|★"), "attendance": regex("："),
}


def same_letters(report: Report, shown: str, *, tables_in_order: bool = True) -> bool:
    """Tell whether `shown`, the letters of a document without blanks, are what `report` prints and nothing else.

    Without `tables_in_order` the letters of tables may stand in any order, as where a row goes over two pages.
    """
    tables = {block.id for block in all_blocks(report) if isinstance(block, Table)}
    markers = {note.id: note.marker for note in report.notes}
    cover = _Cover(shown)
    loose: list[str] = []
    for owner, words in report_letters(report):
        wanted = letters(words)
        if owner in tables and not tables_in_order:
            loose.append(wanted)
        elif wanted and not cover.take(wanted, owner.partition(".")[0], letters(markers.get(owner, ""))):
            return False
    return cover.rest_is(loose)


class _Cover:
    """The letters of a document, and which of them are accounted for."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.covered = bytearray(len(shown))
        self.position = 0

    def take(self, wanted: str, family: str, marker: str) -> bool:
        """Account for one text and the labels printed around it."""
        start = self.shown.find(wanted, self.position, self.position + len(wanted) + _NEAR)
        if start < 0 or any(self.covered[start:start + len(wanted)]):
            start = self._anywhere(wanted)
        if start < 0:
            return False
        end = start + len(wanted)
        self.covered[start:end] = b"\1" * (end - start)
        before, after = _BEFORE.get(family), _AFTER.get(family)
        label = before.search(self.shown[max(0, start - _NEAR):start]) if before else None
        if label:
            self.covered[start - len(label.group()):start] = b"\1" * len(label.group())
        if marker and self.shown.endswith(marker, 0, start):
            self.covered[start - len(marker):start] = b"\1" * len(marker)
        label = after.match(self.shown, end) if after else None
        if label:
            self.covered[end:label.end()] = b"\1" * (label.end() - end)
            end = label.end()
        self.position = end
        return True

    def rest_is(self, loose: list[str]) -> bool:
        """Tell whether the letters not accounted for are those of `loose` in any order, heads of tables perhaps repeated."""
        rest = [letter for letter, taken in zip(self.shown, self.covered, strict=True) if not taken]
        if not loose:
            return not rest
        counts: dict[str, int] = {}
        for text in loose:
            for letter in text:
                counts[letter] = counts.get(letter, 0) + 1
        found: dict[str, int] = {}
        for letter in rest:
            found[letter] = found.get(letter, 0) + 1
        return set(found) == set(counts) and all(found[letter] >= count for letter, count in counts.items())

    def _anywhere(self, wanted: str) -> int:
        start = self.shown.find(wanted)
        while start >= 0 and any(self.covered[start:start + len(wanted)]):
            start = self.shown.find(wanted, start + 1)
        return start
