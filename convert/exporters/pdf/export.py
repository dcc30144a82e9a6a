"""From laid out pages to a PDF: PDF/A-3a or -2a and PDF/UA-1 at once."""

from typing import TYPE_CHECKING, Final

from convert.diagnostics import Diagnostic, Outcome

if TYPE_CHECKING:
    from convert.exporters.pdf.canvas import ReportCanvas
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
    from convert.exporters.pdf.canvas import ReportCanvas
    from convert.exporters.pdf.content import PageWriter
    from convert.exporters.pdf.fonts import embed_fonts

    embedded = embed_fonts(laid_out, fonts)
    canvas = ReportCanvas(tuple(embedded.values()), language=options.language or report.meta.language, when=options.when)
    pages = PageWriter(canvas, report, laid_out, sheet, embedded)
    pages.draw()
    canvas.setCatalogEntry("StructTreeRoot", pages.tree.write(canvas))
    diagnostics = pages.links.diagnostics + _finish(canvas, report, laid_out, options)
    return Outcome(canvas.getpdfdata(), tuple(diagnostics))


def _finish(canvas: "ReportCanvas", report: "Report", laid_out: "LaidOut", options: "PdfOptions") -> list[Diagnostic]:
    """Fill in what the document says of itself."""
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFString

    from convert.exporters.description import describe
    from convert.exporters.pdf.attachments import write_files
    from convert.exporters.pdf.canvas import stream
    from convert.exporters.pdf.colour import CONDITION, srgb_profile
    from convert.exporters.pdf.metadata import inform, xmp
    from convert.exporters.pdf.navigation import add_page_labels

    part = _PARTS[options.profile]
    description = describe(report, pages=len(laid_out.pages), when=options.when, creator=options.creator, media_type="application/pdf",
                           language=options.language)
    inform(canvas, description)
    canvas.setCatalogEntry("Metadata", stream(xmp(description, part=part), compress=False, Type="/Metadata", Subtype="/XML"))
    canvas.setCatalogEntry("MarkInfo", {"Marked": "true"})
    canvas.setViewerPreference("DisplayDocTitle", "true")
    add_page_labels(canvas, laid_out.pages)
    if part is not None:
        profile = canvas.add(stream(srgb_profile(), N=3))
        canvas.setCatalogEntry("OutputIntents", [PDFDictionary({
            "Type": "/OutputIntent", "S": "/GTS_PDFA1", "OutputConditionIdentifier": PDFString(CONDITION), "Info": PDFString(CONDITION),
            "DestOutputProfile": profile})])
    if options.associated_files and options.profile != "a2a":
        write_files(canvas, options.associated_files, options.when)
    elif options.associated_files:
        return [Diagnostic(code="pdf-files-left-out", grade="note", args={"profile": options.profile})]
    return []
