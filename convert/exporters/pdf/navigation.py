"""Finding one's way: the outline by headings, and page labels as the pages print them (ISO 32000-1, 12.3.3 and 12.4.2)."""

from typing import TYPE_CHECKING, Final

from convert.exporters.pdf.syntax import number, reference, text_string
from convert.units import mm_to_pt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from convert.exporters.pdf.document import Document
    from convert.layout.frame import LaidOut, OutlineEntry, Page
    from convert.style.sheet import StyleSheet

_AROUND_NUMBERS: Final = "—–-－ \u3000"


class _Node:
    """An entry of the outline with those below it."""

    def __init__(self, object_number: int, entry: "OutlineEntry | None" = None) -> None:
        self.number = object_number
        self.entry = entry
        self.kids: list[_Node] = []

    def below(self) -> int:
        return sum(1 + kid.below() for kid in self.kids)


def write_outline(document: "Document", laid_out: "LaidOut", sheet: "StyleSheet") -> int | None:
    """Add the outline and return its number; None when there are no headings."""
    if not laid_out.outline:
        return None
    root = _Node(document.reserve())
    stack: list[tuple[int, _Node]] = [(0, root)]
    nodes: list[tuple[_Node, _Node]] = []
    for entry in laid_out.outline:
        while stack[-1][0] >= entry.level:
            stack.pop()
        node = _Node(document.reserve(), entry)
        nodes.append((stack[-1][1], node))
        stack[-1][1].kids.append(node)
        stack.append((entry.level, node))
    document.add(f"<</Type/Outlines{_kids(root)}>>", root.number)
    places = {page.number: index for index, page in enumerate(laid_out.pages, 1)}
    neighbours = {kid.number: (before, after) for node in (root, *(one for _, one in nodes))
                  for before, kid, after in zip([None, *node.kids], node.kids, [*node.kids[1:], None], strict=False)}
    for parent, node in nodes:
        before, after = neighbours[node.number]
        beside = (f"/Prev {reference(before.number)}" if before else "") + (f"/Next {reference(after.number)}" if after else "")
        document.add(f"<<{_entry(node, document, laid_out, sheet, places)}/Parent {reference(parent.number)}{beside}{_kids(node)}>>",
                     node.number)
    return root.number


def _entry(node: _Node, document: "Document", laid_out: "LaidOut", sheet: "StyleSheet", places: dict[int, int]) -> str:
    entry = node.entry
    if entry is None:
        raise ValueError("the root of the outline has no entry")
    index = places[entry.page]
    height = sheet.page.width_mm if laid_out.pages[index - 1].landscape else sheet.page.height_mm
    target = reference(document.page_number(index))
    return f"/Title{text_string(entry.text)}/Dest[{target}/XYZ null {number(mm_to_pt(height - entry.y_mm))} null]"


def _kids(node: _Node) -> str:
    if not node.kids:
        return ""
    return f"/First {reference(node.kids[0].number)}/Last {reference(node.kids[-1].number)}/Count {node.below()}"


def page_labels(pages: "Sequence[Page]") -> str:
    """Return the page labels as PDF syntax: numbers, which are printed between dashes, as they run; anything else as printed."""
    entries: list[str] = []
    running: int | None = None
    for index, page in enumerate(pages):
        label = page.label.strip(_AROUND_NUMBERS) or str(page.number)
        if not (label.isascii() and label.isdigit()):
            entries.append(f"{index}<</P{text_string(label)}>>")
            running = None
        elif running is None or int(label) != running + 1:
            entries.append(f"{index}<</S/D/St {int(label)}>>")
            running = int(label)
        else:
            running += 1
    return f"<</Nums[{' '.join(entries)}]>>"
