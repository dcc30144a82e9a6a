"""The work of the limited child process: an upload and its changes to everything that the page shows and offers."""

import hashlib
import io
from typing import TYPE_CHECKING, Final

import msgspec

from convert.api import Dossier, source_text_of
from convert.diagnostics import ConvertError, Diagnostic
from convert.model.codec import to_json
from convert.model.report import Report
from convert.serve.binding import bind
from convert.serve.opening import open_dossier
from convert.serve.tasks import (
    Bind,
    Compare,
    Convert,
    Draw,
    Drawn,
    Export,
    Failed,
    Laid,
    Made,
    Reply,
    Revise,
    Revised,
    ShownChange,
    Task,
    Tell,
    Written,
)
from convert.serve.view import inspect, make_view, with_inspected

if TYPE_CHECKING:
    from convert.exporters.xlsx.changed import ChangedFigure

PIXELS_PER_POINT: Final = 1.5
"""A page of A4 becomes 893 pixels wide: sharp in a column of 620 at 125 % zoom."""


def perform(task: Task, tell: Tell = lambda _: None) -> Reply:
    """Do what is asked and tell its steps; a conversion that cannot go on is a reply too."""
    try:
        match task:
            case Convert():
                return make(task, tell)
            case Draw():
                return draw(task)
            case Compare():
                return compare_reports(task, tell)
            case Revise():
                return revise(task, tell)
            case Export():
                tell(task.kind)
                return Written(data=open_dossier(task.report).output(task.kind))
            case Bind():
                return bind(task, tell)
    except ConvertError as error:
        return Failed(diagnostic=error.diagnostic)
    except MemoryError:
        return Failed(diagnostic=Diagnostic(code="serve-memory", grade="error"))


def make(task: Convert, tell: Tell = lambda _: None) -> Made:
    """Return all outputs of an upload: without changes the very bytes that the command line writes.

    What a person waits for comes first: the pages are told before they are looked through, and that before the files are made.

    Raises:
        ConvertError: it cannot be read, a change does not fit, or what was made does not agree with the model.
    """
    tell("reading")
    dossier = open_dossier(task)
    from convert.lint import certain_fixes, check_report

    if dossier.corrections is not None:
        _ = dossier.indicators  # what does not fit is refused before anything is shown
    tell("pages")
    source_text = source_text_of(dossier.report, task.data, task.name)
    faces = hashlib.sha256(msgspec.msgpack.encode((task.settings.fonts, dossier.sheet))).digest()
    view = make_view(dossier, faces, source_text or _read_out(dossier.report))
    tell(Laid(name=dossier.name, view=view, pdf=_pages_alone(dossier), json=to_json(dossier.report)))
    tell("check")
    found = check_report(dossier.report, source_text=source_text if not task.edits else None, indicators=dossier.indicators,
                         laid_out=dossier.laid_out, fonts=dossier.fonts)
    fixes = certain_fixes(dossier.report)
    tell(inspect(dossier, found, fixes))
    made = {}
    for kind in ("pdf", "docx", "xlsx", "json"):
        tell(kind)
        made[kind] = dossier.output(kind)
    return Made(name=dossier.name, view=with_inspected(view, inspect(dossier, found, fixes)), **made)


def _pages_alone(dossier: Dossier) -> bytes:
    """Return the pages as the PDF will have them, without what else it holds."""
    from convert.exporters.pdf import PdfOptions, export_pdf

    options = PdfOptions(profile="plain", when=dossier.when)
    return export_pdf(dossier.report, dossier.laid_out, dossier.sheet, dossier.fonts, options).value


def draw(task: Draw) -> Drawn:
    """Return the pages as a reader of the PDF sees them."""
    import pypdfium2

    document = pypdfium2.PdfDocument(task.pdf)
    pictures = []
    for number in task.pages:
        image = document[number - 1].render(scale=PIXELS_PER_POINT).to_pil()
        if not image.convert("HSV").getchannel("S").getbbox():
            image = image.convert("L")
        out = io.BytesIO()
        image.save(out, "PNG", compress_level=2)
        pictures.append(out.getvalue())
    return Drawn(pictures=tuple(pictures))


def compare_reports(task: Compare, tell: Tell) -> Written:
    """Return the workbook that compares the indicators of several reports, corrected ones as they were corrected."""
    from convert.api import compare

    dossiers = []
    for one in task.reports:
        tell("reading")
        dossiers.append(open_dossier(one))
    tell("xlsx")
    return Written(data=compare(tuple(dossiers)))


def revise(task: Revise, tell: Tell) -> Revised:
    """Return the new version with what changed since the old one as tracked changes, and the figures that changed."""
    from convert.versions import Versions

    dossiers = []
    for one in (task.old, task.new):
        tell("reading")
        dossiers.append(open_dossier(one))
    versions = Versions(*dossiers)
    tell("docx")
    docx = versions.docx
    tell("xlsx")
    changes = tuple(_shown_change(one) for one in versions.figures)
    return Revised(docx=docx, xlsx=versions.xlsx, changes=changes)


def _shown_change(one: "ChangedFigure") -> ShownChange:
    shown = one.new or one.old
    return ShownChange(name=one.name, before=one.old.text if one.old else "", after=one.new.text if one.new else "",
                       sentence=shown.sentence if shown else "")


def _read_out(report: Report) -> str:
    """Return what was read of a document that is no text, every piece at its offset, as far as the model still has it."""
    from convert.editing.slots import SLOTS, get_slot
    from convert.model.blocks import Figure, Table
    from convert.model.walk import all_blocks, block_texts

    pieces = [(spans, get_slot(report, slot) or "") for slot, spans in report.slot_sources.items() if slot in SLOTS]
    pieces += [(one.source, one.text) for one in report.furniture] + [(note.source, note.text) for note in report.notes]
    for block in all_blocks(report):
        if isinstance(block, Table):
            for row, sources in zip(block.rows, block.cell_sources, strict=False):
                pieces += zip(sources, row, strict=True)
        elif not isinstance(block, Figure):
            pieces.append((block.source, "".join(block_texts(block))))
    letters = ["\n"] * report.source.characters
    for spans, text in pieces:
        at = 0
        for start, end in spans:
            letters[start:end] = text[at:at + end - start].ljust(end - start)
            at += end - start
    return "".join(letters)
