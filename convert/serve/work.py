"""The work of the limited child process: an upload and its corrections to everything that the page shows and offers."""

import hashlib
import io
import zipfile
from functools import cached_property
from typing import TYPE_CHECKING, Final

import msgspec

from convert.api import Dossier, Settings, load
from convert.diagnostics import ConvertError, Diagnostic
from convert.model.codec import to_json
from convert.serve.edit import AnyEdit, FigureChange, FigureDrop, edit_report
from convert.serve.figures import corrections_of
from convert.serve.view import View, make_view

if TYPE_CHECKING:
    from convert.exporters.xlsx import Corrections

PIXELS_PER_POINT: Final = 1.5
"""A page of A4 becomes 893 pixels wide: sharp in a column of 620 at 125 % zoom."""
_ZIP_LIMIT: Final = 60_000_000
_TEXT_FORMATS: Final = ("text", "markdown")


class Convert(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Make everything of one upload."""

    data: bytes
    name: str
    settings: Settings
    edits: tuple[AnyEdit, ...] = ()


class Draw(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Draw pages of a PDF."""

    pdf: bytes
    pages: tuple[int, ...]


class Made(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """What became of an upload."""

    name: str
    docx: bytes
    pdf: bytes
    xlsx: bytes
    json: bytes
    view: View


class Drawn(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Pictures (PNG), in the order of the pages asked for."""

    pictures: tuple[bytes, ...]


class Failed(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Why nothing was made."""

    diagnostic: Diagnostic


Task = Convert | Draw
Reply = Made | Drawn | Failed


def perform(task: Task) -> Reply:
    """Do what is asked; a conversion that cannot go on is a reply too."""
    try:
        return make(task) if isinstance(task, Convert) else draw(task)
    except ConvertError as error:
        return Failed(diagnostic=error.diagnostic)
    except MemoryError:
        return Failed(diagnostic=Diagnostic(code="serve-memory", grade="error"))


def make(task: Convert) -> Made:
    """Return all outputs of an upload: without corrections the very bytes that the command line writes.

    Raises:
        ConvertError: it cannot be read, a correction does not fit, or what was made does not agree with the model.
    """
    dossier = open_dossier(task)
    from convert.lint import check_report

    found = check_report(dossier.report, source_text=_source_text(task, dossier), indicators=dossier.indicators,
                         laid_out=dossier.laid_out, fonts=dossier.fonts)
    pdf, docx = dossier.pdf, dossier.docx
    faces = hashlib.sha256(msgspec.msgpack.encode((task.settings.fonts, dossier.sheet.id))).digest()
    return Made(name=dossier.name, docx=docx, pdf=pdf, xlsx=dossier.xlsx, json=dossier.json, view=make_view(dossier, found, faces))


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


def open_dossier(task: Convert) -> Dossier:
    """Return the dossier of an upload with the corrections of the page applied.

    Raises:
        ConvertError: it cannot be read, or a correction does not fit.
    """
    data, name, settings = _unpacked(task)
    dossier = load(data, name=name, settings=settings)
    _refuse_foreign_sheet(dossier)
    if not task.edits:
        return dossier
    report = edit_report(dossier.report, task.edits)
    if report is not dossier.report:
        from convert.readers.model_json import read_model_json
        from convert.readers.options import ReadOptions

        report = read_model_json(to_json(report), name=name, options=ReadOptions()).value
    return CorrectedDossier(report, settings, name=dossier.name, diagnostics=dossier.diagnostics, edits=task.edits)


class CorrectedDossier(Dossier):
    """A dossier whose indicators a person corrected on the page."""

    def __init__(self, *args: object, edits: tuple[AnyEdit, ...], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self._edits = edits

    @cached_property
    def corrections(self) -> "Corrections | None":
        """What the workbook said that came with the upload, and what was corrected on the page since."""
        from convert.indicators import find_indicators

        earlier = super().corrections
        if not any(isinstance(edit, FigureChange | FigureDrop) for edit in self._edits):
            return earlier
        return corrections_of(find_indicators(self.report), self._edits, earlier, report=self.report.source.name)


def _unpacked(task: Convert) -> tuple[bytes, str, Settings]:
    """Return the model and the workbook of a ZIP that was downloaded here; anything else as it is."""
    if not task.data.startswith(b"PK\x03\x04"):
        return task.data, task.name, task.settings
    try:
        with zipfile.ZipFile(io.BytesIO(task.data)) as archive:
            entries = {entry.filename.rpartition(".")[2]: entry for entry in archive.infolist()}
            if set(entries) != {"docx", "pdf", "xlsx", "json"} or len(archive.infolist()) != len(entries):
                return task.data, task.name, task.settings
            if sum(entry.file_size for entry in entries.values()) > _ZIP_LIMIT:
                raise ConvertError("serve-zip-large", limit=_ZIP_LIMIT // 1_000_000)
            workbook = archive.read(entries["xlsx"])
            return (archive.read(entries["json"]), entries["json"].filename,
                    msgspec.structs.replace(task.settings, corrections=task.settings.corrections or workbook))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        return task.data, task.name, task.settings


def _refuse_foreign_sheet(dossier: Dossier) -> None:
    """A report may name a shipped sheet; a path would read a file of the host."""
    from convert.style import list_styles

    asked = dossier.report.style
    if dossier.settings.style is None and asked is not None and asked not in list_styles():
        raise ConvertError("serve-sheet", style=asked)


def _source_text(task: Convert, dossier: Dossier) -> str | None:
    if dossier.report.source.format not in _TEXT_FORMATS or task.data.startswith(b"PK\x03\x04"):
        return None
    from convert.readers.registry import detect_format

    if detect_format(task.data, task.name) not in _TEXT_FORMATS:
        return None
    from convert.readers.encoding import decode

    return decode(task.data, dossier.report.source.encoding).text
