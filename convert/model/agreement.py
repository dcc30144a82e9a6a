"""Whether a document shows what a report says.

A finished file is published when it lacks nothing; a file that carries its own model is read from that as long as nobody changed a
letter of it, and nothing stands there but the labels that are printed.
"""

from collections import Counter
from collections.abc import Container
from typing import Final

from convert.model.blocks import Table
from convert.model.letters import letters, report_letters
from convert.model.report import Report
from convert.model.walk import all_blocks
from convert.patterns import Regex, regex

_NEAR: Final = 40
"""Printed labels between two texts are shorter than this."""
_BESIDE: Final = "sign_off"
"""Texts of 署名 stand beside one another: pages are read row by row, and a long one comes in pieces (7.3.5)."""
_SHORTEST_ROW: Final = 3
"""Letters of such a piece at least, the last one aside."""
_BEFORE: Final[dict[str, Regex[str]]] = {
    "attachment_note": regex(r"(?:附件[：:])?(?:\d{1,2}[.．])?$"),
    "header": regex(r"(?:签发人[：:]|★|0{1,5})$"),  # a copy number has six digits
    "imprint": regex(r"(?:主送[：:]|抄送[：:]|[，,、；。])$"), "front": regex(r"目录$"), "main_recipients": regex(r"主送[：:]$"),
}
_AFTER: Final[dict[str, Regex[str]]] = {
    "imprint": regex(r"印发|[，,、；。]"), "header": regex(r"文件|★"), "attendance": regex("："), "main_recipients": regex("[：:。]"),
}


def first_difference(report: Report, shown: str, *, loose: Container[str] = ()) -> tuple[str, str] | None:
    """Return where `shown`, the letters of a document without blanks, differs from what `report` prints.

    Args:
        report: What should be shown.
        shown: What is.
        loose: Ids of blocks whose letters may stand anywhere and in any order, as where a row goes over two pages.

    Returns:
        Block id or slot name, and the text that is missing; no name, and the letters too many; None when nothing differs.
    """
    markers = {note.id: note.marker for note in report.notes}
    texts = list(report_letters(report))
    cover = _Cover(shown, beside=sum(len(letters(words)) for owner, words in texts if owner.startswith(_BESIDE)))
    anywhere: list[str] = []
    for owner, words in texts:
        wanted = _without_colon(owner, letters(words))
        if owner in loose:
            anywhere.append(wanted)
        elif wanted and not cover.take(wanted, owner.partition(".")[0], letters(markers.get(owner, ""))):
            return owner, words
    rest = cover.rest()
    return None if _holds(rest, anywhere) else ("", rest)


def first_missing(report: Report, shown: str, *, apart: Container[str] = ()) -> tuple[str, str] | None:
    """Return the first text of the report that `shown`, the letters of a document without blanks, lacks; None when it has them all.

    Every text stands there whole, those of the body one after another, and no letter serves two texts. Labels may stand between.

    Args:
        report: What should be shown.
        shown: What is.
        apart: Ids of blocks that are not looked for.

    Returns:
        Block id or slot name, and the text; no name, and the letters that are there too few times.
    """
    position = 0
    in_order = {block.id for block in report.body}
    every: list[str] = []
    for owner, words in report_letters(report):
        if owner in apart:
            continue
        wanted = _without_colon(owner, letters(words))
        start = shown.find(wanted, position if owner in in_order else 0)
        if start < 0:
            return owner, words
        if owner in in_order:
            position = start + len(wanted)
        every.append(wanted)
    lacking = Counter("".join(every)) - Counter(shown)
    return ("", "".join(lacking.elements())) if lacking else None


def _without_colon(owner: str, wanted: str) -> str:
    """Return what is looked for: addressees that stand in the imprint end with 。 (GB/T 9704-2012 7.4.2)."""
    return wanted.rstrip("：:") if owner.endswith("_recipients") else wanted


def table_ids(report: Report) -> frozenset[str]:
    """Return the ids of all tables."""
    return frozenset(block.id for block in all_blocks(report) if isinstance(block, Table))


def _holds(rest: str, anywhere: list[str]) -> bool:
    """Tell whether the letters of `rest` are those of `anywhere`, heads of tables perhaps repeated."""
    wanted, found = Counter("".join(anywhere)), Counter(rest)
    return not wanted - found and not set(found) - set(wanted)


class _Cover:
    """The letters of a document, and which of them are accounted for."""

    def __init__(self, shown: str, beside: int) -> None:
        """Prepare for `shown`, with so many letters in the texts that stand beside one another."""
        self.shown = shown
        self.covered = bytearray(len(shown))
        self.position = 0
        self._beside = beside
        self._beside_from: int | None = None
        """Where the texts that stand beside one another begin."""

    def take(self, wanted: str, family: str, marker: str) -> bool:
        """Account for one text and the labels printed around it."""
        if family == _BESIDE and self._beside_from is None:
            self._beside_from = self.position
        start = self.shown.find(wanted, self.position, self.position + len(wanted) + _NEAR)
        if start < 0 or any(self.covered[start:start + len(wanted)]):
            if family == _BESIDE and self._take_rows(wanted, self._beside_from or 0):
                return True
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

    def rest(self) -> str:
        """Return the letters that are not accounted for."""
        return "".join(letter for letter, taken in zip(self.shown, self.covered, strict=True) if not taken)

    def _take_rows(self, wanted: str, begin: int) -> bool:
        """Account for a text that comes in pieces, one below the other, among those that begin at `begin`."""
        last = begin + self._beside + _NEAR
        spans: list[tuple[int, int]] = []
        at, rest = begin, wanted
        while rest:
            start, end = self._piece(rest, at, last)
            if start == end:
                return False
            spans.append((start, end))
            at, rest = end, rest[end - start:]
        for start, end in spans:
            self.covered[start:end] = b"\1" * (end - start)
        self.position = at
        return True

    def _piece(self, wanted: str, begin: int, last: int) -> tuple[int, int]:
        """Return where the longest beginning of `wanted` stands between two places; an empty stretch when none does."""
        found, length, beyond = begin, 0, len(wanted) + 1
        tried = min(_SHORTEST_ROW, len(wanted))
        while length < tried < beyond:
            start = self._anywhere(wanted[:tried], begin, last)
            if start < 0:
                beyond = tried
            else:
                found, length = start, tried
            tried = (length + beyond) // 2 if length else 0
        return found, found + length

    def _anywhere(self, wanted: str, begin: int = 0, last: int | None = None) -> int:
        """Return the first place of `wanted` that is not accounted for, between two places; -1 when there is none."""
        start = self.shown.find(wanted, begin, last)
        while start >= 0 and any(self.covered[start:start + len(wanted)]):
            start = self.shown.find(wanted, start + 1, last)
        return start
