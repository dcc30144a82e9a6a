"""From a report to the bytes of a DOCX."""

from typing import TYPE_CHECKING

from convert.diagnostics import Diagnostic, Outcome
from convert.exporters.docx.options import DocxOptions
from convert.layout.frame import LaidOut
from convert.model.report import Report
from convert.style.sheet import StyleSheet

if TYPE_CHECKING:
    from convert.exporters.docx.story import Story
    from convert.fonts import FontSet


def export_docx(report: Report, sheet: StyleSheet, fonts: "FontSet", options: DocxOptions, laid_out: LaidOut) -> Outcome[bytes]:
    """Return `report` as a DOCX.

    Args:
        report: The canonical report.
        sheet: Computed style sheet; every measure comes from it.
        fonts: The faces, for embedding.
        options: The caller's choices.
        laid_out: The pages: what stands at a fixed place stands there in the document too.

    Raises:
        ConvertError: `docx-picture-unreadable`.
    """
    from convert.exporters.docx.document import add_report
    from convert.exporters.docx.head import measured
    from convert.exporters.docx.notes import add_footnotes
    from convert.exporters.docx.package import finished, open_template
    from convert.exporters.docx.places import tight_roles
    from convert.exporters.docx.story import Story
    from convert.exporters.docx.styles import StyleWriter

    sheet = measured(laid_out.sheet or sheet, laid_out)
    document = open_template()
    styles = StyleWriter(document, sheet, families(sheet, fonts, embed=options.embed_fonts), tight=tight_roles(laid_out, sheet))
    story = Story(document, report, sheet, styles, options, laid_out)
    add_report(story)
    if story.notes:
        add_footnotes(story)
    diagnostics = [*replaced_characters(story.writer.illegal), *add_parts(story, fonts)]
    add_model(story)
    return Outcome(finished(document), tuple(diagnostics))


def replaced_characters(illegal: list[str]) -> list[Diagnostic]:
    """Return what is said about characters that XML cannot hold."""
    if not illegal:
        return []
    points = " ".join(f"U+{ord(char):04X}" for char in sorted(set(illegal))[:8])
    return [Diagnostic(code="docx-character-replaced", grade="mandatory", args={"count": len(illegal), "points": points})]


def families(sheet: StyleSheet, fonts: "FontSet", *, embed: bool) -> dict[str, str]:
    """Return what each typeface is called: by the standard's name, or by its own when the file carries it."""
    if not embed:
        return {name: typeface.name for name, typeface in sheet.typefaces.items() if typeface.fallback}
    return {name: fonts.served(name).family for name, typeface in sheet.typefaces.items() if typeface.fallback}


def add_parts(story: "Story", fonts: "FontSet") -> list[Diagnostic]:
    """Add what stands beside the text: faces, settings, properties."""
    from convert.exporters.docx.font_table import add_font_table
    from convert.exporters.docx.properties import add_properties
    from convert.exporters.docx.settings import set_settings

    diagnostics = add_font_table(story, fonts)
    story.styles.finish()
    set_settings(story)
    add_properties(story.document, story.report, story.sheet, story.options)
    return diagnostics


def add_model(story: "Story") -> None:
    """Let the file carry the report itself."""
    from convert.exporters.docx.package import add_part
    from convert.ooxml.embedded_model import embed

    item, properties = embed(story.report)
    carrier, _ = add_part(story.document.part, "/customXml/item1.xml", "custom_xml", item)
    add_part(carrier, "/customXml/itemProps1.xml", "custom_xml_properties", properties)
