"""What stands in frames and changed. Word processors forget tracked changes in frames: LibreOffice shows what is gone as text.

So a frame with changes is given up: the imprint becomes a table behind the text, whose lines are those of the imprint; the mark of
a letter becomes a paragraph.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from convert.exporters.docx.elements import Element, name_of, paragraph, spacing, w
from convert.exporters.docx.story import Story
from convert.exporters.docx.styles import eighths
from convert.ooxml.revisions import RevisionAuthor
from convert.units import mm_to_twips

_IMPRINT: Final = "imprint"
_P, _PROPERTIES, _FRAME, _STYLE = name_of("p"), name_of("pPr"), name_of("framePr"), name_of("pStyle")
_CHANGES: Final = (name_of("ins"), name_of("del"))


def unframed(blocks: Sequence[Element], story: Story, author: RevisionAuthor) -> list[Element]:
    """Return `blocks` with every frame that holds changes given up."""
    found: list[Element] = []
    give_up = False
    for framed, group in groupby(blocks, key=_is_framed):
        own = list(group)
        if framed:
            give_up = any(next(one.iter(*_CHANGES), None) is not None for one in own)
            found += _given_up(own, story, author) if give_up else own
            continue
        if give_up and found[-1].tag != _P:
            _without_drawings(own[:1])
        give_up = False
        found += own
    if found and _is_framed(found[-1]):
        found.append(paragraph(story.styles.gap()))  # a frame stands at the paragraph below it
    return found


def _given_up(framed: Sequence[Element], story: Story, author: RevisionAuthor) -> list[Element]:
    for one in framed:
        properties = one.find(_PROPERTIES)
        properties.remove(properties.find(_FRAME))
    rows = [one for one in framed if one.find(f"{_PROPERTIES}/{_STYLE}").get(name_of("val")) == _IMPRINT]
    if not rows:
        return list(framed)
    apart = paragraph(story.styles.gap(), (), [spacing(before=story.sheet.docx.line_twips, line=20)])
    return [*(one for one in framed if one not in rows), apart, _table(rows, story, author)]


def _table(rows: Sequence[Element], story: Story, author: RevisionAuthor) -> Element:
    """Return the imprint as a table of one column: lines above, below and between its rows (7.4.1)."""
    rules, width = story.sheet.imprint, mm_to_twips(story.sheet.page.type_area_width_mm)
    lines = [w(side, val="single", sz=eighths(thickness), space=0, color="000000") for side, thickness in (
        ("top", rules.outer_line_mm), ("bottom", rules.outer_line_mm), ("insideH", rules.inner_line_mm))]
    sides = (w(side, w=0, type_="dxa") for side in ("left", "right"))
    properties = w("tblPr", w("tblW", w=width, type_="dxa"), w("tblBorders", *lines), w("tblLayout", type_="fixed"),
                   w("tblCellMar", *sides))
    return w("tbl", properties, w("tblGrid", w("gridCol", w=width)), *(_row(one, width, author) for one in rows))


def _row(content: Element, width: int, author: RevisionAuthor) -> Element:
    cell = w("tc", w("tcPr", w("tcW", w=width, type_="dxa")), content)
    state = next((tag for tag in ("ins", "del") if content.find(f"{_PROPERTIES}/{name_of('rPr')}/{name_of(tag)}") is not None), None)
    return w("tr", w("trPr", w("cantSplit"), *([author.mark(state)] if state else [])), cell)


def _without_drawings(blocks: Sequence[Element]) -> None:
    """Take the lines of the imprint, which were drawn at their places of the page, from the paragraph that they were anchored to."""
    for block in blocks:
        if block.tag == _P:
            for run in block.findall(name_of("r")):
                block.remove(run)


def _is_framed(block: Element) -> bool:
    return block.find(f"{_PROPERTIES}/{_FRAME}") is not None
