"""Facts about a DOCX, worked out once: pages, paragraphs as they look, footers, settings."""

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

import msgspec

from convert.diagnostics import ConvertError
from convert.ooxml.cascade import UNSAID_SIZE_PT, Cascade, LetterFormat, ParagraphLook, child, number, value
from convert.ooxml.names import DC, FALLBACK, WORD, WP, R
from convert.ooxml.open_package import Package
from convert.patterns import regex
from convert.text.characters import DASHES, HANZI
from convert.text.ordinals import read_ordinal
from convert.units import MM_PER_INCH, PT_PER_INCH, TWIPS_PER_PT

if TYPE_CHECKING:
    from lxml.etree import _Element

    from convert.lint.docx.elements import DocxElement
    from convert.lint.passage import CheckedPassage
    from convert.model.report import Report

MM_PER_TWIP: Final = MM_PER_INCH / (PT_PER_INCH * TWIPS_PER_PT)
GONE: Final = (f"{WORD}del", f"{WORD}moveFrom")
BOXES: Final = (f"{WORD}tbl", f"{WORD}txbxContent")
_LINES: Final = tuple(f"{WORD}{tag}" for tag in ("pBdr", "drawing", "pict", "tblBorders", "tcBorders", "tblStyle"))
_SENTENCE: Final = regex("[。！？]")
_HANZI: Final = regex(f"[{HANZI}]")
_TITLE_STYLES: Final = ("title", "标题", "公文标题", "文章标题", "大标题")
_ADDRESS: Final = regex(r"[^。；！？]{2,80}[：:]$")
_NO_BODY: Final = re.compile(r"(?:抄送|主送|抄报|印发|附件|附表|附：|注[：:]|单位[：:]|出席|请假|列席|联系人|来源[：:]|[（(].*[）)]$)")
_FIELDS: Final = (f"{WORD}instrText", f"{WORD}fldSimple", f"{WORD}fldChar")
_PAGE: Final = regex(r"\bPAGE\b")
_DASHED: Final = regex(f"[{DASHES}]")

Role = Literal["title", "heading", "body", "other"]


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """Page settings, in millimetres."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    grid: str
    """docGrid type; empty when there is none."""
    line_pitch_twips: float | None
    char_space: float
    footers: dict[str, str]
    """Part of the footer by kind: default, even, first."""


class DocxPiece(msgspec.Struct, frozen=True):
    """Letters of one look."""

    text: str
    letters: LetterFormat
    direct: bool
    """Whether face or size is written on the run itself."""


class DocxParagraph(msgspec.Struct, kw_only=True):
    """A paragraph of the main text."""

    number: int
    """From 1, empty ones and those in tables counted."""
    text: str
    look: ParagraphLook
    letters: LetterFormat
    pieces: tuple[DocxPiece, ...]
    page: int | None
    role: Role = "other"
    level: int | None = None
    lead_end: int = 0
    """Where the heading ends, in a paragraph that begins with one."""
    boxed: bool = False
    """Whether it stands in a table, a text box or a frame, which has its own place."""
    element: Any = None
    """Its `w:p`."""

    def letters_at(self, place: int) -> LetterFormat:
        """Return the look of a character."""
        for piece in self.pieces:
            if place < len(piece.text):
                return piece.letters
            place -= len(piece.text)
        return self.letters

    def main(self, start: int = 0, end: int | None = None) -> LetterFormat | None:
        """Return the look of most Chinese letters from `start` to `end`, None when there are none."""
        counts: list[tuple[int, LetterFormat]] = []
        at = 0
        for piece in self.pieces:
            part = piece.text[max(0, start - at):None if end is None else max(0, end - at)]
            at += len(piece.text)
            count = len(_HANZI.findall(part))
            if count:
                counts.append((count, piece.letters))
        totals: list[tuple[int, LetterFormat]] = []
        for count, letters in counts:
            same = next((index for index, (_, other) in enumerate(totals) if other == letters), None)
            if same is None:
                totals.append((count, letters))
            else:
                totals[same] = (totals[same][0] + count, letters)
        return max(totals, key=lambda total: total[0])[1] if totals else None


class Footer(msgspec.Struct, frozen=True, kw_only=True):
    """A footer with a page number."""

    kind: str
    text: str
    dashed: bool
    align: str | None
    letters: LetterFormat


class DocxFacts:
    """A DOCX as a check sees it."""

    def __init__(self, data: bytes, path: str = "", passages: "tuple[CheckedPassage, ...]" = (),
                 report: "Report | None" = None) -> None:
        """Open the package.

        Args:
            data: The DOCX.
            path: What a message calls it.
            passages: What was read from it; they say what each paragraph is. Without them that is guessed from its looks.
            report: What was read from it; says where its elements are. Without it only title, headings and text are judged.

        Raises:
            ConvertError: `readdocx-damaged` and the other codes of a package that is no DOCX, or not safe to open.
        """
        self._package = Package(data, path)
        self._passages = passages
        self.report = report
        self.main = self._package.main
        """Name of the part with the main text."""
        self.document = self.part(self.main)

    def part(self, name: str) -> "_Element":
        """Return the root of an XML part.

        Raises:
            ConvertError: `readdocx-xml`, the part is not well formed; `readdocx-no-document`, there is none of that name.
        """
        root = self.optional(name)
        if root is None:
            raise ConvertError("readdocx-no-document", path=self._package.path)
        return root

    def optional(self, name: str) -> "_Element | None":
        """Return the root of an XML part, None when there is none of that name."""
        return self._package.root(name)

    @cached_property
    def settings(self) -> "_Element | None":
        """The settings part."""
        return self.optional("word/settings.xml")

    @cached_property
    def cascade(self) -> Cascade:
        """The styles."""
        theme = next((name for name in sorted(self._package.names()) if re.fullmatch(r"word/theme/theme\d*\.xml", name)), "")
        return Cascade(self.optional("word/styles.xml"), self.optional(theme))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections in order."""
        targets = {key: one.target for key, one in self._package.relationships(self.main).items()}
        return tuple(_section(element, targets) for element in self.document.iter(f"{WORD}sectPr")) or (_section(None, {}),)

    @cached_property
    def even_and_odd(self) -> bool:
        """Whether odd and even pages have footers of their own."""
        return child(self.settings, "evenAndOddHeaders") is not None and value(self.settings, "evenAndOddHeaders") not in ("0", "false")

    @cached_property
    def footers(self) -> tuple[Footer, ...]:
        """The footers that hold a page number, each part once, by kind and part."""
        found: dict[tuple[str, str], Footer] = {}
        for section in self.sections:
            for kind, name in section.footers.items():
                root = self.optional(name)
                footer = self._footer(kind, root) if root is not None else None
                if footer is not None:
                    found.setdefault((kind, name), footer)
        return tuple(found[key] for key in sorted(found))

    @cached_property
    def title_property(self) -> str:
        """The title in the core properties."""
        core = self.optional("docProps/core.xml")
        return (core.findtext(f"{{{DC}}}title") or "").strip() if core is not None else ""

    @cached_property
    def revisions(self) -> int:
        """How many tracked insertions and deletions there are."""
        return sum(1 for _ in self.document.iter(f"{WORD}ins", f"{WORD}del", f"{WORD}moveFrom", f"{WORD}moveTo"))

    @cached_property
    def comments(self) -> int:
        """How many comments there are."""
        return sum(1 for _ in self.document.iter(f"{WORD}commentReference"))

    @cached_property
    def every(self) -> tuple[DocxParagraph, ...]:
        """The paragraphs with letters, each with its role; those in tables, text boxes and frames are none of the text."""
        found: list[DocxParagraph] = []
        paged = next(self.document.iter(f"{WORD}lastRenderedPageBreak"), None) is not None
        page = 1
        for count, element in enumerate(self.document.iter(f"{WORD}p"), 1):
            breaks = sum(1 for _ in element.iter(f"{WORD}lastRenderedPageBreak"))
            first = next((one for one in element.iter(f"{WORD}t", f"{WORD}lastRenderedPageBreak")), None)
            starts_page = first is not None and first.tag.endswith("lastRenderedPageBreak")
            here = page + starts_page
            page += breaks
            if next(element.iterancestors(FALLBACK), None) is not None:
                continue
            paragraph = self.paragraph_of(element, count, here if paged else None)
            if paragraph.text.strip():
                found.append(paragraph)
        text = [one for one in found if next(one.element.iterancestors(*BOXES), None) is None]
        if self._passages:
            from convert.lint.docx.roles import assign_recognised

            assign_recognised(text, self._passages)
        else:
            _assign_roles(text)
        return tuple(found)

    @cached_property
    def paragraphs(self) -> tuple[DocxParagraph, ...]:
        """The paragraphs with letters, tables and text boxes left out."""
        return tuple(one for one in self.every if next(one.element.iterancestors(*BOXES), None) is None)

    @cached_property
    def elements(self) -> "tuple[DocxElement, ...]":
        """Where the elements of the report stand; none without a report."""
        if self.report is None:
            return ()
        from convert.lint.docx.elements import find_elements

        return tuple(find_elements(self.report, self.every))

    def has_lines(self, first: DocxParagraph | None, last: DocxParagraph | None) -> bool:
        """Tell whether anything between two paragraphs may be a line: a border, a drawing, a table.

        Args:
            first: The row above it counts too; None for the start of the document.
            last: None for its end.
        """
        body = self.document.find(f"{WORD}body")
        rows = list(body) if body is not None else []
        begin = 0 if first is None else max(0, _row_of(rows, first) - 1)
        inside = rows[begin:len(rows) if last is None else _row_of(rows, last) + 1]
        sheet = self.optional("word/styles.xml")
        ruled = {one.getparent().getparent().get(f"{WORD}styleId") for one in (sheet.iter(f"{WORD}pBdr") if sheet is not None else ())}
        return any(next(row.iter(*_LINES), None) is not None or value(child(row, "pPr"), "pStyle") in ruled for row in inside)

    @cached_property
    def body(self) -> tuple[DocxParagraph, ...]:
        """The paragraphs of running text."""
        return tuple(one for one in self.paragraphs if one.role == "body")

    @cached_property
    def headings(self) -> tuple[DocxParagraph, ...]:
        """The headings on lines of their own, and the paragraphs that begin with one."""
        return tuple(one for one in self.paragraphs if one.level is not None)

    def place(self, offset: int) -> None:
        """Return no line: a DOCX has paragraphs, and findings about it carry their number."""

    def paragraph_of(self, element: "_Element", count: int, page: int | None) -> DocxParagraph:
        """Return the paragraph of a `w:p` with the looks of its letters."""
        letters, look = self.cascade.paragraph(child(element, "pPr"))
        pieces: list[DocxPiece] = []
        for run in element.iter(f"{WORD}r"):
            if next(run.iterancestors(f"{WORD}p"), None) is not element or any(True for _ in run.iterancestors(*GONE)):
                continue
            text = "".join(_run_text(part) for part in run)
            if text:
                properties = child(run, "rPr")
                fonts = child(properties, "rFonts")
                named = fonts is not None and any(not name.endswith("hint") for name in fonts.attrib)
                direct = named or child(properties, "sz") is not None
                pieces.append(DocxPiece(text, self.cascade.run(letters, properties), direct))
        return DocxParagraph(number=count, text="".join(piece.text for piece in pieces), look=look, letters=letters, pieces=tuple(pieces),
                             page=page, element=element, boxed=next(element.iterancestors(*BOXES), None) is not None
                             or child(child(element, "pPr"), "framePr") is not None)

    def _footer(self, kind: str, root: "_Element") -> Footer | None:
        for element in root.iter(f"{WORD}p"):
            if next(element.iterancestors(FALLBACK), None) is not None:
                continue
            if _PAGE.search(_field_codes(element)):
                paragraph = self.paragraph_of(element, 0, None)
                align = _side_of(element) or paragraph.look.align
                letters = next((piece.letters for piece in paragraph.pieces if any(mark.isdigit() for mark in piece.text)),
                               paragraph.pieces[0].letters if paragraph.pieces else paragraph.letters)
                return Footer(kind=kind, text=paragraph.text, dashed=len(_DASHED.findall(paragraph.text)) > 1, align=align, letters=letters)
        return None


def _side_of(element: "_Element") -> str | None:
    """Return the side at which the frame or the text box of a paragraph stands, `outside` where a measure says it; None for neither."""
    frame = child(child(element, "pPr"), "framePr")
    box = next(element.iterancestors(f"{{{WP}}}anchor"), None)
    side: str | None = None
    if frame is not None:
        side = frame.get(f"{WORD}xAlign")
    elif box is not None:
        side = box.findtext(f"{{{WP}}}positionH/{{{WP}}}align") or "outside"
    return side


def _field_codes(paragraph: "_Element") -> str:
    """Return the codes of the fields of a paragraph, parted by blanks; what stands in a text box of it is a paragraph of its own."""
    # the code of one field may be split over several runs, and two fields may follow each other without a blank
    return "".join((one.text or "") if one.tag == _FIELDS[0] else f" {one.get(f'{WORD}instr', '')} "
                   for one in paragraph.iter(*_FIELDS) if next(one.iterancestors(f"{WORD}p"), None) is paragraph)


def _row_of(rows: "list[_Element]", one: DocxParagraph) -> int:
    """Return which row of the body a paragraph is, or stands in."""
    above = {id(element) for element in (one.element, *one.element.iterancestors())}
    return next((at for at, row in enumerate(rows) if id(row) in above), 0)


def _run_text(part: "_Element") -> str:
    if part.tag == f"{WORD}t":
        return part.text or ""
    return "\t" if part.tag == f"{WORD}tab" else "\n" if part.tag == f"{WORD}br" else ""


def _section(element: "_Element | None", targets: dict[str, str]) -> Section:
    size, margins, grid = child(element, "pgSz"), child(element, "pgMar"), child(element, "docGrid")

    def mm(found: "_Element | None", name: str, default: float) -> float:
        return (default if found is None else number(found, name, default) or 0.0) * MM_PER_TWIP

    footers = {one.get(f"{WORD}type", "default"): targets.get(one.get(f"{{{R}}}id", ""), "")
               for one in (element.findall(f"{WORD}footerReference") if element is not None else ())}
    # absent page settings are those of Word: US Letter with one-inch margins
    return Section(width_mm=mm(size, "w", 12240), height_mm=mm(size, "h", 15840), top_mm=abs(mm(margins, "top", 1440)),
                   bottom_mm=abs(mm(margins, "bottom", 1440)), left_mm=mm(margins, "left", 1440), right_mm=mm(margins, "right", 1440),
                   grid=(grid.get(f"{WORD}type", "") if grid is not None else ""), footers=footers,
                   line_pitch_twips=None if grid is None else number(grid, "linePitch"),
                   char_space=0.0 if grid is None else number(grid, "charSpace", 0.0) or 0.0)


def _assign_roles(paragraphs: list[DocxParagraph]) -> None:
    """Give every paragraph its role: title by style or by size and centring, headings by style or number, body by its length."""
    title = next((one for one in paragraphs[:12] if one.look.style.lower() in _TITLE_STYLES), None)
    if title is None:
        centred = [one for one in paragraphs[:12] if one.look.align == "center" and one.main() is not None]
        size = max((_size(one) for one in centred), default=0.0)
        title = next((one for one in centred if _size(one) == size and len(one.text) > 3), None)
    after = -1
    if title is not None:
        at = paragraphs.index(title)
        after = at
        while after < len(paragraphs) and paragraphs[after].look.align == title.look.align \
                and _size(paragraphs[after]) == _size(title) and (after == at or title.look.style == paragraphs[after].look.style):
            paragraphs[after].role = "title"
            after += 1
    for one in paragraphs[max(after, 0):]:
        _assign_role(one)


def _assign_role(one: DocxParagraph) -> None:
    text = one.text.strip()
    ordinal = read_ordinal(text)
    outline = one.look.outline
    stop = _SENTENCE.search(text)
    if outline is not None and outline < 4 and not (stop and stop.end() < len(text)):
        one.role, one.level, one.lead_end = "heading", outline + 1, len(one.text)
    elif ordinal is not None and ordinal.level is not None:
        if stop is None and len(text) <= 40:
            one.role, one.level, one.lead_end = "heading", ordinal.level, len(one.text)
        else:
            one.role = "body"
            if stop is not None and stop.end() <= 60 and stop.end() < len(text):
                one.level = ordinal.level
                one.lead_end = one.text.index(text) + stop.end()
    elif _NO_BODY.match(text):
        one.role = "other"
    elif (len(text) >= 30 or text[-1] in "。；") and one.look.align not in ("center", "right") and not _ADDRESS.fullmatch(text):
        one.role = "body"


def _size(paragraph: DocxParagraph) -> float:
    letters = paragraph.main()
    return letters.size_pt or UNSAID_SIZE_PT if letters is not None else 0.0
