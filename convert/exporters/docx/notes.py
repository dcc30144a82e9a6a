"""Footnotes: a part of their own, with the separators that Word wants."""

from collections.abc import Sequence

from convert.exporters.docx.runs import RunWriter
from convert.model.elements import Note
from convert.ooxml.elements import NAMESPACE, XML, paragraph
from convert.ooxml.names import MC, W15
from convert.style.sheet import StyleSheet


def footnotes_part(notes: Sequence[tuple[Note, int]], writer: RunWriter, sheet: StyleSheet) -> bytes:
    """Return `footnotes.xml`. The marker of a note stands at its head as it does in the text."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">{paragraph("note", f"<w:r><w:{kind}/></w:r>")}</w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator")))
    written = "".join(f'<w:footnote w:id="{number}">{_note(note, writer, sheet)}</w:footnote>' for note, number in notes)
    return f'{XML}<w:footnotes {NAMESPACE} xmlns:mc="{MC}" xmlns:w15="{W15}">{separators}{written}</w:footnotes>'.encode()


def note_text(note: Note) -> str:
    """Return the text of a note, its marker before it unless it is written there already."""
    return note.text if not note.marker or note.text.startswith(note.marker) else f"{note.marker}　{note.text}"


def _note(note: Note, writer: RunWriter, sheet: StyleSheet) -> str:
    """Return the paragraph of a note.

    LibreOffice puts the letter that stands for the note in the text before the note by itself; Word does not. So the first
    letter of the marker is for programs that know Word's later extensions.
    """
    role, text = sheet.roles["note"], note_text(note)
    first = writer.runs(text[:1], role)
    return paragraph("note", f'<mc:AlternateContent><mc:Choice Requires="w15">{first}</mc:Choice></mc:AlternateContent>'
                     f"{writer.runs(text[1:], role)}")
