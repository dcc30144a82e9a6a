"""Where in a DOCX each element of the report stands, as it was recognised: the paragraph and the stretch of it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from convert.lint.fix import letters_and_digits
from convert.model.letters import report_letters
from convert.patterns import regex

if TYPE_CHECKING:
    from convert.lint.docx.facts import DocxParagraph
    from convert.model.report import Report

_COPIED: Final = regex("(?:抄送|主送|抄报|抄发|分送)")
_PRINTED: Final = "印发"
_BESIDE: Final = 24
"""Letters that may stand in a row beside an element: 签发人 and his name beside 发文字号."""
_LABEL: Final = 6
"""Letters that may stand around an element that has its row to itself: 附件：1."""


class DocxElement(msgspec.Struct, frozen=True):
    """An element of the report in the document."""

    slot: str
    """Name of the slot: `header.document_number`, `sign_off.date`."""
    paragraph: "DocxParagraph"
    start: int
    end: int
    """Its characters in the text of the paragraph."""


def find_elements(report: "Report", paragraphs: "Sequence[DocxParagraph]") -> Iterator[DocxElement]:
    """Yield the elements of `report` that are found; what the paragraphs do not show (a mark that is a picture) is left out.

    Args:
        report: What was read from the document.
        paragraphs: All of its paragraphs with letters, those in tables and text boxes too, with the roles of title and text assigned.
    """
    rows = [_RowLetters(one) for one in paragraphs]
    signed = [letters_and_digits(text) for slot, text in report_letters(report) if slot.startswith("sign_off.")]
    head = next((at for at, one in enumerate(paragraphs) if one.role != "other"), len(rows))
    ending = max((at for at, one in enumerate(paragraphs) if one.role in ("body", "heading")), default=-1) + 1
    for slot, text in report_letters(report):
        family = slot.partition(".")[0]
        wanted = letters_and_digits(text)
        places = {"header": range(head), "imprint": range(len(rows) - 1, ending - 1, -1), "sign_off": range(len(rows) - 1, -1, -1)}
        if not wanted or family not in _ROOM:
            continue
        found = next((rows[at] for at in places.get(family, range(len(rows))) if rows[at].may_be(family, wanted, signed)), None)
        if found is not None:
            yield DocxElement(slot, found.paragraph, *found.place(wanted))


_ROOM: Final = {"header": _BESIDE, "imprint": _BESIDE, "sign_off": 1, "main_recipients": 2, "attachment_note": _LABEL,
                "document_note": 2, "attachments": 0}
"""Families of slots that are looked for, and how many other letters their rows may hold."""


class _RowLetters:
    """The letters of a paragraph, and where each stands in its text."""

    def __init__(self, paragraph: "DocxParagraph") -> None:
        self.paragraph = paragraph
        self._places = [at for at, letter in enumerate(paragraph.text) if letters_and_digits(letter)]
        self._letters = "".join(paragraph.text[at] for at in self._places)

    def may_be(self, family: str, wanted: str, signed: Sequence[str]) -> bool:
        """Whether the paragraph is the row of an element: it holds it, and little besides; of a signature, nothing but its parts."""
        if wanted not in self._letters or (family != "header" and self.paragraph.role not in ("other", "body")):
            return False
        if family == "imprint" and _COPIED.match(self._letters):
            return True
        rest = self._letters
        for text in (*signed, wanted) if family == "sign_off" else (wanted,):
            rest = rest.replace(text, "", 1)
        return len(rest) <= _ROOM[family] and not (family == "sign_off" and self._letters.endswith(_PRINTED))

    def place(self, wanted: str) -> tuple[int, int]:
        """Return where the element stands in the text of the paragraph."""
        start = self._letters.index(wanted)
        return self._places[start], self._places[start + len(wanted) - 1] + 1
