"""Footnotes: a part of their own, with the separators that Word wants."""

from collections.abc import Sequence

from convert.exporters.docx.runs import RunWriter
from convert.model.elements import Note
from convert.ooxml.elements import NAMESPACE, XML, paragraph
from convert.style.sheet import StyleSheet


def footnotes_part(notes: Sequence[tuple[Note, int]], writer: RunWriter, sheet: StyleSheet) -> bytes:
    """Return `footnotes.xml`. The marker of a note stands at its head as it does in the text."""
    role = sheet.roles["note"]
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">{paragraph("note", f"<w:r><w:{mark}/></w:r>")}</w:footnote>'
        for number, kind, mark in ((-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator")))
    written = "".join(f'<w:footnote w:id="{number}">{paragraph("note", writer.runs(note_text(note), role))}</w:footnote>'
                      for note, number in notes)
    return f"{XML}<w:footnotes {NAMESPACE}>{separators}{written}</w:footnotes>".encode()


def note_text(note: Note) -> str:
    """Return the text of a note, its marker before it unless it is written there already."""
    return note.text if not note.marker or note.text.startswith(note.marker) else f"{note.marker} {note.text}"
