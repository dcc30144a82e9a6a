"""The inside of a paragraph: letters, marks, fields, revisions, pictures, boxes."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from convert.model.blocks import Figure, Mark
from convert.model.report import Furniture
from convert.ooxml.cascade import child
from convert.ooxml.names import FALLBACK, WORD
from convert.ooxml.open_package import Relationship
from convert.readers.docx.fields import Fields, simple_field
from convert.readers.docx.formulas import linear_formula
from convert.readers.docx.names import ALTERNATE, ID, RELATION, attribute, integer, toggle
from convert.readers.docx.pictures import Pictures
from convert.readers.docx.styles import DocxLook, Styles
from convert.readers.read_out import ReadOut
from convert.readers.structure.source_text import SourceText, concat
from convert.text.characters import LINE_END, display_width
from convert.text.raised import plain_or_raised
from convert.text.symbols import in_symbol_font, symbol

if TYPE_CHECKING:
    from lxml.etree import _Element

    from convert.readers.docx.notes import Notes

_LETTERS: Final = {f"{WORD}tab": "\t", f"{WORD}ptab": "\t", f"{WORD}noBreakHyphen": "-"}
_INSIDE: Final = frozenset(f"{WORD}{name}" for name in ("smartTag", "customXml", "bdo", "dir", "sdtContent", "rubyBase"))
_ADDED: Final = frozenset({f"{WORD}ins", f"{WORD}moveTo"})
_REMOVED: Final = frozenset({f"{WORD}del", f"{WORD}moveFrom"})
_DRAWINGS: Final = frozenset({f"{WORD}drawing", f"{WORD}pict", f"{WORD}object"})
_MATH: Final = frozenset({"oMath", "oMathPara"})
Kind = Literal["strong", "emphasis", "superscript", "subscript"]
_TAB: Final = 4
"""Columns of an underlined tab."""
_RAISED_BY: Final = 4
"""Half points from which letters are raised as an exponent or a note mark is."""
_PLACES: Final[dict[str | None, Kind]] = {"superscript": "superscript", "subscript": "subscript"}


class DocxSegment(msgspec.Struct):
    """The letters between two line breaks of a paragraph."""

    parts: list[SourceText] = []
    marks: list[Mark] = []
    """With offsets in the text that was read out."""
    sizes: Counter[float] = msgspec.field(default_factory=Counter)
    """How many letters have a size of their own, in points."""
    bold: int = 0
    """How many letters are bold."""

    @property
    def content(self) -> SourceText:
        """The letters with their places."""
        return concat(self.parts)

    @property
    def size_pt(self) -> float | None:
        """Size of most letters where it is said."""
        return self.sizes.most_common(1)[0][0] if self.sizes else None

    @property
    def is_bold(self) -> bool:
        """Whether every letter is bold."""
        return 0 < self.bold >= sum(len("".join(part.text.split())) for part in self.parts)


class Inline(msgspec.Struct):
    """What a paragraph holds."""

    segments: list[DocxSegment]
    figures: list[Figure] = []
    boxes: "list[_Element]" = []
    """Text boxes that are anchored in it."""
    page_break: bool = False
    """A page ends in it."""


class InlineReader:
    """Reads paragraphs one after the other."""

    def __init__(self, out: ReadOut, styles: Styles, relationships: dict[str, Relationship], pictures: Pictures,
                 notes: "Notes | None", *, original: bool) -> None:
        """`original` reads the text as it was before tracked changes."""
        self.out, self._styles, self._relationships, self._pictures, self._notes = out, styles, relationships, pictures, notes
        self._dropped = _ADDED if original else _REMOVED
        self.fields = Fields()
        self.counted = {"revision": 0, "hidden-text": 0}
        """Letters left out, by reason."""
        self._look = DocxLook()
        self._found = Inline([])
        self._reasons: list[str] = []
        self._font = ""
        """Font of the run, where it is named."""
        self._size: float | None = None
        self._bold = self._underlined = False
        self._last_letters: _Element | None = None
        """The last letters of the paragraph, while they are to come."""

    def read(self, paragraph: "_Element", look: DocxLook, label: str = "") -> Inline:
        """Return what `paragraph` holds; its letters are appended to the text read out, after `label`."""
        self._look = look
        self._found = Inline([DocxSegment([], [])], [], [])
        self._last_letters = _last_letters(paragraph)
        if label:
            self._found.segments[-1].parts.append(self.out.add(label))
        self._walk(paragraph)
        self.fields.end_paragraph()
        return self._found

    def merged(self, before: Inline, paragraph: "_Element", look: DocxLook) -> Inline:
        """Go on in `before`, whose paragraph mark was deleted, with `paragraph`."""
        self._look, self._found = look, before
        self._walk(paragraph)
        return self._found

    def _walk(self, parent: "Iterable[_Element]") -> None:
        for element in parent:
            tag = element.tag
            if tag == f"{WORD}r":
                self._run(element)
            elif tag in _INSIDE:
                self._walk(element)
            elif tag == f"{WORD}hyperlink":
                self._hyperlink(element)
            elif tag == f"{WORD}sdt":
                self._walk(element.iterfind(f"{WORD}sdtContent"))
            elif tag in _ADDED or tag in _REMOVED:
                self._within("revision" if tag in self._dropped else "", element)
            elif tag == ALTERNATE:
                self._walk(chosen(element))
            elif isinstance(tag, str) and tag.rpartition("}")[2] in _MATH:
                self._letters(linear_formula(element), ())
            elif tag == f"{WORD}fldSimple":
                self._simple_field(element)

    def _simple_field(self, element: "_Element") -> None:
        start = self.out.position
        self._walk(element)
        if self.out.position == start:
            self._letters(simple_field(element.get(f"{WORD}instr", "")), ())

    def _within(self, reason: str, element: "_Element") -> None:
        if reason:
            self._reasons.append(reason)
        self._walk(element)
        if reason:
            self._reasons.pop()

    def _hyperlink(self, element: "_Element") -> None:
        relation = self._relationships.get(element.get(RELATION, ""))
        start = self.out.position
        self._walk(element)
        address = relation.target if relation is not None and relation.external else ""
        if address.startswith(("http://", "https://", "mailto:")) and self.out.position > start and not self.fields.in_contents:
            self._found.segments[-1].marks.append(Mark(kind="link", start=start, end=self.out.position, target=address))

    def _run(self, run: "_Element") -> None:
        properties = child(run, "rPr")
        self._bold = bool(self._look.bold)
        self._underlined = attribute(properties, "u") not in (None, "none")
        kinds, hidden = self._emphasis(properties) if properties is not None else ((), self._look.hidden or False)
        self._font = attribute(properties, "rFonts", "ascii") or ""
        size = integer(attribute(properties, "sz"))
        self._size = self._look.size_pt if size is None else size / 2
        if hidden:
            self._reasons.append("hidden-text")
        note = None
        for element in run:
            tag = element.tag
            if element is self._last_letters:
                self._last_letters = None
            if tag in (f"{WORD}t", f"{WORD}delText"):
                if note is not None and self._notes is not None:
                    self._note_mark(note, element.text or "")
                    note = None
                else:
                    self._letters(in_symbol_font(element.text or "", self._font), kinds)
            elif tag in (f"{WORD}footnoteReference", f"{WORD}endnoteReference"):
                note = self._reference(element)
            else:
                self._other(element, kinds)
        if hidden:
            self._reasons.pop()

    def _other(self, element: "_Element", kinds: tuple[Kind, ...]) -> None:
        tag = element.tag
        if tag in _LETTERS:
            self._letters(_LETTERS[tag], kinds)
        elif tag == f"{WORD}br":
            self._break(element.get(f"{WORD}type"))
        elif tag == f"{WORD}cr":
            self._break(None)
        elif tag == f"{WORD}sym":
            self._letters(symbol(element.get(f"{WORD}char", ""), element.get(f"{WORD}font", "")), kinds)
        elif tag in _DRAWINGS:
            self._drawing(element)
        elif tag == f"{WORD}fldChar":
            self._letters(self.fields.turn(element.get(f"{WORD}fldCharType", ""), child(element, "ffData")), kinds)
        elif tag == f"{WORD}instrText":
            self.fields.instruct(element.text or "")
        elif tag == f"{WORD}ruby":
            self._ruby(element)
        elif tag == ALTERNATE:
            for inner in chosen(element):
                self._other(inner, kinds)

    def _emphasis(self, properties: "_Element") -> tuple[tuple[Kind, ...], bool]:
        bold, slanted, hidden, place = self._styles.emphasis(attribute(properties, "rStyle"))
        own_bold, own_slanted, own_hidden = (toggle(properties, name) for name in ("b", "i", "vanish"))
        bold = bold if own_bold is None else own_bold
        slanted = slanted if own_slanted is None else own_slanted
        hidden = hidden if own_hidden is None else own_hidden
        place = attribute(properties, "vertAlign") or place
        if place in (None, "baseline") and (integer(attribute(properties, "position"), 0) or 0) >= _RAISED_BY:
            place = "superscript"
        self._bold = bool(self._look.bold if bold is None else bold)
        kinds: list[Kind] = []
        if bold and not self._look.bold:
            kinds.append("strong")
        if slanted:
            kinds.append("emphasis")
        if place in _PLACES:
            kinds.append(_PLACES[place])
        return tuple(kinds), (self._look.hidden if hidden is None else hidden) or False

    def _letters(self, text: str, kinds: Iterable[Kind]) -> None:
        if self.fields.in_code or not text:
            return
        reason = self._reasons[-1] if self._reasons else "contents" if self.fields.in_contents else ""
        text = LINE_END.sub(" ", text)
        self.fields.met_letters()
        if self._underlined and self._last_letters is None and not text.strip():
            text = "_" * max(1, display_width(text.replace("\t", " " * _TAB)))  # a blank to be filled in; plain ones would go at the end
        if "superscript" in kinds:
            plain, text = text, plain_or_raised(text, self._before())
            kinds = [kind for kind in kinds if kind != "superscript" or text == plain]
        placed = self.out.add(text)
        if reason:
            if text.strip():
                self.counted[reason] = self.counted.get(reason, 0) + len(text)
                self._furniture(placed, reason)
            return
        segment = self._found.segments[-1]
        segment.parts.append(placed)
        letters = len("".join(text.split()))
        if self._size:
            segment.sizes[self._size] += letters
        segment.bold += letters if self._bold else 0
        for kind in kinds:
            add_mark(segment.marks, kind, *placed.spans[0])

    def _before(self) -> str:
        parts = self._found.segments[-1].parts
        return parts[-1].text if parts else ""

    def _furniture(self, placed: SourceText, reason: str) -> None:
        last = self.out.furniture[-1] if self.out.furniture else None
        if last is not None and last.reason == reason and last.source and last.source[-1][1] == placed.spans[0][0]:
            joined = (*last.source[:-1], (last.source[-1][0], placed.spans[0][1]))
            self.out.furniture[-1] = Furniture(text=last.text + placed.text, source=joined, reason=reason)
        else:
            self.out.furniture.append(Furniture(text=placed.text, source=placed.spans, reason=reason))

    def _break(self, kind: str | None) -> None:
        if self.fields.in_code:
            return
        if kind == "page":
            self._found.page_break = True
        if self._found.segments[-1].parts:
            self.out.end_line()
            self._found.segments.append(DocxSegment([], []))

    def _drawing(self, element: "_Element") -> None:
        if self._reasons:
            return
        boxes = list(element.iter(f"{WORD}txbxContent"))
        self._found.boxes.extend(_outermost(boxes))
        if not boxes:
            self._found.figures.extend(self._pictures.figures(element))

    def _ruby(self, element: "_Element") -> None:
        self._walk(element.iterfind(f"{WORD}rubyBase"))
        for above in element.iterfind(f"{WORD}rt"):
            self._within("ruby", above)

    def _reference(self, element: "_Element") -> tuple[str, str] | None:
        """Place the mark of a note; return its key when the mark itself follows as letters."""
        kind = "footnote" if element.tag == f"{WORD}footnoteReference" else "endnote"
        key = (kind, element.get(ID, ""))
        if self._notes is None or self._reasons or not self._notes.has(key):
            return None
        if element.get(f"{WORD}customMarkFollows") in ("1", "true", "on"):
            return key
        self._note_mark(key, self._notes.next_mark(key))
        return None

    def _note_mark(self, key: tuple[str, str], mark: str) -> None:
        placed = self.out.add(mark)
        if placed.text and self._notes is not None:
            segment = self._found.segments[-1]
            segment.parts.append(placed)
            segment.marks.append(Mark(kind="note", start=placed.spans[0][0], end=placed.spans[0][1],
                                      target=self._notes.refer(key, mark)))


def _last_letters(paragraph: "_Element") -> "_Element | None":
    """Return the last text of a paragraph that is not blank, where something in it is underlined."""
    if next(paragraph.iter(f"{WORD}u"), None) is None:
        return None
    last = None
    for letters in paragraph.iter(f"{WORD}t"):
        if letters.text and letters.text.strip():
            last = letters
    return last


def chosen(alternatives: "_Element") -> "_Element":
    """Return the branch of alternative content that is read: the first choice, else the fallback."""
    return next(iter(alternatives), alternatives)


def add_mark(marks: list[Mark], kind: Kind, start: int, end: int) -> None:
    """Add a mark, or make the one before longer when it reaches to `start`."""
    for index in range(len(marks) - 1, max(-1, len(marks) - 4), -1):
        if marks[index].kind == kind and marks[index].end == start:
            marks[index] = msgspec.structs.replace(marks[index], end=end)
            return
    marks.append(Mark(kind=kind, start=start, end=end))


def _outermost(boxes: "list[_Element]") -> "list[_Element]":
    """Leave out boxes inside boxes, which are read with the outer one, and fallbacks that say the same again."""
    found: list[_Element] = []
    for box in boxes:
        above = {id(parent) for parent in box.iterancestors()}
        if not any(id(other) in above for other in found) and not any(
                True for _ in box.iterancestors(FALLBACK)):
            found.append(box)
    return found


