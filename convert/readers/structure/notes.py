"""Notes at the end of a text that markers in the text refer to: [1], ［2］, ①."""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from convert.model.blocks import Mark
from convert.model.elements import Note
from convert.patterns import regex
from convert.readers.structure.passages import Passage
from convert.readers.structure.source_text import cut, position_of, strip

_ENTRY: Final = regex(r"([\[［〔【](\d{1,3})[\]］〕】]|[①-⑳])[：:、.．]?(?=.)")


def take_notes(passages: Sequence[Passage]) -> tuple[tuple[Note, ...], list[Passage]]:
    """Take the entries `[1]…`, `[2]…` at the end of `passages` out as notes when the text above refers to every one.

    Returns the notes and the passages that are left.
    """
    start = len(passages)
    while start > 0 and passages[start - 1].block is None and _ENTRY.match(passages[start - 1].text):
        start -= 1
    entries = passages[start:]
    matches = [match for entry in entries if (match := _ENTRY.match(entry.text))]
    markers = [match.group(1) for match in matches]
    if not markers or [_value(marker) for marker in markers] != list(range(1, len(markers) + 1)):
        return (), list(passages)
    places = _places(passages[:start], markers)
    if len(places) < len(markers):
        return (), list(passages)
    notes = tuple(
        Note(id=f"n{number}", marker=match.group(1), text=strip(cut(entry.content, match.end())).text, source=entry.content.spans)
        for number, (entry, match) in enumerate(zip(entries, matches, strict=True), 1))
    left = [_with_marks(passage, [(at, marker, note.id) for note, marker in zip(notes, markers, strict=True)
                                  for owner, at in [places[marker]] if owner == index])
            for index, passage in enumerate(passages[:start])]
    return notes, left


def _places(passages: Sequence[Passage], markers: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Return for each marker the passage and the index in it where the text refers to it."""
    pattern = re.compile("|".join(map(re.escape, markers)))
    places: dict[str, tuple[int, int]] = {}
    for index, passage in enumerate(passages):
        if passage.block is None:
            for match in pattern.finditer(passage.text):
                if match.start():
                    places.setdefault(match.group(), (index, match.start()))
    return places


def _with_marks(passage: Passage, references: Sequence[tuple[int, str, str]]) -> Passage:
    """Add note marks, with offsets in the source as the marks of lines have them."""
    if references:
        spans = passage.content.spans
        marks = tuple(Mark(kind="note", start=position_of(spans, at), end=position_of(spans, at + len(marker) - 1) + 1, target=note)
                      for at, marker, note in references)
        hints = msgspec.structs.replace(passage.first.hints, marks=passage.first.hints.marks + marks)
        passage.first = msgspec.structs.replace(passage.first, hints=hints)
    return passage


def _value(marker: str) -> int:
    digits = re.sub(r"\D", "", marker)
    return int(digits) if digits else ord(marker) - ord("①") + 1
