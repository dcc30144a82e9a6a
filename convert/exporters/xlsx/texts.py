"""Text in cells: what a workbook can hold, and the table of shared strings."""

from typing import Final

from convert.patterns import regex

CELL_LIMIT: Final = 32_767
"""UTF-16 units in a cell."""
MARK_COLOR: Final = "C00000"

_FORBIDDEN: Final = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LIKE_ESCAPE: Final = regex("_(?=x[0-9A-Fa-f]{4}_)")


class Texts:
    """The shared strings of a workbook, and a count of what could not be kept."""

    def __init__(self, face: str, size_pt: float) -> None:
        """`face` and `size_pt` are those of texts with a marked part."""
        self.cut = 0
        self.replaced = 0
        self._indices: dict[str, int] = {}
        """Of what stands between `<si>` and `</si>`."""
        self._known: dict[str, int] = {}
        """Of texts that are kept as they are."""
        self._uses = 0
        font = f'<sz val="{size_pt:g}"/>%s<rFont val="{face}"/><family val="2"/><charset val="134"/>'
        self._plain_run = f"<r><rPr>{font % ''}</rPr>"
        self._marked_run = f'<r><rPr><b/>{font % f"<color rgb={chr(34)}FF{MARK_COLOR}{chr(34)}/>"}</rPr>'

    def plain(self, text: str) -> int:
        """Return the index of `text`."""
        index = self._known.get(text)
        if index is not None:
            self._uses += 1
            return index
        kept = self._fit(text)
        index = self._index(_element(kept))
        if kept == text:  # else every use is counted
            self._known[text] = index
        return index

    def marked(self, before: str, figure: str, after: str) -> int:
        """Return the index of a text whose middle part is bold and red."""
        if len(before) + len(figure) + len(after) > CELL_LIMIT // 2:
            return self.plain(before + figure + after)
        runs = ((self._plain_run, before), (self._marked_run, figure), (self._plain_run, after))
        return self._index("".join([f"{run}{_element(self._fit(text))}</r>" for run, text in runs if text]))

    def to_xml(self) -> bytes:
        """Return the part `sharedStrings.xml`."""
        head = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
                f'count="{self._uses}" uniqueCount="{len(self._indices)}">')
        return (head + "".join(f"<si>{content}</si>" for content in self._indices) + "</sst>").encode()

    def _index(self, content: str) -> int:
        self._uses += 1
        return self._indices.setdefault(content, len(self._indices))

    def _fit(self, text: str) -> str:
        if not text.isprintable() and _FORBIDDEN.search(text):
            text, count = _FORBIDDEN.subn("\ufffd", text)
            self.replaced += count
        if len(text) > CELL_LIMIT // 2 and utf16_length(text) > CELL_LIMIT:
            self.cut += 1
            text = cut(text, CELL_LIMIT - 1) + "…"
        return text


def utf16_length(text: str) -> int:
    """Return how many UTF-16 units `text` has, which is what the limits of a workbook count."""
    return len(text) + sum(char > "\uffff" for char in text)


def cut(text: str, units: int) -> str:
    """Return the beginning of `text` with at most `units` UTF-16 units."""
    text = text[:units]
    while utf16_length(text) > units:
        text = text[:-max(1, (utf16_length(text) - units) // 2)]
    return text


def protect(text: str) -> str:
    """Return `text` so that a spreadsheet program does not take parts of it for `_xHHHH_` escapes."""
    return _LIKE_ESCAPE.sub("_x005F_", text) if "_x" in text else text


def column_name(text: str) -> str:
    """Return `text` as the heading of a table, which is an attribute: in one a tab would become a blank."""
    return protect(clean(text).replace("\r\n", "\n").replace("\r", "\n")).replace("\t", "_x0009_")


def clean(text: str) -> str:
    """Return `text` with every character that XML cannot hold replaced by U+FFFD."""
    return text if text.isprintable() else _FORBIDDEN.sub("\ufffd", text)


def attribute(text: str) -> str:
    """Return `text` escaped for XML, between tags or quotation marks; newlines are kept."""
    text = _escape(clean(text)).replace('"', "&quot;")
    return text.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")


def content(text: str) -> str:
    """Return `text` escaped for XML, between tags; what it means is not looked at."""
    text = _escape(clean(text))
    return text.replace("\r", "&#13;") if "\r" in text else text


def _element(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = protect(text)
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text or "  " in text else ""
    return f"<t{space}>{_escape(text)}</t>"


def _escape(text: str) -> str:
    """Escape `text` for XML; the standard library's function costs 15 ms of imports."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
