"""Footnotes: a part of their own, with the separators that Word wants."""

from collections.abc import Iterable, Iterator

from convert.exporters.docx.elements import Element, paragraph, w, where_known
from convert.exporters.docx.package import add_part
from convert.exporters.docx.story import Story
from convert.model.elements import Note


def add_footnotes(story: Story) -> None:
    """Add the footnotes that the text refers to. The marker of a note stands at its head as it does in the text."""
    add_footnote_part(story, (footnote(number, footnote_paragraphs(story, note)) for note, number in story.notes))


def add_footnote_part(story: Story, notes: Iterable[Element]) -> None:
    """Add the part with footnotes, behind the separators."""
    style = story.styles.paragraph("note")
    separators = (w("footnote", paragraph(style, [w("r", w(kind))]), type_=kind, id=number)
                  for number, kind in ((-1, "separator"), (0, "continuationSeparator")))
    add_part(story.document.part, "/word/footnotes.xml", "footnotes", w("footnotes", *separators, *notes))


def footnote(number: int | str, paragraphs: Iterable[Element]) -> Element:
    """Return a footnote of a number."""
    return w("footnote", *paragraphs, id=number)


def footnote_paragraphs(story: Story, note: Note) -> list[Element]:
    """Return what a footnote says."""
    return [paragraph(story.styles.paragraph("note"), _note(story, note))]


def add_unreferenced_notes(story: Story) -> None:
    """Append the notes that nothing refers to as text."""
    referred = {note.id for note, _ in story.notes}
    for note in story.report.notes:
        if note.id not in referred:
            story.text(note.id, "note", note_text(note))


def note_text(note: Note) -> str:
    """Return the text of a note, its marker before it unless it is written there already."""
    return note.text if not note.marker or note.text.startswith(note.marker) else f"{note.marker}　{note.text}"


def _note(story: Story, note: Note) -> Iterator[Element]:
    """Yield the runs of a note.

    LibreOffice puts the letter that stands for the note in the text before the note by itself; Word does not. So the first
    letter of the marker is for programs that know Word's later extensions.
    """
    role, text = story.sheet.roles["note"], note_text(note)
    yield where_known("w15", *story.writer.runs(text[:1], role))
    yield from story.writer.runs(text[1:], role)
