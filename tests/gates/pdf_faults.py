"""Deliberate faults: each takes a sound PDF and breaks one thing. The gates must notice."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

FAULTS: "dict[str, tuple[Callable[[Pdf], None], frozenset[str]]]" = {}
"""Name of a fault, what makes it, and the layers that catch it: `page` (page-validation), `vera` (veraPDF), `own` (our checks)."""
RAW_FAULTS: "dict[str, tuple[Callable[[bytes], bytes], frozenset[str]]]" = {}
"""The same for faults that are made in the bytes of the file."""


def _fault(*layers: str) -> Callable[[Callable[[Pdf], None]], Callable[[Pdf], None]]:
    def keep(function: Callable[[Pdf], None]) -> Callable[[Pdf], None]:
        FAULTS[function.__name__] = (function, frozenset(layers))
        return function
    return keep


def _raw(*layers: str) -> Callable[[Callable[[bytes], bytes]], Callable[[bytes], bytes]]:
    def keep(function: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
        RAW_FAULTS[function.__name__] = (function, frozenset(layers))
        return function
    return keep


def broken(data: bytes, fault: str) -> bytes:
    """Return the PDF with the fault in it."""
    if fault in RAW_FAULTS:
        return RAW_FAULTS[fault][0](data)
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        FAULTS[fault][0](document)
        document.save(out, deterministic_id=True, fix_metadata_version=False, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _elements(document: Pdf, tag: str) -> Iterator[Any]:
    for one in document.objects:
        if isinstance(one, Dictionary) and one.get("/S") == tag and "/P" in one:
            yield one


def _fonts(document: Pdf) -> Iterator[Any]:
    for one in document.objects:
        if isinstance(one, Dictionary) and one.get("/Subtype") == "/Type0":
            yield one


Operators = list[tuple[Any, str]]
"""What a page shows: operands and operator of each step."""


def edit_content(document: Pdf, change: Callable[[Operators], Operators], *, page: int = 0) -> None:
    """Replace what a page shows, counted from 0, by what `change` makes of it."""
    edited = document.pages[page]
    steps = [(list(operands), str(operator)) for operands, operator in pikepdf.parse_content_stream(edited)]
    edited.Contents = document.make_stream(pikepdf.unparse_content_stream(
        [(operands, pikepdf.Operator(operator)) for operands, operator in change(steps)]))


def _first(steps: Operators, operator: str, start: int = 0) -> int:
    return next(place for place in range(start, len(steps)) if steps[place][1] == operator)


def with_shown(change: Callable[[bytes], bytes]) -> Callable[[Operators], Operators]:
    """Return a change of the first string that has three letters at least."""
    def apply(steps: Operators) -> Operators:
        place = next(place for place, (operands, operator) in enumerate(steps) if operator == "Tj" and len(bytes(operands[0])) >= 6)
        return [*steps[:place], ([pikepdf.String(change(bytes(steps[place][0][0])))], "Tj"), *steps[place + 1:]]
    return apply


def _edit_metadata(document: Pdf, pattern: bytes, replacement: bytes) -> None:
    packet = document.Root.Metadata.read_bytes()
    changed = re.sub(pattern, replacement, packet, count=1, flags=re.DOTALL)
    assert changed != packet
    document.Root.Metadata.write(changed)


@_fault("page", "vera")
def not_marked_as_tagged(document: Pdf) -> None:
    """The catalogue does not say that the file is tagged."""
    del document.Root.MarkInfo


@_fault("page", "vera")
def no_language(document: Pdf) -> None:
    """No language is named."""
    del document.Root.Lang


@_fault("page", "vera")
def no_output_intent(document: Pdf) -> None:
    """Nothing says what the colours mean."""
    del document.Root.OutputIntents


@_fault("page", "vera", "own")
def font_not_embedded(document: Pdf) -> None:
    """A font program is missing."""
    del next(_fonts(document)).DescendantFonts[0].FontDescriptor.FontFile2


@_fault("page", "vera", "own")
def no_way_back_to_unicode(document: Pdf) -> None:
    """A font has no ToUnicode."""
    del next(_fonts(document)).ToUnicode


@_fault("own")
def letters_mapped_wrongly(document: Pdf) -> None:
    """ToUnicode says 甲 for another letter."""
    font = next(_fonts(document))
    font.ToUnicode.write(re.sub(rb"(<0001>) <[0-9A-F]+>", rb"\1 <7532>", font.ToUnicode.read_bytes()))


@_fault("page", "vera", "own")
def wrong_widths(document: Pdf) -> None:
    """The widths of the Latin letters are not those of the font."""
    for font in _fonts(document):
        descendant = font.DescendantFonts[0]
        if "Latin" in str(descendant.BaseFont):
            descendant.W = Array([1, Array([990] * 40)])


@_fault("page", "vera", "own")
def untagged_text(document: Pdf) -> None:
    """A line belongs to no element and is no artifact."""
    def untag(steps: Operators) -> Operators:
        begin = next(place for place, (operands, operator) in enumerate(steps) if operator == "BDC" and operands[0] == "/P")
        end = _first(steps, "EMC", begin)
        return [*steps[:begin], *steps[begin + 1 : end], *steps[end + 1:]]

    edit_content(document, untag)


@_fault("page", "vera")
def figure_without_alternative(document: Pdf) -> None:
    """A picture has no words."""
    del next(_elements(document, "/Figure")).Alt


@_fault("page", "vera")
def header_cell_without_scope(document: Pdf) -> None:
    """A header cell does not say what it heads."""
    for cell in _elements(document, "/TH"):
        del cell.A


@_fault("page", "vera")
def heading_level_skipped(document: Pdf) -> None:
    """H2 becomes H4 right after the title, which is H1."""
    next(_elements(document, "/H2")).S = Name.H4


@_fault("page", "vera", "own")
def no_parent_tree(document: Pdf) -> None:
    """Nothing leads from the pages to the elements."""
    del document.Root.StructTreeRoot.ParentTree


@_fault("page", "vera", "own")
def no_structure_tree(document: Pdf) -> None:
    """There are no elements at all."""
    del document.Root.StructTreeRoot


@_fault("page", "vera")
def script_at_opening(document: Pdf) -> None:
    """Opening the file runs a script."""
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


@_fault("page", "vera")
def files_not_associated(document: Pdf) -> None:
    """The files inside are nobody's."""
    del document.Root.AF


@_fault("page", "vera")
def file_without_relationship(document: Pdf) -> None:
    """A file does not say what it is to the document."""
    del document.Root.AF[0].AFRelationship


@_fault("own")
def file_changed_inside(document: Pdf) -> None:
    """The workbook inside is not the one that was put in."""
    document.Root.AF[0].EF.F.write(b"other")


@_fault("page", "vera", "own")
def link_without_element(document: Pdf) -> None:
    """A link belongs to no element."""
    for page in document.pages:
        for link in page.get("/Annots", []):
            del link.StructParent


@_fault("page", "vera")
def link_without_description(document: Pdf) -> None:
    """A link does not say where it leads."""
    for page in document.pages:
        for link in page.get("/Annots", []):
            del link.Contents


@_fault("page", "vera")
def link_not_printed(document: Pdf) -> None:
    """A link is not marked to be printed."""
    for page in document.pages:
        for link in page.get("/Annots", []):
            link.F = 0


@_fault("page", "vera")
def metadata_not_well_formed(document: Pdf) -> None:
    """The XMP packet breaks off."""
    _edit_metadata(document, rb"</rdf:RDF>", b"")


@_fault("page", "vera")
def no_accessibility_claim(document: Pdf) -> None:
    """The metadata do not claim PDF/UA."""
    _edit_metadata(document, rb"<pdfuaid:part>1</pdfuaid:part>", b"")


@_fault("page", "vera")
def undescribed_schema(document: Pdf) -> None:
    """The archive's names stand there, their description does not."""
    _edit_metadata(document, rb"<pdfaExtension:schemas>.*</pdfaExtension:schemas>", b"")


@_fault("own")
def two_titles(document: Pdf) -> None:
    """Document information and XMP name different titles."""
    document.trailer.Info.Title = "另一个标题"


@_fault("page", "vera")
def title_not_shown(document: Pdf) -> None:
    """Readers would show the file name."""
    document.Root.ViewerPreferences.DisplayDocTitle = False


@_fault("page", "vera")
def note_without_identifier(document: Pdf) -> None:
    """A note cannot be referred to."""
    del next(_elements(document, "/Note")).ID


@_fault("page", "vera", "own")
def missing_glyph_shown(document: Pdf) -> None:
    """A line shows the empty box."""
    edit_content(document, with_shown(lambda codes: b"\0\0" + codes[2:]))


@_fault("page", "vera")
def title_without_role(document: Pdf) -> None:
    """The role map does not say what a title is."""
    document.Root.StructTreeRoot.RoleMap = Dictionary()


@_fault("page", "vera")
def tab_order_missing(document: Pdf) -> None:
    """A page with links has no tab order."""
    for page in document.pages:
        del page.obj.Tabs


@_fault("page", "vera")
def colours_for_printing_presses(document: Pdf) -> None:
    """Text is painted in CMYK, the file promises sRGB."""
    def press(steps: Operators) -> Operators:
        place = _first(steps, "rg")
        return [*steps[:place], ([0, 0, 0, 1], "k"), *steps[place + 1:]]

    edit_content(document, press)


@_fault("page", "vera", "own")
def unembedded_standard_font(document: Pdf) -> None:
    """A line is set in Helvetica, which is not embedded."""
    for page in document.pages:
        page.Resources.Font["/F99"] = document.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))

    def standard(steps: Operators) -> Operators:
        font, shown = _first(steps, "Tf"), _first(steps, "Tj")
        steps[font] = ([Name.F99, steps[font][0][1]], "Tf")
        steps[shown] = ([pikepdf.String("x")], "Tj")
        return steps

    edit_content(document, standard)


@_fault("own")
def letter_lost(document: Pdf) -> None:
    """The last letter of a line is gone."""
    edit_content(document, with_shown(lambda codes: codes[:-2]))


@_fault("own")
def line_moved(document: Pdf) -> None:
    """A line stands five millimetres too low."""
    def lower(steps: Operators) -> Operators:
        place = max(place for place in range(_first(steps, "Tj")) if steps[place][1] == "Tm")
        *matrix, height = steps[place][0]
        return [*steps[:place], ([*matrix, height - 14], "Tm"), *steps[place + 1:]]

    edit_content(document, lower)


@_fault("own")
def outline_leads_nowhere(document: Pdf) -> None:
    """An entry of the outline leads to a page that is not in the file."""
    document.Root.Outlines.First.Dest[0] = document.make_indirect(Dictionary(Type=Name.Page))


@_raw("page", "vera", "own")
def cut_short(data: bytes) -> bytes:
    """The end of the file is missing."""
    return data[: len(data) * 3 // 4]


@_raw("page", "vera")
def junk_before_the_header(data: bytes) -> bytes:
    """The file does not start with its header."""
    return b"junk\n" + data


@_raw("page", "vera")
def encrypted(data: bytes) -> bytes:
    """The file is encrypted with an empty password."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="x", user=""))
    return out.getvalue()
