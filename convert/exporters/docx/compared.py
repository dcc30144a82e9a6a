"""Two versions of a report as one DOCX: the new one in official style, what changed as tracked changes (花脸稿)."""

from collections.abc import Mapping
from itertools import count
from typing import TYPE_CHECKING

import msgspec

from convert.diagnostics import Outcome
from convert.exporters.docx.elements import Element, name_of
from convert.exporters.docx.export import add_parts, families, replaced_characters
from convert.exporters.docx.options import DocxOptions
from convert.layout.frame import LaidOut
from convert.model.report import Report
from convert.style.sheet import StyleSheet

if TYPE_CHECKING:
    from convert.exporters.docx.revisions.bits import VersionParts
    from convert.exporters.docx.revisions.body import BlockWeaver
    from convert.exporters.docx.story import Story
    from convert.fonts import FontSet


class SetVersion(msgspec.Struct, frozen=True):
    """A version with its pages."""

    report: Report
    laid_out: LaidOut


def export_compared(old: SetVersion, new: SetVersion, sheet: StyleSheet, fonts: "FontSet", options: DocxOptions) -> Outcome[bytes]:
    """Return the DOCX of the new version with what changed since the old one as tracked changes.

    Both are written as `export_docx` writes them; then their paragraphs, tables and notes are woven into each other. Accepting all
    gives the letters of the new one, rejecting all those of the old one. The file carries no model: it is two reports.

    Args:
        old: What was.
        new: What is; how the document looks is up to it.
        sheet: Computed style sheet of the new version.
        fonts: The faces, for embedding.
        options: The caller's choices; their date is that of the changes.

    Raises:
        ConvertError: `docx-picture-unreadable`.
    """
    from convert.exporters.docx.document import add_report
    from convert.exporters.docx.head import measured
    from convert.exporters.docx.package import finished, open_template
    from convert.exporters.docx.places import tight_roles
    from convert.exporters.docx.story import Story
    from convert.exporters.docx.styles import StyleWriter

    sheet = measured(new.laid_out.sheet or sheet, new.laid_out)
    document = open_template()
    styles = StyleWriter(document, sheet, families(sheet, fonts, embed=options.embed_fonts), tight=tight_roles(new.laid_out, sheet))
    stories = tuple(Story(made, one.report, sheet, styles, options, one.laid_out)
                    for made, one in ((open_template(), old), (document, new)))
    stories[0].writer = stories[1].writer
    for story in reversed(stories):  # the styles stand in the order in which the new version uses them
        add_report(story)
    _weave(*stories)
    diagnostics = [*replaced_characters(stories[1].writer.illegal), *add_parts(stories[1], fonts)]
    return Outcome(finished(document), tuple(diagnostics))


def _weave(old: "Story", new: "Story") -> None:
    """Put what `old` holds into `new`, as what is gone."""
    from convert.exporters.docx.properties import author_of
    from convert.exporters.docx.revisions.body import BlockWeaver
    from convert.exporters.docx.revisions.frames import unframed
    from convert.ooxml.package import w3c_date
    from convert.ooxml.revisions import RevisionAuthor

    author = RevisionAuthor(author_of(new.report), w3c_date(new.options.when), count(1).__next__)
    parts = _parts(old), _parts(new)
    weaver = BlockWeaver(author, parts, gap=new.styles.gap, first_note=len(new.notes) + 1)
    body, end = new.document.element.body, new.section
    blocks = unframed(weaver.weave(list(old.document.element.body)[:-1], list(body)[:-1]), new, author)
    for child in list(body)[:-1]:
        body.remove(child)
    for block in blocks:
        end.addprevious(block)
    _adopt(new, parts[0].pictures)
    _weave_notes(old, new, weaver)


def _parts(story: "Story") -> "VersionParts":
    from convert.exporters.docx.notes import note_text
    from convert.exporters.docx.revisions.bits import VersionParts

    pictures = {key: one.target_part.blob for key, one in story.document.part.rels.items() if one.reltype.endswith("/image")}
    return VersionParts(pictures=pictures, notes={str(number): note_text(note) for note, number in story.notes})


def _adopt(story: "Story", pictures: Mapping[str, bytes]) -> None:
    """Give the pictures that are gone relationships and numbers in the document that they came into."""
    from convert.exporters.docx.package import picture

    for gone in story.document.element.body.iter(name_of("del")):
        for blip in gone.iter(name_of("a:blip")):
            key = name_of("r:embed")
            blip.set(key, picture(story.document, pictures[blip.get(key)], "old"))
        for numbered in (*gone.iter(name_of("wp:docPr")), *gone.iter(name_of("pic:cNvPr"))):
            numbered.set("id", str(story.number()))


def _weave_notes(old: "Story", new: "Story", weaver: "BlockWeaver") -> None:
    """Add the notes of both versions, numbered in the order of their marks: LibreOffice takes one after another, whatever its number."""
    from convert.exporters.docx.notes import add_footnote_part, footnote, footnote_paragraphs
    from convert.exporters.docx.revisions.body import state_of

    before, after = ({str(number): footnote_paragraphs(story, note) for note, number in story.notes} for story in (old, new))
    notes: list[Element] = []
    for place, reference in enumerate(new.document.element.body.iter(name_of("footnoteReference")), 1):
        number = reference.get(name_of("id"))
        gone = weaver.gone_notes.get(number)
        content = after[number] if gone is None else before[gone]
        notes.append(footnote(place, weaver.note(content, gone=gone is not None) if state_of(reference) else content))
        reference.set(name_of("id"), str(place))
    if notes:
        add_footnote_part(new, notes)
    if not new.notes:
        new.notes.extend(old.notes)  # the settings name the separators of footnotes
