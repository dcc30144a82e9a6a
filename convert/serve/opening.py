"""From an upload with its changes to the report, as a limited child opens it."""

import contextlib
import io
import os
import tempfile
import zipfile
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Final

import msgspec

from convert.api import Dossier, Settings, load
from convert.diagnostics import ConvertError
from convert.editing.edit import AnyEdit, FigureEdit, edit_report
from convert.model.codec import to_json
from convert.ooxml.open_package import UNREADABLE, is_usual
from convert.serve.figures import corrections_of
from convert.serve.tasks import Convert

if TYPE_CHECKING:
    from convert.corrections import Corrections

_ZIP_LIMIT: Final = 60_000_000


def open_dossier(task: Convert) -> Dossier:
    """Return the dossier of an upload with the changes of the page applied.

    Raises:
        ConvertError: it cannot be read, or a change does not fit.
    """
    with office_sheet(task) as settings:
        dossier = opened(task, settings)
        _ = dossier.sheet  # read while its file is there
    return dossier


def opened(task: Convert, settings: Settings) -> Dossier:
    """Return the dossier of an upload with the changes of the page applied, set by `settings`.

    Raises:
        ConvertError: as `open_dossier`.
    """
    data, name, settings = _unpacked(task, settings)
    dossier = load(data, name=name, settings=settings)
    _refuse_foreign_sheet(dossier)
    if not task.edits:
        return dossier
    report = edit_report(dossier.report, task.edits)
    if report is not dossier.report:
        from convert.readers.model_json import read_model_json
        from convert.readers.options import ReadOptions

        report = read_model_json(to_json(report), name=task.name, options=ReadOptions()).value
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
        if not any(isinstance(edit, FigureEdit) for edit in self._edits):
            return earlier
        return corrections_of(find_indicators(self.report), self._edits, earlier, report=self.report)


def _unpacked(task: Convert, settings: Settings) -> tuple[bytes, str, Settings]:
    """Return the model and the workbook of a ZIP that was downloaded here; anything else as it is."""
    if not task.data.startswith(b"PK\x03\x04"):
        return task.data, task.name, settings
    try:
        with zipfile.ZipFile(io.BytesIO(task.data)) as archive:
            entries = {entry.filename.rpartition(".")[2]: entry for entry in archive.infolist()}
            if set(entries) != {"docx", "pdf", "xlsx", "json"} or len(archive.infolist()) != len(entries) or not is_usual(archive):
                return task.data, task.name, settings
            if sum(entry.file_size for entry in entries.values()) > _ZIP_LIMIT:
                raise ConvertError("serve-zip-large", limit=_ZIP_LIMIT // 1_000_000)
            corrections = settings.corrections or archive.read(entries["xlsx"])
            return archive.read(entries["json"]), entries["json"].filename, msgspec.structs.replace(settings, corrections=corrections)
    except UNREADABLE:
        return task.data, task.name, settings


@contextlib.contextmanager
def office_sheet(task: Convert) -> Iterator[Settings]:
    """Yield the settings, with the office's own style sheet as a file for the moment."""
    if task.sheet is None:
        yield task.settings
        return
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "office.toml")
        with open(path, "wb") as handle:
            handle.write(task.sheet)
        yield msgspec.structs.replace(task.settings, style=path)


def _refuse_foreign_sheet(dossier: Dossier) -> None:
    """A report may name a shipped sheet; a path would read a file of the host."""
    from convert.style import list_styles

    asked = dossier.report.style
    if dossier.settings.style is None and asked is not None and asked not in list_styles():
        raise ConvertError("serve-sheet", style=asked)
