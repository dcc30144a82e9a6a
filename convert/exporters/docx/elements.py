"""WordprocessingML as trees: every element with its children in the order of the schema (ISO/IEC 29500-1 17)."""

from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from lxml import etree

from convert.ooxml.names import MC, PIC, W15, WP, WPS, XML_SPACE, A, R, W
from convert.patterns import regex
from convert.text.characters import LINE_END

Element = Any
"""An element of lxml, which has no types."""

_SPACES: Final = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC, "wps": WPS, "w15": W15, "mc": MC}
_ILLEGAL: Final = regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ORDER: Final = {
    "pPr": ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "pBdr", "tabs", "kinsoku", "wordWrap",
            "overflowPunct", "autoSpaceDE", "autoSpaceDN", "adjustRightInd", "snapToGrid", "spacing", "ind", "jc", "outlineLvl",
            "rPr", "sectPr"),
    "rPr": ("ins", "del", "rStyle", "rFonts", "b", "bCs", "color", "spacing", "w", "kern", "sz", "szCs", "u", "vertAlign", "lang"),
    "style": ("name", "basedOn", "next", "link", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat", "pPr", "rPr", "tblPr"),
    "tblPr": ("tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription"),
    "trPr": ("cantSplit", "trHeight", "tblHeader", "ins", "del"),
    "tcPr": ("tcW", "gridSpan", "vMerge", "tcMar", "vAlign"),
    "pBdr": ("top", "left", "bottom", "right", "between"),
}
"""The children that this program writes, in the order of the schema."""
_RANK: Final = {tag: {child: rank for rank, child in enumerate(children)} for tag, children in _ORDER.items()}


@cache
def name_of(tag: str) -> str:
    """Return the name of a tag in its namespace: `w:p`, or `p` for WordprocessingML."""
    prefix, _, local = tag.rpartition(":")
    return f"{{{_SPACES[prefix or 'w']}}}{local}"


@cache
def _attribute(name: str) -> str:
    prefix, _, local = name.rstrip("_").rpartition("__")
    return f"{{{_SPACES[prefix or 'w']}}}{local}"


VAL: Final = name_of("w:val")


def w(tag: str, *children: Element, **attributes: str | float) -> Element:
    """Return an element of WordprocessingML.

    Args:
        tag: Its name without prefix.
        children: Its children; where the schema wants an order, they come to stand in it.
        attributes: By name; `type_` is `w:type`, `r__id` is `r:id`.
    """
    made = etree.Element(name_of(tag), None, _RELATED if "r__id" in attributes else _PLAIN)
    for key, content in attributes.items():
        made.set(_attribute(key), content if isinstance(content, str) else str(content))
    if children:
        rank = _RANK.get(tag)
        made.extend(sorted(children, key=lambda child: rank[_local(child)]) if rank else children)
    return made


_PLAIN: Final = {"w": W}
_RELATED: Final = {"w": W, "r": R}


def _local(made: Element) -> str:
    name: str = made.tag
    return name[name.rindex("}") + 1:]


def element(tag: str, *children: Element, **attributes: str | float) -> Element:
    """Return an element of another vocabulary, `wp:anchor`, whose attributes have no namespace; `r__id` is `r:id`."""
    names = {_attribute(key) if "__" in key else key: str(content) for key, content in attributes.items()}
    used = {prefix: _SPACES[prefix] for prefix in (tag.partition(":")[0], *(key.partition("__")[0] for key in attributes if "__" in key))}
    made = etree.Element(name_of(tag), names, used)
    made.extend(children)
    return made


def where_known(prefix: str, *children: Element) -> Element:
    """Return content for programs that know a later vocabulary; others show nothing. Its prefix must be declared there."""
    choice = etree.Element(name_of("mc:Choice"), {"Requires": prefix}, {"mc": MC, prefix: _SPACES[prefix]})
    choice.extend(children)
    return element("mc:AlternateContent", choice)


def switch(tag: str, *, on: bool) -> Element:
    """Return an on-off property that says what it is, whatever it inherits."""
    return w(tag, val=int(on))


def set_property(owner: Element, made: Element, kind: str = "pPr") -> None:
    """Put a child into an element of a kind whose children have an order, at its place, instead of one of its name."""
    rank = _RANK[kind]
    own = rank[_local(made)]
    for child in owner:
        other = rank[_local(child)]
        if other == own:
            owner.replace(child, made)
            return
        if other > own:
            child.addprevious(made)
            return
    owner.append(made)


def paragraph(style: str, content: Iterable[Element] = (), properties: Iterable[Element] = ()) -> Element:
    """Return a paragraph of `style`; `properties` is what its `w:pPr` holds besides."""
    made = etree.Element(_P, None, _PLAIN)
    own = etree.SubElement(made, _PPR)
    etree.SubElement(own, _PSTYLE).set(VAL, style)
    own.extend(sorted(properties, key=lambda child: _RANK["pPr"][_local(child)]))
    made.extend(content)
    return made


def run(text: str = "", properties: Iterable[Element] = (), *, broken: bool = False) -> Element:
    """Return a run of letters; `broken` puts it on a new line. Tabs become `w:tab`, line ends `w:br`."""
    made = etree.Element(_R, None, _PLAIN)
    own = list(properties)
    if own:
        etree.SubElement(made, _RPR).extend(own)
    if broken:
        etree.SubElement(made, _BR)
    if text.isprintable():
        if text:
            _letters(made, text)
        return made
    for number, line in enumerate(LINE_END.split(text)):
        if number:
            etree.SubElement(made, _BR)
        for place, cell in enumerate(line.split("\t")):
            if place:
                etree.SubElement(made, _TAB)
            if cell:
                _letters(made, cell)
    return made


def character_style(style: str) -> list[Element]:
    """Return the properties of a run with a character style; none for an empty id."""
    return [w("rStyle", val=style)] if style else []


def complex_field(instruction: str, cached: str, properties: str = "") -> list[Element]:
    """Return the runs of a field with a cached result, which programs show until they compute it anew, in a character style."""
    def made(child: Element) -> Element:
        return w("r", *([w("rPr", *character_style(properties))] if properties else []), child)

    return [made(w("fldChar", fldCharType="begin")), made(field_code(instruction)), made(w("fldChar", fldCharType="separate")),
            run(cached, character_style(properties)), made(w("fldChar", fldCharType="end"))]


def field_code(instruction: str) -> Element:
    """Return the code of a field."""
    code = w("instrText")
    code.set(XML_SPACE, "preserve")
    code.text = f" {instruction} "
    return code


def spacing(*, before: int = 0, after: int = 0, line: int) -> Element:
    """Return distances of a paragraph and its exact row pitch, in twips."""
    return w("spacing", before=before, after=after, line=line, lineRule="exact")


def tabs(*stops: tuple[str, int]) -> Element:
    """Return tab stops: kind and place in twips."""
    return w("tabs", *(w("tab", val=kind, pos=max(1, place)) for kind, place in stops))


def unruled_table(widths: Iterable[int], cells: Iterable[Iterable[Element]], side: str = "center") -> Element:
    """Return a table of one row without lines, centred, which no page parts.

    Args:
        widths: Of the cells, in twips.
        cells: The paragraphs of each.
        side: Where they stand when they are lower than the row: top, center, bottom.
    """
    wide = list(widths)
    sides = (w(side, w=0, type_="dxa") for side in ("left", "right"))
    properties = w("tblPr", w("tblW", w=sum(wide), type_="dxa"), w("jc", val="center"), w("tblLayout", type_="fixed"),
                   w("tblCellMar", *sides))
    row = (w("tc", w("tcPr", w("tcW", w=width, type_="dxa"), w("vAlign", val=side)), *content)
           for width, content in zip(wide, cells, strict=True))
    whole = w("trPr", w("cantSplit"))
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in wide)), w("tr", whole, *row))


def legal(text: str) -> str:
    """Return `text` with U+FFFD for every character that XML cannot hold."""
    return text if text.isprintable() else _ILLEGAL.sub("\ufffd", text)


def illegal_characters(text: str) -> list[str]:
    """Return the characters of `text` that XML cannot hold, in order."""
    return [] if text.isprintable() else [char for char in _ILLEGAL.findall(text) if char not in "\v\f"]


def _letters(owner: Element, text: str) -> None:
    made = etree.SubElement(owner, _T)
    if text[:1].isspace() or text[-1:].isspace() or "  " in text:
        made.set(XML_SPACE, "preserve")
    made.text = legal(text)


_P: Final = name_of("p")
_PPR: Final = name_of("pPr")
_PSTYLE: Final = name_of("pStyle")
_R: Final = name_of("r")
_RPR: Final = name_of("rPr")
_T: Final = name_of("t")
_TAB: Final = name_of("tab")
_BR: Final = name_of("br")
