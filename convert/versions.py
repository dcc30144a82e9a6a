"""Two versions of a report: the new one with tracked changes, and the figures that changed."""

from functools import cached_property
from typing import TYPE_CHECKING

from convert.api import Dossier
from convert.diagnostics import Diagnostic

if TYPE_CHECKING:
    from convert.exporters.docx.compared import SetVersion
    from convert.exporters.xlsx.changed import ChangedFigure
    from convert.style import StyleSheet


class Versions:
    """An old and a new version of a report, with what is made of both; each once and only when asked for."""

    def __init__(self, old: Dossier, new: Dossier) -> None:
        """`new` decides how the document looks, and from when the changes are."""
        self.old, self.new = old, new
        self._diagnostics: list[Diagnostic] = []

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was noticed so far while both were made into one."""
        return tuple(self._diagnostics)

    @cached_property
    def docx(self) -> bytes:
        """The new version as `Dossier.docx` has it, what changed since the old one as tracked changes.

        Raises:
            ConvertError: a version cannot be written; `verify-compare`, accepting all would not give the letters of the new version, or
                rejecting all not those of the old one.
        """
        from convert.exporters.docx import DocxOptions
        from convert.exporters.docx.compared import SetVersion, export_compared

        new, settings = self.new, self.new.settings
        options = DocxOptions(when=new.when, embed_fonts=settings.embed_fonts)
        old = self._old
        outcome = export_compared(old, SetVersion(new.report, new.laid_out), new.sheet, new.fonts, options)
        self._diagnostics.extend(outcome.diagnostics)
        if settings.verify:
            from convert.exporters.docx import export_docx
            from convert.verify import verify_compared

            before, after = (export_docx(one.report, new.sheet, new.fonts, DocxOptions(when=new.when), one.laid_out).value
                             for one in (old, SetVersion(new.report, new.laid_out)))
            verify_compared(outcome.value, before, after)
        return outcome.value

    @cached_property
    def figures(self) -> "tuple[ChangedFigure, ...]":
        """The figures that have another value, came, or are gone: in the order of the new text, those that are gone last."""
        from convert.exporters.xlsx.changed import changed_figures

        return changed_figures(self.old.table, self.new.table)

    @cached_property
    def xlsx(self) -> bytes:
        """The list of these figures as a workbook."""
        from convert.exporters.xlsx.changed import export_changes

        data = export_changes(self.figures, self.new.when, self.new.settings.language, self.new.report)
        if self.new.settings.verify:
            from convert.verify import verify_xlsx

            verify_xlsx(data)
        return data

    @cached_property
    def _old(self) -> "SetVersion":
        """The old version on pages that look as the new one's; on its own where the new one has no place for its 版头."""
        from convert.exporters.docx.compared import SetVersion
        from convert.layout import lay_out

        old, new = self.old, self.new
        sheet: StyleSheet = old.sheet if old.report.header is not None and new.sheet.header.kind == "none" else new.sheet
        return SetVersion(old.report, lay_out(old.report, sheet, new.fonts).value)
