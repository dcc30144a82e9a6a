"""The umbrella: from an input to the outputs.

The command line, the batch, the packet and the page all call this, so that the same input and settings give the same bytes everywhere.
"""

import gc
import os
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from convert.diagnostics import ConvertError, Diagnostic, Outcome, UsageError
from convert.media_types import MEDIA_TYPES
from convert.model.indicator import Indicator
from convert.model.report import Choice, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from convert.corrections import CorrectedIndicators, Corrections
    from convert.exporters.ofd import OfdAttachment, OfdOptions
    from convert.exporters.pdf import AssociatedFile
    from convert.exporters.xlsx import ReportIndicators, XlsxOptions
    from convert.fonts import FontSet
    from convert.layout.frame import LaidOut
    from convert.lint.own_words import OwnWords
    from convert.style import StyleSheet

Kind = Literal["docx", "pdf", "xlsx", "json", "ofd"]
KINDS: Final[tuple[Kind, ...]] = ("docx", "pdf", "xlsx", "json")
"""What is made of every input; an OFD only where it is asked for."""
TEXT_SOURCES: Final = ("text", "markdown")
"""Formats whose ranges count the characters of the file."""
INPUT_LIMIT: Final = 60_000_000
"""Bytes of an input; text over 50 MB is refused by the reader, office files may carry pictures."""
_EPOCH: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest date a ZIP can hold: stands where neither document nor SOURCE_DATE_EPOCH gives one."""

_LAST_SECOND: Final = 4_354_819_199
"""2107-12-31 23:59:59, the latest."""


_LARGE_WORKBOOK: Final = 2_000_000
"""Bytes from which it pays to look for what the writer of the workbook left behind, hundreds of megabytes in cycles, before going on."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a person can choose about a conversion."""

    style: str | None = None
    """Id or path of a style sheet; None lets the report choose."""
    overrides: tuple[str, ...] = ()
    """`ROLE.PROPERTY=VALUE`."""
    fonts: Literal["auto", "bundled"] = "auto"
    pdf_profile: Literal["a3a", "a2a", "plain"] = "a3a"
    ofd: bool = False
    """Whether an OFD is among what is made of every input."""
    ofd_profile: Literal["full", "archive"] = "full"
    encoding: str | None = None
    revisions: Literal["accepted", "original"] = "accepted"
    language: Literal["zh", "en"] = "zh"
    choices: tuple[Choice, ...] = ()
    """What the user chose where the reading was in doubt (`convert.readers.choose`)."""
    fix: bool = False
    """Apply the certain fixes of the check before the pages are set."""
    words: bytes | None = None
    """The office's own errors and names (`convert.lint.own_words`), for the check and its fixes."""
    seals: dict[str, bytes] = {}
    """Pictures (PNG) of the seals that the user owns, by organ; by nothing for the only organ of a document."""
    embed_fonts: bool = False
    contents: bool = False
    """A table of contents in the DOCX."""
    corrections: bytes | None = None
    """A workbook that a person edited."""
    corrections_name: str | None = None
    """Its file name, for what is told about it."""
    renamings: bytes | None = None
    """A table of renamed things (TOML), for comparing reports."""
    verify: bool = True
    """Read the outputs back before they are published: whether they are sound and agree with the model."""

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What is made of every input."""
        return (*KINDS, "ofd") if self.ofd else KINDS


class Dossier:
    """A report with all that is made from it, each once and only when asked for."""

    def __init__(self, report: Report, settings: Settings, *, name: str, diagnostics: tuple[Diagnostic, ...] = (),
                 source_text: str | None = None) -> None:
        """`name` is the stem that the outputs are called by; `source_text` the decoded input, where it has one."""
        self.report = report
        self.settings = settings
        self.name = name
        self.files: list[str] = []
        """Paths of what was read: the input, and the pictures that it names. No output takes their place."""
        self.source_text = source_text
        self.pdf_name: str | None = f"{name}.pdf"
        """Name of the PDF that the workbook's links open; None when there will be none."""
        self.one_of_several = False
        """Whether other reports are converted with it, so that a workbook's corrections are taken by their own report alone."""
        self._diagnostics = list(diagnostics)

    def note(self, diagnostic: Diagnostic) -> None:
        """Add something worth telling."""
        self._diagnostics.append(diagnostic)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was noticed so far; about faces only when a file was made that shows them."""
        found = list(self._diagnostics)
        if "fonts" in self.__dict__ and not {"pdf", "docx"}.isdisjoint(self.__dict__):
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
    def own_words(self) -> "OwnWords | None":
        """The office's own errors and names, for a check; None when there are none."""
        return own_words_of(self.settings.words) if self.settings.words is not None else None

    @cached_property
    def laid_out(self) -> "LaidOut":
        """The pages."""
        from convert.layout import LayoutOptions, lay_out

        outcome = lay_out(self.report, self.sheet, self.fonts, LayoutOptions(seals=self.settings.seals))
        self._diagnostics.extend(outcome.diagnostics)
        return outcome.value

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators, corrected where a person did, each with its page."""
        from convert.layout import page_of

        return tuple(msgspec.structs.replace(one, page=page_of(self.laid_out, one.block, one.block_start, one.cell))
                     for one in self._corrected.indicators)

    @cached_property
    def corrections(self) -> "Corrections | None":
        """What a person changed in an earlier workbook, or before the model was written; None for nothing."""
        from convert.corrections import Corrections, read_corrections

        if self.settings.corrections is None:
            return Corrections(items=self.report.figure_corrections) if self.report.figure_corrections else None

        outcome = read_corrections(self.settings.corrections, path=self.settings.corrections_name, source=self.report.source)
        self._diagnostics.extend(outcome.diagnostics)
        return outcome.value

    @cached_property
    def when(self) -> datetime:
        """The date that the outputs carry: SOURCE_DATE_EPOCH, else the document's own, never the clock's.

        Raises:
            UsageError: `settings-epoch`.
        """
        return source_date() or _date_of(self.report.meta.date) or _EPOCH

    @cached_property
    def table(self) -> "ReportIndicators":
        """What the workbook is made from."""
        from convert.exporters.xlsx import ReportIndicators

        return ReportIndicators(report=self.report, indicators=self.indicators, pdf_name=self.pdf_name, corrections=self._corrected.items)

    @cached_property
    def docx(self) -> bytes:
        """The DOCX."""
        from convert.exporters.docx import DocxOptions, export_docx

        options = DocxOptions(when=self.when, embed_fonts=self.settings.embed_fonts, contents=self.settings.contents)
        outcome = export_docx(self.report, self.sheet, self.fonts, options, self.laid_out)
        self._diagnostics.extend(outcome.diagnostics)
        if self.settings.verify:
            from convert.verify import verify_docx

            verify_docx(outcome.value, self.report)
        return outcome.value

    @cached_property
    def xlsx(self) -> bytes:
        """The workbook."""
        from convert.exporters.xlsx import XlsxOptions

        outcome = workbook((self.table,), XlsxOptions(when=self.when, language=self.settings.language), verify=self.settings.verify)
        self._diagnostics.extend(outcome.diagnostics)
        return outcome.value

    @cached_property
    def json(self) -> bytes:
        """The model, with what a person corrected in the figures."""
        from convert.model.codec import to_json

        if self.corrections is None:
            return to_json(self.report)
        from convert.corrections import record_corrections

        return to_json(record_corrections(self.report, self._corrected))

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

    @cached_property
    def ofd(self) -> bytes:
        """The OFD, with the workbook and the model inside, or as archives ask with the model alone."""
        from convert.exporters.ofd import OfdOptions

        options = OfdOptions(profile=self.settings.ofd_profile, when=self.when, attachments=self._attachments())
        outcome = ofd_file(self.report, self.laid_out, self, options)
        self._diagnostics.extend(outcome.diagnostics)
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
                           media_type=MEDIA_TYPES["xlsx"]),
            AssociatedFile(name=f"{self.name}.json", data=self.json, relationship="Source", description="报告模型",
                           media_type=MEDIA_TYPES["json"]),
        )

    def _attachments(self) -> "tuple[OfdAttachment, ...]":
        from convert.exporters.ofd import OfdAttachment

        if self.settings.ofd_profile == "archive":
            return (OfdAttachment(name=f"{self.name}.txt", data=self.json, form="txt"),)
        return (OfdAttachment(name=f"{self.name}.xlsx", data=self.xlsx, form="xlsx"),
                OfdAttachment(name=f"{self.name}.json", data=self.json, form="json"))

    @cached_property
    def _corrected(self) -> "CorrectedIndicators":
        from convert.corrections import CorrectedIndicators, apply_corrections
        from convert.indicators import find_indicators

        found = find_indicators(self.report)
        if self.corrections is None:
            return CorrectedIndicators(indicators=found, items=())
        outcome = apply_corrections(found, self.corrections, source=self.report.source, strict=self.one_of_several)
        self._diagnostics.extend(outcome.diagnostics)
        return outcome.value


def source_date() -> datetime | None:
    """Return the moment that SOURCE_DATE_EPOCH asks for, seconds since 1970; None when it does not.

    What comes before 1980 is 1980, since no package holds an earlier date.

    Raises:
        UsageError: `settings-epoch`: it is no number, or later than a package can hold.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return None
    if not (given.isascii() and given.isdigit()) or len(given) > len(str(_LAST_SECOND)) or int(given) > _LAST_SECOND:
        raise UsageError("settings-epoch", value=given, last=_LAST_SECOND)
    return max(datetime.fromtimestamp(int(given), UTC), _EPOCH)


def _date_of(date: str | None) -> datetime | None:
    """Return the document's date where it is one that a package can hold."""
    try:
        when = datetime.fromisoformat(date or "").replace(tzinfo=UTC)
    except ValueError:
        return None
    return when if _EPOCH <= when and when.timestamp() <= _LAST_SECOND else None


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
    from convert.publish import output_name, output_stem, readable
    from convert.readers import ReadOptions, read

    named = readable(name)
    try:
        outcome = read(data, name=named, options=ReadOptions(encoding=settings.encoding, revisions=settings.revisions,
                                                             choices=settings.choices, resource=resource))
    except ConvertError as error:
        if error.diagnostic.path is None:
            error.diagnostic = msgspec.structs.replace(error.diagnostic, path=named)
        raise
    report, told = _fixed(outcome.value, data, named, settings.words) if settings.fix else (outcome.value, ())
    text = None if settings.fix else source_text_of(report, data, named)  # of a report that was mended it is another text
    dossier = Dossier(report, settings, name=output_stem(named), diagnostics=(*outcome.diagnostics, *told), source_text=text)
    dossier.pdf_name = output_name(named, "pdf")
    return dossier


def _fixed(report: Report, data: bytes, name: str, words: bytes | None) -> tuple[Report, tuple[Diagnostic, ...]]:
    """Return the report with the certain fixes of the check applied, and a note for each."""
    from convert.editing.fixing import fix_report

    own = own_words_of(words) if words is not None else None
    fixed = fix_report(report, source_text=source_text_of(report, data, name), own=own)
    return fixed, tuple(Diagnostic(code="check-fixed", grade="note", path=name, line=fix.line, args={
        "rule": fix.rule, "before": fix.before, "after": fix.after}) for fix in fixed.fixes[len(report.fixes):])


def own_words_of(data: bytes, path: str = "-") -> "OwnWords":
    """Return the office's own errors and names that a file holds.

    Args:
        data: The file, text of any common encoding.
        path: Its name, for what is wrong with it.

    Raises:
        UsageError: `check-words-…`, with the line.
        ConvertError: it is no text.
    """
    from convert.lint.own_words import parse_own_words
    from convert.readers.encoding import decode

    return parse_own_words(decode(data, path=path).text, path)


def source_text_of(report: Report, data: bytes, name: str) -> str | None:
    """Return the decoded text that the ranges of `report`, read from `data`, count; None where it was read from no text."""
    from convert.readers.registry import detect_format

    if report.source.format not in TEXT_SOURCES or detect_format(data, name) not in TEXT_SOURCES:
        return None
    from convert.readers.encoding import decode

    return decode(data, report.source.encoding).text


def load_path(path: str, settings: Settings = Settings()) -> Dossier:
    """Return the dossier of the file at `path`; pictures that a text names are looked for in its folder and below.

    What was chosen in doubt and is kept beside the file is followed, unless the settings choose for themselves.

    Raises:
        ConvertError: there is no such file, or it cannot be read.
    """
    from convert.publish import find_beside, read_input

    files = [path]

    def resource(address: str) -> bytes | None:
        found = find_beside(path, address, limit=INPUT_LIMIT)
        if found is None:
            return None
        files.append(found[0])
        return found[1]

    data = read_input(path, limit=INPUT_LIMIT)
    settings, note = with_choices(path, settings, files)
    dossier = load(data, name=path, settings=settings, resource=resource)
    dossier.files = files
    if note is not None:
        dossier.note(note)
    return dossier


def with_choices(path: str, settings: Settings, files: list[str]) -> tuple[Settings, Diagnostic | None]:
    """Return the settings with what was chosen in doubt and is kept beside the input, and the note about it.

    Args:
        path: Of the input.
        settings: What they choose for themselves stands.
        files: Takes the path of what was read.

    Raises:
        ConvertError: `doubt-choices-broken`.
    """
    from convert.editing.choices import SUFFIX, read_choices

    kept = () if settings.choices else read_choices(path)
    if not kept:
        return settings, None
    files.append(path + SUFFIX)
    note = Diagnostic(code="doubt-choices-read", grade="note", path=path, args={"path": path + SUFFIX, "count": len(kept)})
    return msgspec.structs.replace(settings, choices=kept), note


def compare(dossiers: "tuple[Dossier, ...]") -> bytes:
    """Return one workbook that compares the indicators of several reports."""
    from convert.exporters.xlsx import XlsxOptions

    for one in dossiers:
        one.one_of_several = len(dossiers) > 1
    first = dossiers[0]
    options = XlsxOptions(when=first.when, language=first.settings.language, renamings=first.settings.renamings or b"")
    return workbook(tuple(one.table for one in dossiers), options, verify=first.settings.verify).value


def ofd_file(report: Report, laid_out: "LaidOut", dossier: Dossier, options: "OfdOptions") -> Outcome[bytes]:
    """Return the OFD of pages that were laid out with the sheet and the faces of `dossier`, read back when its settings say so.

    Raises:
        ConvertError: `ofd-picture`, `ofd-structure`, `verify-ofd`.
    """
    from convert.exporters.ofd import export_ofd

    outcome = export_ofd(report, laid_out, dossier.sheet, dossier.fonts, options)
    if dossier.settings.verify:
        from convert.verify import verify_ofd

        verify_ofd(outcome.value, laid_out)
    return outcome


def workbook(tables: "Sequence[ReportIndicators]", options: "XlsxOptions", *, verify: bool) -> Outcome[bytes]:
    """Return the workbook of `tables`, read back when `verify` says so.

    Raises:
        ConvertError: `xlsx-structure`, what was made is not sound.
    """
    from convert.exporters.xlsx import export_xlsx

    outcome = export_xlsx(tables, options)
    if len(outcome.value) > _LARGE_WORKBOOK:
        gc.collect()
    if verify:
        from convert.verify import verify_xlsx

        verify_xlsx(outcome.value)
    return outcome
