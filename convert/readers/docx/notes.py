"""Footnotes and endnotes that the text refers to."""

from typing import TYPE_CHECKING

from convert.model.elements import Note
from convert.ooxml.names import WORD
from convert.readers.docx.names import ID
from convert.readers.docx.numbering import note_mark
from convert.readers.structure.source_text import SourceText, compact, cut, strip

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

Key = tuple[str, str]
"""footnote or endnote, and its id."""


class Notes:
    """The notes of a document by key, and those that were met so far."""

    def __init__(self, footnotes: "_Element | None", endnotes: "_Element | None") -> None:
        self._elements: dict[Key, _Element] = {}
        self._marks: dict[Key, str] = {}
        self._ids: dict[Key, str] = {}
        self._automatic = 0
        for kind, root in (("footnote", footnotes), ("endnote", endnotes)):
            for element in root.iterfind(f"{WORD}{kind}") if root is not None else ():
                if element.get(f"{WORD}type", "normal") == "normal":
                    self._elements.setdefault((kind, element.get(ID, "")), element)

    def has(self, key: Key) -> bool:
        """Tell whether there is such a note."""
        return key in self._elements

    def next_mark(self, key: Key) -> str:
        """Return the automatic mark of a note: that of its first reference, else the next one."""
        if key in self._marks:
            return self._marks[key]
        self._automatic += 1
        return note_mark(self._automatic)

    def refer(self, key: Key, mark: str) -> str:
        """Record a reference and return the id of the note."""
        self._marks.setdefault(key, mark.strip())
        return self._ids.setdefault(key, f"n{len(self._ids) + 1}")

    def read(self, letters: "Callable[[_Element], SourceText]") -> list[Note]:
        """Return the notes in the order of their references; those never referred to come last.

        `letters` gives the letters of the paragraphs of a note.
        """
        found: list[Note] = []
        unmet = [key for key in self._elements if key not in self._marks]
        for key in (*self._marks, *unmet):
            content = compact(letters(self._elements[key]))
            mark = self._marks.get(key) or self.next_mark(key)
            if mark and content.text.startswith(mark) and len(content.text) > len(mark):
                content = compact(strip(cut(content, len(mark))))
            if content.text:
                note_id = self._ids.setdefault(key, f"n{len(self._ids) + 1}")
                found.append(Note(id=note_id, marker=mark, text=content.text, source=content.spans))
        return found
