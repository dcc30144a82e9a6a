"""What no validator sees in a DOCX and yet makes a word processor repair, refuse or misread it.

Cheap enough to run on every file before it is published: one pass over each part.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from convert.ooxml.names import CONTENT_TYPE, WP, R, W
from convert.verify.package_faults import CheckedPackage, PartTarget

_MAIN: Final = "word/document.xml"
_STYLES: Final = "word/styles.xml"
_FOOTNOTES: Final = "word/footnotes.xml"
_LONGEST_BOOKMARK: Final = 40
_PAGE_MARGINS: Final = ("top", "right", "bottom", "left", "header", "footer", "gutter")
_STYLE_USES: Final = {f"{{{W}}}pStyle": "paragraph", f"{{{W}}}rStyle": "character", f"{{{W}}}tblStyle": "table"}
_THEME: Final = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
_P: Final = f"{{{W}}}p"
_PROPERTIES: Final = f"{{{W}}}pPr"
_T: Final = f"{{{W}}}t"
_VALUE: Final = f"{{{W}}}val"


def docx_faults(package: CheckedPackage) -> tuple[str, ...]:
    """Return the faults of a DOCX, each as one sentence; none when it is sound."""
    if package.faults:
        return tuple(package.faults)
    return tuple(DocumentCheck(package).faults())


class DocumentCheck:
    """The checks of the parts of a DOCX whose package is sound."""

    def __init__(self, package: CheckedPackage) -> None:
        self._package = package
        self._roots = package.trees

    def faults(self) -> Iterator[str]:
        """Yield the faults part by part."""
        if _MAIN not in self._roots:
            yield f"{_MAIN} is missing"
            return
        if self._package.content_type(_MAIN) != CONTENT_TYPE["document"]:
            yield f"{_MAIN} has the wrong content type"
        styles = dict(self._styles())
        yield from self._style_sheet(styles)
        kinds = {style: element.get(f"{{{W}}}type", "") for style, element in styles.items()}
        for name, root in self._roots.items():
            yield from (f"{name}: {fault}" for fault in StoryCheck(kinds, self._package.relations(name)).faults(root))
        yield from self._body()
        yield from self._notes()

    def _styles(self) -> Iterator[tuple[str, Any]]:
        root = self._roots.get(_STYLES)
        for style in root.iter(f"{{{W}}}style") if root is not None else ():
            yield style.get(f"{{{W}}}styleId", ""), style

    def _style_sheet(self, styles: Mapping[str, Any]) -> Iterator[str]:
        root = self._roots.get(_STYLES)
        if root is None:
            yield f"{_STYLES} is missing"
            return
        found = [style.get(f"{{{W}}}styleId", "") for style in root.iter(f"{{{W}}}style")]
        names = [_value(style, "name") for style in root.iter(f"{{{W}}}style")]
        if len(set(found)) != len(found):
            yield f"{_STYLES}: two styles have the same id"
        if len(set(names)) != len(names):
            yield f"{_STYLES}: two styles have the same name"
        for style, element in styles.items():
            for tag in ("basedOn", "next", "link"):
                target = _value(element, tag)
                if target is not None and target not in styles:
                    yield f"{_STYLES}: {style} refers to the style {target}, which is missing"
            link = styles.get(_value(element, "link") or "")
            if link is not None and _value(link, "link") != style:
                yield f"{_STYLES}: {style} and its linked style do not name each other"
            parent, seen = _value(element, "basedOn"), {style}
            while parent is not None and parent in styles:
                if parent in seen:
                    yield f"{_STYLES}: {style} is based on itself"
                    break
                seen.add(parent)
                parent = _value(styles[parent], "basedOn")

    def _body(self) -> Iterator[str]:
        body = self._roots[_MAIN].find(f"{{{W}}}body")
        if body is None or not len(body):
            yield f"{_MAIN} has no body"
            return
        if body[-1].tag != f"{{{W}}}sectPr":
            yield f"{_MAIN} does not end with the properties of its section"
        for section in body.iter(f"{{{W}}}sectPr"):
            margins = section.find(f"{{{W}}}pgMar")
            missing = [name for name in _PAGE_MARGINS if margins is None or margins.get(f"{{{W}}}{name}") is None]
            if missing:
                yield f"{_MAIN}: a section lacks the margin {missing[0]}"
            size = section.find(f"{{{W}}}pgSz")
            if size is None or size.get(f"{{{W}}}w") is None or size.get(f"{{{W}}}h") is None:
                yield f"{_MAIN}: a section lacks the size of its paper"

    def _notes(self) -> Iterator[str]:
        wanted = [each.get(f"{{{W}}}id") for each in self._roots[_MAIN].iter(f"{{{W}}}footnoteReference")]
        root = self._roots.get(_FOOTNOTES)
        found = [each.get(f"{{{W}}}id") for each in root.iter(f"{{{W}}}footnote")] if root is not None else []
        for number in wanted:
            if number not in found:
                yield f"{_MAIN} refers to the footnote {number}, which is missing"
        if len(set(found)) != len(found):
            yield f"{_FOOTNOTES}: two footnotes have the same id"
        if len(set(wanted)) != len(wanted):
            yield f"{_MAIN} refers to a footnote twice"


class StoryCheck:
    """One part that holds paragraphs, gone over once."""

    def __init__(self, kinds: Mapping[str, str], relationships: Mapping[str, PartTarget]) -> None:
        """Prepare; `kinds` says of what kind each style is."""
        self._kinds = kinds
        self._relationships = relationships
        self._faults: list[str] = []
        self._depth = 0
        self._open: dict[str, str] = {}
        self._names: set[str] = set()
        self._drawings: set[str] = set()
        self._anchors: list[str] = []

    def faults(self, root: Any) -> list[str]:
        """Return the faults of the part in the order in which they stand there."""
        checks: dict[str, Callable[[Any], None]] = {f"{{{W}}}{tag}": check for tag, check in (
            ("fldChar", self._field), ("instrText", self._instruction), ("bookmarkStart", self._bookmark),
            ("bookmarkEnd", self._bookmark_end), ("tbl", self._table), ("tc", self._cell), ("t", self._text), ("rFonts", self._fonts),
            ("hyperlink", self._hyperlink), ("pStyle", self._style), ("rStyle", self._style), ("tblStyle", self._style),
            ("numId", self._numbering), ("p", self._paragraph))}
        checks[f"{{{WP}}}docPr"] = self._drawing
        for element in root.iter():
            check = checks.get(element.tag)
            if check is not None:
                check(element)
        if self._depth:
            self._tell("a field begins and does not end")
        for name in self._open.values():
            self._tell(f"the bookmark {name} begins and does not end")
        for anchor in self._anchors:
            if anchor not in self._names:
                self._tell(f"a link goes to the bookmark {anchor}, which is missing")
        return self._faults

    def _tell(self, fault: str) -> None:
        self._faults.append(fault)

    def _field(self, element: Any) -> None:
        kind = element.get(f"{{{W}}}fldCharType")
        if kind == "begin":
            self._depth += 1
        elif kind == "end":
            self._depth -= 1
        if self._depth < 0 or (kind == "separate" and not self._depth):
            self._depth = max(0, self._depth)
            self._tell("a field ends that did not begin")

    def _instruction(self, element: Any) -> None:
        if not self._depth:
            self._tell(f"a field code stands outside a field: {element.text}")

    def _bookmark(self, element: Any) -> None:
        number, name = element.get(f"{{{W}}}id"), element.get(f"{{{W}}}name", "")
        if number in self._open:
            self._tell(f"the number {number} is that of two open bookmarks")
        if name in self._names:
            self._tell(f"two bookmarks are called {name}")
        if not name or len(name) > _LONGEST_BOOKMARK:
            self._tell(f"a bookmark has no name, or a longer one than {_LONGEST_BOOKMARK} characters")
        self._open[number] = name
        self._names.add(name)

    def _bookmark_end(self, element: Any) -> None:
        if self._open.pop(element.get(f"{{{W}}}id"), None) is None:
            self._tell("a bookmark ends that did not begin")

    def _table(self, table: Any) -> None:
        grid = table.find(f"{{{W}}}tblGrid")
        columns = len(grid) if grid is not None else 0
        rows = table.findall(f"{{{W}}}tr")
        if not columns:
            self._tell("a table has no columns")
        if not rows:
            self._tell("a table has no rows")
        merged: set[int] = set()
        for row in rows:
            at, going = 0, set()
            for cell in row.findall(f"{{{W}}}tc"):
                properties = cell.find(f"{{{W}}}tcPr")
                merge = properties.find(f"{{{W}}}vMerge") if properties is not None else None
                if merge is not None:
                    if merge.get(_VALUE) != "restart" and at not in merged:
                        self._tell("a merged cell continues one that does not begin")
                    going.add(at)
                at += int(_value(properties, "gridSpan") or 1) if properties is not None else 1
            merged = going
            if at != columns:
                self._tell(f"a row of a table of {columns} columns has {at}")

    def _cell(self, cell: Any) -> None:
        if not len(cell) or cell[-1].tag != _P:
            self._tell("a cell of a table does not end with a paragraph")

    def _paragraph(self, element: Any) -> None:
        tags = [child.tag for child in element]
        if _P in tags:
            self._tell("a paragraph stands in a paragraph")
        if _T in tags:
            self._tell("letters stand outside a run")
        if _PROPERTIES in tags[1:]:
            self._tell("the properties of a paragraph are not its first element")

    def _text(self, element: Any) -> None:
        text = element.text or ""
        if text != text.strip(" \t\r\n") and element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            self._tell(f"blanks at the edge of {text[:12]!r} would be lost")

    def _fonts(self, element: Any) -> None:
        for attribute in _THEME:
            if element.get(f"{{{W}}}{attribute}") is not None:
                self._tell("a theme font overrides the named one")

    def _hyperlink(self, element: Any) -> None:
        anchor = element.get(f"{{{W}}}anchor")
        if anchor is not None:
            self._anchors.append(anchor)

    def _style(self, element: Any) -> None:
        wanted = element.get(_VALUE, "")
        kind, use = self._kinds.get(wanted), _STYLE_USES[element.tag]
        if kind is None:
            self._tell(f"the style {wanted} is missing")
        elif kind != use:
            self._tell(f"{wanted} is not a style for a {use}")

    def _numbering(self, element: Any) -> None:
        if all(one.kind != f"{R}/numbering" for one in self._relationships.values()):
            self._tell(f"the list {element.get(_VALUE)} is not defined")

    def _drawing(self, element: Any) -> None:
        number = element.get("id", "")
        if number in self._drawings:
            self._tell(f"two drawings have the number {number}")
        self._drawings.add(number)
        if not element.get("descr"):
            self._tell("a picture has no alternative text")


def _value(element: Any, tag: str) -> str | None:
    child = element.find(f"{{{W}}}{tag}")
    value: str | None = child.get(f"{{{W}}}val") if child is not None else None
    return value
