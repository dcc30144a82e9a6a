"""The inside of a paragraph: letters, marks, fields, revisions, pictures, boxes."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from convert.model.blocks import Figure, Mark
from convert.model.report import Furniture
from convert.ooxml.open_package import Relationship
from convert.readers.docx.names import ALTERNATE, ID, MATH_TEXT, RELATION, WORD, attribute, child, toggle
from convert.readers.docx.pictures import Pictures
from convert.readers.docx.styles import Look, Styles
from convert.readers.read_out import ReadOut
from convert.readers.structure.source_text import SourceText, concat

if TYPE_CHECKING:
    from lxml.etree import _Element

    from convert.readers.docx.notes import Notes

_SYMBOLS: Final = {0xFC: "√", 0xFB: "×", 0xA8: "□", 0xFE: "☑", 0x6C: "●", 0x6E: "■", 0x75: "◆", 0xD8: "➢", 0xA7: "▪", 0xB7: "·",
                   0x76: "❖", 0x71: "□", 0x9F: "•", 0xAB: "★", 0xB6: "☆", 0xE0: "→", 0xDF: "←"}
_SYMBOL_FONTS: Final = ("wingdings", "symbol")
_LETTERS: Final = {f"{WORD}tab": "\t", f"{WORD}ptab": "\t", f"{WORD}noBreakHyphen": "-"}
_INSIDE: Final = frozenset(f"{WORD}{name}" for name in ("smartTag", "customXml", "fldSimple", "bdo", "dir", "sdtContent", "rubyBase"))
_ADDED: Final = frozenset({f"{WORD}ins", f"{WORD}moveTo"})
_REMOVED: Final = frozenset({f"{WORD}del", f"{WORD}moveFrom"})
_DRAWINGS: Final = frozenset({f"{WORD}drawing", f"{WORD}pict", f"{WORD}object"})
_MATH: Final = frozenset({"oMath", "oMathPara"})
Kind = Literal["strong", "emphasis", "superscript", "subscript"]
_PLACES: Final[dict[str | None, Kind]] = {"superscript": "superscript", "subscript": "subscript"}


class Segment(msgspec.Struct):
    """The letters between two line breaks of a paragraph."""

    parts: list[SourceText] = []
    marks: list[Mark] = []
    """With offsets in the text that was read out."""

    @property
    def content(self) -> SourceText:
        """The letters with their places."""
        return concat(self.parts)


class Inline(msgspec.Struct):
    """What a paragraph holds."""

    segments: list[Segment]
    figures: list[Figure] = []
    boxes: "list[_Element]" = []
    """Text boxes that are anchored in it."""
    page_break: bool = False
    """A page ends in it."""


class Fields:
    """The fields that are open; a table of contents may run over many paragraphs."""

    def __init__(self) -> None:
        self._open: list[list[str]] = []

    def turn(self, kind: str) -> None:
        """Take in the mark that begins a field, its result or its end."""
        if kind == "begin":
            self._open.append(["code", ""])
        elif self._open and kind == "separate":
            self._open[-1][0] = "result"
        elif self._open and kind == "end":
            self._open.pop()

    def end_paragraph(self) -> None:
        """Forget fields whose code never ended, as they would swallow the rest of the text."""
        while self._open and self._open[-1][0] == "code":
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Add to the code of the innermost field."""
        if self._open and len(self._open[-1][1]) < 200:
            self._open[-1][1] += text

    @property
    def in_code(self) -> bool:
        """Whether what comes is the code of a field and not letters."""
        return any(phase == "code" for phase, _ in self._open)

    @property
    def in_contents(self) -> bool:
        """Whether what comes is a table of contents."""
        return any(code.lstrip()[:4].upper().rstrip() == "TOC" for _, code in self._open)


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
        self._look = Look()
        self._found = Inline([])
        self._reasons: list[str] = []

    def read(self, paragraph: "_Element", look: Look, label: str = "") -> Inline:
        """Return what `paragraph` holds; its letters are appended to the text read out, after `label`."""
        self._look = look
        self._found = Inline([Segment([], [])], [], [])
        if label:
            self._found.segments[-1].parts.append(self.out.add(label))
        self._walk(paragraph)
        self.fields.end_paragraph()
        return self._found

    def merged(self, before: Inline, paragraph: "_Element", look: Look) -> Inline:
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
                for letters in element.iter(MATH_TEXT):
                    self._letters(letters.text or "", ())

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
        kinds, hidden = self._emphasis(properties) if properties is not None else ((), self._look.hidden or False)
        if hidden:
            self._reasons.append("hidden-text")
        note = None
        for element in run:
            tag = element.tag
            if tag in (f"{WORD}t", f"{WORD}delText"):
                if note is not None and self._notes is not None:
                    self._note_mark(note, element.text or "")
                    note = None
                else:
                    self._letters(element.text or "", kinds)
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
            self.fields.turn(element.get(f"{WORD}fldCharType", ""))
        elif tag == f"{WORD}instrText":
            self.fields.instruct(element.text or "")
        elif tag == f"{WORD}ruby":
            self._ruby(element)
        elif tag == ALTERNATE:
            for inner in chosen(element):
                self._other(inner, kinds)

    def _emphasis(self, properties: "_Element") -> tuple[tuple[Kind, ...], bool]:
        bold, slanted, hidden = self._styles.emphasis(attribute(properties, "rStyle"))
        own_bold, own_slanted, own_hidden = (toggle(properties, name) for name in ("b", "i", "vanish"))
        bold = bold if own_bold is None else own_bold
        slanted = slanted if own_slanted is None else own_slanted
        hidden = hidden if own_hidden is None else own_hidden
        place = attribute(properties, "vertAlign")
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
        text = text.replace("\n", " ").replace("\r", " ")
        placed = self.out.add(text)
        if reason:
            if text.strip():
                self.counted[reason] = self.counted.get(reason, 0) + len(text)
                self._furniture(placed, reason)
            return
        segment = self._found.segments[-1]
        segment.parts.append(placed)
        for kind in kinds:
            add_mark(segment.marks, kind, *placed.spans[0])

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
            self._found.segments.append(Segment([], []))

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


def chosen(alternatives: "_Element") -> "_Element":
    """Return the branch of alternative content that is read: the first choice, else the fallback."""
    return next(iter(alternatives), alternatives)


def symbol(code: str, font: str) -> str:
    """Return the letter that a symbol shows; one of a symbol font that is not known stays what it is."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    if font.lower().startswith(_SYMBOL_FONTS) and value & 0xFF in _SYMBOLS:
        return _SYMBOLS[value & 0xFF]
    return chr(value) if 0x20 <= value <= 0xFFFD and not 0xD800 <= value <= 0xDFFF else ""


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
                parent.tag.endswith("}Fallback") for parent in box.iterancestors() if isinstance(parent.tag, str)):
            found.append(box)
    return found


