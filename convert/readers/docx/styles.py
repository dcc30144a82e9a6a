"""What the styles of a document say about its paragraphs: outline level, emphasis, place, number, part of the report."""

from typing import TYPE_CHECKING, Final

import msgspec

from convert.ooxml.cascade import child
from convert.ooxml.names import WORD
from convert.readers.docx.names import VAL, attribute, integer, toggle
from convert.readers.structure.lines import Role

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST: Final = 20
_HALF_POINTS: Final = 2
_BODY_LEVEL: Final = 9
OWN_ROLES: Final[dict[str, Role]] = {
    "material_number": "material_number", "organ_line": "organ_line", "title": "title", "occasion": "occasion", "issuer": "issuer",
    "salutation": "salutation", "main_recipients": "main_recipients", "heading_1": "heading1", "heading_2": "heading2",
    "heading_3": "heading3", "heading_4": "heading4", "item": "item", "flush": "flush", "centred": "centred", "right": "right",
    "closing": "closing", "table_caption": "caption", "table_unit": "unit", "table_note": "table_note", "figure_caption": "caption",
    "attachment_label": "attachment", "attachment_title": "attachment_title", "document_note": "document_note",
}
"""Ids of the styles that this program writes."""
_TITLES: Final = frozenset({"title", "标题", "文章标题", "公文标题", "大标题"})
_CONTENTS: Final = ("toc ", "目录", "contents")


class DocxLook(msgspec.Struct, kw_only=True):
    """Properties of a paragraph, from its style and its own; None is unsaid."""

    name: str = ""
    role: Role | None = None
    outline: int | None = None
    """From 0, as the format counts; 9 is body text."""
    bold: bool | None = None
    hidden: bool | None = None
    place: str | None = None
    """left, center, right, both …"""
    size_pt: float | None = None
    numbering: str | None = None
    level: int | None = None
    indent: int = 0
    """First-line indent in half-width columns."""
    page_break: bool | None = None

    @property
    def is_title(self) -> bool:
        """Whether the style is the one for titles."""
        return self.name in _TITLES

    @property
    def is_contents(self) -> bool:
        """Whether the style belongs to tables of contents."""
        return self.name.startswith(_CONTENTS)

    @property
    def heading(self) -> int | None:
        """Outline level from 1, None for body text."""
        return None if self.outline is None or self.outline >= _BODY_LEVEL else self.outline + 1


class Styles:
    """The styles of a document by id, resolved along what they are based on."""

    def __init__(self, root: "_Element | None") -> None:
        self._elements: dict[str, _Element] = {}
        self._default = ""
        self._looks: dict[str, DocxLook] = {}
        for element in root.iter(f"{WORD}style") if root is not None else ():
            key = element.get(f"{WORD}styleId", "")
            self._elements.setdefault(key, element)
            if element.get(f"{WORD}type") == "paragraph" and element.get(f"{WORD}default") in ("1", "true"):
                self._default = key

    def look(self, style: str | None) -> DocxLook:
        """Return what style `style` says; that of the default style for None."""
        key = self._default if style is None else style
        if key not in self._looks:
            self._looks[key] = self._resolve(key)
        return self._looks[key]

    def emphasis(self, style: str | None) -> tuple[bool | None, bool | None, bool | None, str | None]:
        """Return whether a character style makes letters bold, slanted, hidden, and where it sets them: superscript, subscript."""
        properties = child(self._elements.get(style or ""), "rPr")
        return toggle(properties, "b"), toggle(properties, "i"), toggle(properties, "vanish"), attribute(properties, "vertAlign")

    def _resolve(self, key: str) -> DocxLook:
        chain: list[_Element] = []
        current: str | None = key
        while current is not None and current in self._elements and len(chain) < _DEEPEST:
            if self._elements[current] in chain:
                break
            chain.append(self._elements[current])
            current = attribute(self._elements[current], "basedOn")
        look = DocxLook(role=OWN_ROLES.get(key))
        for element in reversed(chain):
            look = with_properties(look, child(element, "pPr"), child(element, "rPr"))
        if chain:
            look.name = (attribute(chain[0], "name") or "").lower()
            if look.outline is None:
                look.outline = _level_of_name(look.name)
        return look


def with_properties(look: DocxLook, paragraph: "_Element | None", run: "_Element | None") -> DocxLook:
    """Return `look` changed by properties of a paragraph and of its letters."""
    found = msgspec.structs.replace(look)
    if paragraph is not None:
        outline = integer(attribute(paragraph, "outlineLvl"))
        found.outline = look.outline if outline is None else outline
        found.place = attribute(paragraph, "jc") or look.place
        numbering = child(paragraph, "numPr")
        if numbering is not None:
            found.numbering = attribute(numbering, "numId") or look.numbering
            found.level = integer(attribute(numbering, "ilvl"), look.level)
        found.indent = _indent(paragraph, look.indent)
        broken = toggle(paragraph, "pageBreakBefore")
        found.page_break = look.page_break if broken is None else broken
    if run is not None:
        bold, hidden, size = toggle(run, "b"), toggle(run, "vanish"), integer(attribute(run, "sz"))
        found.bold = look.bold if bold is None else bold
        found.hidden = look.hidden if hidden is None else hidden
        found.size_pt = look.size_pt if size is None else size / _HALF_POINTS
    return found


def style_of(paragraph_properties: "_Element | None") -> str | None:
    """Return the id of the style that a paragraph names."""
    found = child(paragraph_properties, "pStyle")
    return None if found is None else found.get(VAL)


def _indent(paragraph: "_Element", default: int) -> int:
    """Two characters make four columns; twips are taken as characters of 16 pt."""
    found = child(paragraph, "ind")
    if found is None:
        return default
    characters = integer(found.get(f"{WORD}firstLineChars"))
    if characters is not None:
        return max(0, min(40, characters // 50))
    twips = integer(found.get(f"{WORD}firstLine"))
    return default if twips is None else max(0, min(40, round(twips / 160)))


def _level_of_name(name: str) -> int | None:
    for prefix in ("heading ", "标题 "):
        if name.startswith(prefix):
            level = integer(name[len(prefix):len(prefix) + 1])
            return None if level is None else level - 1
    return None
