"""The umbrella: from an input to the outputs.

The command line, the batch, the packet and the page all call this, so that the same input and settings give the same bytes everywhere.
"""

import os
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from convert.diagnostics import ConvertError, Diagnostic, UsageError
from convert.model.indicator import Indicator
from convert.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from convert.exporters.pdf import AssociatedFile
    from convert.exporters.xlsx import Corrections, ReportIndicators
    from convert.fonts import FontSet
    from convert.layout.frame import LaidOut
    from convert.style import StyleSheet

Kind = Literal["docx", "pdf", "xlsx", "json"]
KINDS: Final[tuple[Kind, ...]] = ("docx", "pdf", "xlsx", "json")
INPUT_LIMIT: Final = 60_000_000
"""Bytes of an input; text over 50 MB is refused by the reader, office files may carry pictures."""
_EPOCH: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest date a ZIP can hold: stands where neither document nor SOURCE_DATE_EPOCH gives one."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a person can choose about a conversion."""

    style: str | None = None
    """Id or path of a style sheet; None lets the report choose."""
    overrides: tuple[str, ...] = ()
    """`ROLE.PROPERTY=VALUE`."""
    fonts: Literal["auto", "bundled"] = "auto"
    pdf_profile: Literal["a3a", "a2a", "plain"] = "a3a"
    encoding: str | None = None
    revisions: Literal["accepted", "original"] = "accepted"
    language: Literal["zh", "en"] = "zh"
    seal: bytes | None = None
    """A picture (PNG) of the seal that the user owns."""
    embed_fonts: bool = False
    contents: bool = False
    """A table of contents in the DOCX."""
    corrections: bytes | None = None
    """A workbook that a person edited."""
    verify: bool = True
    """Read the DOCX and the PDF back and compare them with the model before they are published."""


class Dossier:
    """A report with all that is made from it, each once and only when asked for."""

    def __init__(self, report: Report, settings: Settings, *, name: str, diagnostics: tuple[Diagnostic, ...] = (),
                 source_text: str | None = None) -> None:
        """`name` is the stem that the outputs are called by; `source_text` the decoded input, where it has one."""
        self.report = report
        self.settings = settings
        self.name = name
        self.source_text = source_text
        self._diagnostics = list(diagnostics)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was noticed so far."""
        found = list(self._diagnostics)
        if "fonts" in self.__dict__:
            found.extend(self.fonts.diagnostics())
        return tuple(found)

    @cached_property
    def sheet(self) -> "StyleSheet":
        """The computed style sheet.

        Raises:
            UsageError: no such sheet, or one that has no place for the 版头 that the report has.
        """
        from convert.style import choose_style, load_style

        sheet = load_style(self.settings.style or choose_style(self.report), self.settings.overrides)
        if self.report.header is not None and sheet.header.kind == "none":
            raise UsageError("style-no-header", name=sheet.id)
        return sheet

    @cached_property
    def fonts(self) -> "FontSet":
        """The faces that serve the sheet."""
        from convert.fonts import open_fonts

        return open_fonts(self.sheet, self.settings.fonts)

    @cached_property
    def laid_out(self) -> "LaidOut":
        """The pages."""
        from convert.layout import LayoutOptions, lay_out

        outcome = lay_out(self.report, self.sheet, self.fonts, LayoutOptions(seal=self.settings.seal))
        self._diagnostics.extend(outcome.diagnostics)
        return outcome.value

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators, corrected where a person did, each with its page."""
        from convert.indicators import find_indicators
        from convert.layout import page_of

        found = self._corrected(find_indicators(self.report))
        return tuple(msgspec.structs.replace(one, page=page_of(self.laid_out, one.block, one.block_start, one.cell))
                     for one in found)

    @cached_property
    def corrections(self) -> "Corrections | None":
        """What a person changed in an earlier workbook."""
        if self.settings.corrections is None:
            return None
        from convert.exporters.xlsx import read_corrections

        outcome = read_corrections(self.settings.corrections)
        self._diagnostics.extend(outcome.diagnostics)
        return outcome.value

    @cached_property
    def when(self) -> datetime:
        """The date that the outputs carry: SOURCE_DATE_EPOCH, else the document's own, never the clock's."""
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        if epoch.isdigit():
            return datetime.fromtimestamp(int(epoch), UTC)
        if self.report.meta.date:
            return datetime.fromisoformat(self.report.meta.date).replace(tzinfo=UTC)
        return _EPOCH

    @cached_property
    def table(self) -> "ReportIndicators":
        """What the workbook is made from."""
        from convert.exporters.xlsx import ReportIndicators

        return ReportIndicators(report=self.report, indicators=self.indicators, pdf_name=f"{self.name}.pdf",
                                corrections=self.corrections)

    @cached_property
    def docx(self) -> bytes:
        """The DOCX."""
        from convert.exporters.docx import DocxOptions, export_docx

        options = DocxOptions(when=self.when, embed_fonts=self.settings.embed_fonts, contents=self.settings.contents,
                              seal=self.settings.seal)
        outcome = export_docx(self.report, self.sheet, self.fonts, options, self.laid_out)
        self._diagnostics.extend(outcome.diagnostics)
        if self.settings.verify:
            from convert.verify import verify_docx

            verify_docx(outcome.value, self.report)
        return outcome.value

    @cached_property
    def xlsx(self) -> bytes:
        """The workbook."""
        from convert.exporters.xlsx import XlsxOptions, export_xlsx

        outcome = export_xlsx((self.table,), XlsxOptions(when=self.when, language=self.settings.language))
        self._diagnostics.extend(outcome.diagnostics)
        return outcome.value

    @cached_property
    def json(self) -> bytes:
        """The model."""
        from convert.model.codec import to_json

        return to_json(self.report)

    @cached_property
    def pdf(self) -> bytes:
        """The PDF, with the workbook and the model inside when its profile allows it."""
        from convert.exporters.pdf import PdfOptions, export_pdf

        options = PdfOptions(profile=self.settings.pdf_profile, when=self.when, associated_files=self._associated_files())
        outcome = export_pdf(self.report, self.laid_out, self.sheet, self.fonts, options)
        self._diagnostics.extend(outcome.diagnostics)
        if self.settings.verify:
            from convert.verify import verify_pdf

            verify_pdf(outcome.value, self.laid_out, self.report)
        return outcome.value

    def output(self, kind: Kind) -> bytes:
        """Return the output of that kind.

        Raises:
            ConvertError: it cannot be made, or what was made does not agree with the model.
        """
        data: bytes = getattr(self, kind)
        return data

    def _associated_files(self) -> "tuple[AssociatedFile, ...]":
        if self.settings.pdf_profile != "a3a":
            return ()
        from convert.exporters.pdf import AssociatedFile

        return (
            AssociatedFile(name=f"{self.name}.xlsx", data=self.xlsx, relationship="Data", description="指标工作簿",
                           media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            AssociatedFile(name=f"{self.name}.json", data=self.json, relationship="Source", description="报告模型",
                           media_type="application/json"),
        )

    def _corrected(self, found: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
        from convert.exporters.xlsx import apply_corrections

        if self.corrections is None:
            return found
        outcome = apply_corrections(found, self.corrections, report=self.report.source.name)
        self._diagnostics.extend(outcome.diagnostics)
        return outcome.value


def load(data: bytes, *, name: str, settings: Settings = Settings(),
         resource: "Callable[[str], bytes | None] | None" = None) -> Dossier:
    """Return the dossier of the input `data`.

    Args:
        data: The bytes of a text, Markdown, model JSON, DOCX, PDF or HTML file.
        name: File name of the input; its suffix helps to tell the format, its stem names the outputs.
        settings: What the user chose.
        resource: Gives the bytes of a picture that the text names by a relative path; without it such pictures are left out.

    Raises:
        ConvertError: the input cannot be read.
    """
    from convert.readers import ReadOptions, read

    try:
        outcome = read(data, name=name, options=ReadOptions(encoding=settings.encoding, revisions=settings.revisions,
                                                               resource=resource))
    except ConvertError as error:
        if error.diagnostic.path is None:
            error.diagnostic = msgspec.structs.replace(error.diagnostic, path=name)
        raise
    return Dossier(outcome.value, settings, name=stem_of(name), diagnostics=outcome.diagnostics)


def load_path(path: str, settings: Settings = Settings()) -> Dossier:
    """Return the dossier of the file at `path`; pictures that a text names are looked for in its folder and below.

    Raises:
        ConvertError: there is no such file, or it cannot be read.
    """
    from convert.publish import read_beside, read_input

    return load(read_input(path, limit=INPUT_LIMIT), name=path, settings=settings,
                resource=lambda address: read_beside(path, address, limit=INPUT_LIMIT))


def compare(dossiers: "tuple[Dossier, ...]") -> bytes:
    """Return one workbook that compares the indicators of several reports."""
    from convert.exporters.xlsx import XlsxOptions, export_xlsx

    first = dossiers[0]
    return export_xlsx(tuple(one.table for one in dossiers), XlsxOptions(when=first.when, language=first.settings.language)).value


def stem_of(name: str) -> str:
    """Return what the outputs of the input `name` are called: its file name without the suffix."""
    base = os.path.basename(name)
    return os.path.splitext(base)[0] if base not in ("", "-") else "report"
