"""From laid out pages to a PDF: PDF/A-3a or -2a and PDF/UA-1 at once."""

from typing import TYPE_CHECKING, Final

from convert.diagnostics import Diagnostic, Outcome

if TYPE_CHECKING:
    from convert.exporters.pdf.document import Document
    from convert.exporters.pdf.options import PdfOptions, Profile
    from convert.fonts import FontSet
    from convert.layout.frame import LaidOut
    from convert.model.report import Report
    from convert.style.sheet import StyleSheet

_PARTS: "Final[dict[Profile, int | None]]" = {"a3a": 3, "a2a": 2, "plain": None}


def export_pdf(report: "Report", laid_out: "LaidOut", sheet: "StyleSheet", fonts: "FontSet",
               options: "PdfOptions") -> Outcome[bytes]:
    """Return the PDF of a report; the same arguments give the same bytes.

    Args:
        report: The report, for its structure and metadata.
        laid_out: Its pages, drawn as they are.
        sheet: The style sheet they were laid out with.
        fonts: The faces that the pages name.
        options: Profile, date, files to carry.

    Returns:
        The bytes, and diagnostics about links that lead nowhere and files left out.

    Raises:
        ConvertError: `pdf-picture`, a picture cannot be read.
    """
    from convert.exporters.pdf.content import PageWriter
    from convert.exporters.pdf.document import Document
    from convert.exporters.pdf.fonts import embed_fonts

    document = Document()
    embedded = embed_fonts(laid_out, fonts)
    for font in embedded.values():
        font.write(document)
    pages = PageWriter(document, report, laid_out, sheet, embedded)
    pages.draw()
    pages.links.finish(document)
    document.catalog["StructTreeRoot"] = f"{pages.tree.write(document)} 0 R"
    diagnostics = pages.links.diagnostics + _finish(document, report, laid_out, sheet, options)
    return Outcome(document.finish(), tuple(diagnostics))


def _finish(document: "Document", report: "Report", laid_out: "LaidOut", sheet: "StyleSheet",
            options: "PdfOptions") -> list[Diagnostic]:
    """Fill in the catalogue."""
    from convert.exporters.pdf.attachments import write_files
    from convert.exporters.pdf.colour import CONDITION, srgb_profile
    from convert.exporters.pdf.metadata import describe, information, xmp
    from convert.exporters.pdf.navigation import page_labels, write_outline
    from convert.exporters.pdf.syntax import reference, text_string

    catalog, part = document.catalog, _PARTS[options.profile]
    description = describe(report, laid_out, options)
    document.set_information(information(description))
    catalog["Metadata"] = reference(document.add_stream("/Type/Metadata/Subtype/XML", xmp(description, part=part), compress=False))
    catalog["Lang"] = text_string(description.language)
    catalog["MarkInfo"] = "<</Marked true>>"
    catalog["ViewerPreferences"] = "<</DisplayDocTitle true>>"
    catalog["PageLabels"] = page_labels(laid_out.pages)
    outline = write_outline(document, laid_out, sheet)
    if outline is not None:
        catalog["Outlines"], catalog["PageMode"] = reference(outline), "/UseOutlines"
    if part is not None:
        profile = document.add_stream("/N 3", srgb_profile())
        catalog["OutputIntents"] = (f"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier({CONDITION})"
                                    f"/Info({CONDITION})/DestOutputProfile {reference(profile)}>>]")
    if options.associated_files and options.profile == "a3a":
        catalog["AF"], catalog["Names"] = write_files(document, options.associated_files, options.when)
    elif options.associated_files:
        return [Diagnostic(code="pdf-files-left-out", grade="note", args={"profile": options.profile})]
    return []
