"""From a report to the bytes of a DOCX."""

from typing import TYPE_CHECKING

from convert.diagnostics import ConvertError, Diagnostic, Outcome
from convert.exporters.docx.options import DocxOptions
from convert.layout.frame import LaidOut
from convert.model.report import Report
from convert.style.sheet import StyleSheet

if TYPE_CHECKING:
    from convert.exporters.docx.package import PackageWriter
    from convert.exporters.docx.story import Story
    from convert.fonts import FontSet


def export_docx(report: Report, sheet: StyleSheet, fonts: "FontSet", options: DocxOptions,
                laid_out: LaidOut | None = None) -> Outcome[bytes]:
    """Return `report` as a DOCX.

    Args:
        report: The canonical report.
        sheet: Computed style sheet; every measure comes from it.
        fonts: The faces, for embedding.
        options: The caller's choices.
        laid_out: The pages, so that lines, tables and pages come out as in the PDF; without it a word processor decides.

    Raises:
        ConvertError: `docx-picture-unreadable`, `docx-structure` (the file did not pass its own checks).
    """
    from convert.exporters.docx.document import add_report, document_part, section
    from convert.exporters.docx.package import PackageWriter
    from convert.exporters.docx.places import Places
    from convert.exporters.docx.same_lines import PagePlan, plan_pages
    from convert.exporters.docx.story import Story
    from convert.exporters.docx.styles import StyleWriter
    from convert.ooxml.check_docx import check_docx

    sheet = laid_out.sheet or sheet if laid_out else sheet
    places = Places(laid_out)
    head = None
    if report.header:
        from convert.exporters.docx.head import measure_head

        head = measure_head(report.header, sheet, places)
    measured = head.sheet if head else sheet
    styles = StyleWriter(measured, _families(sheet, fonts, embed=options.embed_fonts), head.borders if head else {})
    package = PackageWriter()
    plan = plan_pages(laid_out, sheet, fonts, report) if laid_out and options.same_lines else PagePlan()
    frames = {table.block: table for table in laid_out.tables} if laid_out else {}
    story = Story(report, measured, styles, package, options, plan, frames)
    add_report(story, head, laid_out, places)
    blank = places.blank_before_imprint
    end = section(story, numbered=not blank, first=not blank, begin=options.contents and bool(story.sections) and not blank)
    diagnostics = [*_replaced(story.writer.illegal), *_add_parts(story, package, fonts)]
    data = package.finish(document_part(story, end), options.when)
    faults = check_docx(data)
    if faults:
        raise ConvertError("docx-structure", fault="；".join(faults))
    return Outcome(data, tuple(diagnostics))


def _replaced(illegal: list[str]) -> list[Diagnostic]:
    """Return what is said about characters that XML cannot hold."""
    if not illegal:
        return []
    points = " ".join(f"U+{ord(char):04X}" for char in sorted(set(illegal))[:8])
    return [Diagnostic(code="docx-character-replaced", grade="mandatory", args={"count": len(illegal), "points": points})]


def _families(sheet: StyleSheet, fonts: "FontSet", *, embed: bool) -> dict[str, str]:
    """Return what each typeface is called: by the standard's name, or by its own when the file carries it."""
    if not embed:
        return {name: typeface.name for name, typeface in sheet.typefaces.items()}
    return {name: fonts.served(name).family for name in sheet.typefaces}


def _add_parts(story: "Story", package: "PackageWriter", fonts: "FontSet") -> list[Diagnostic]:
    """Add everything that stands beside the text."""
    from convert.exporters.docx.properties import core_properties, custom_properties, extended_properties
    from convert.exporters.docx.settings import THEME_COLORS, EmbeddedFont, font_table, settings_part
    from convert.ooxml.embedded_model import embed
    from convert.ooxml.theme import theme_part

    report, sheet, options, names = story.report, story.sheet, story.options, story.styles.names
    if story.notes:
        from convert.exporters.docx.notes import footnotes_part

        package.add("word/footnotes.xml", "footnotes", footnotes_part(story.notes, story.writer, sheet))
    embedded: list[EmbeddedFont] = []
    files: dict[str, bytes] = {}
    diagnostics: list[Diagnostic] = []
    if options.embed_fonts:
        from convert.exporters.docx.embedding import embedded_fonts

        embedded, files, diagnostics = embedded_fonts(story.writer.letters, names, fonts)
    package.add_font_table(font_table(names.values(), embedded), files)
    package.add("word/styles.xml", "styles", story.styles.document())
    package.add("word/settings.xml", "settings", settings_part(sheet, footnotes=bool(story.notes), embedded=bool(embedded)))
    package.add("word/theme/theme1.xml", "theme", theme_part(names["heiti"], names["fangsong"], names["latin"], THEME_COLORS))
    package.add_custom_xml(*embed(report))
    package.add_properties("docProps/core.xml", "core", core_properties(report, options.when))
    package.add_properties("docProps/app.xml", "app", extended_properties(report, options.version))
    package.add_properties("docProps/custom.xml", "custom", custom_properties(report, sheet.title))
    return diagnostics
