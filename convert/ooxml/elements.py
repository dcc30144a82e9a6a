"""WordprocessingML written as text. Parsing a tree only to print it again would cost more than everything else."""

from typing import Final

from convert.ooxml.names import W
from convert.patterns import regex

XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACE: Final = f'xmlns:w="{W}"'

_ILLEGAL: Final = regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL: Final = regex(r'[&<>"]')
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_BREAKS: Final = regex("\r\n|[\n\r\v\f\x85\u2028\u2029]")


def escape(text: str) -> str:
    """Return `text` fit for an element or an attribute; characters that XML cannot hold become U+FFFD."""
    if not text.isprintable():
        text = _ILLEGAL.sub("\ufffd", text)
    return _SPECIAL.sub(lambda match: _ENTITIES[match.group()], text) if _SPECIAL.search(text) else text


def illegal_characters(text: str) -> list[str]:
    """Return the characters of `text` that XML cannot hold, in order."""
    return [] if text.isprintable() else [char for char in _ILLEGAL.findall(text) if char not in "\v\f"]


def value(tag: str, content: str | float) -> str:
    """Return `<w:tag w:val="content"/>`."""
    return f'<w:{tag} w:val="{escape(content) if isinstance(content, str) else content}"/>'


def switch(tag: str, *, on: bool) -> str:
    """Return an on-off property that says what it is, whatever it inherits."""
    return f'<w:{tag} w:val="{int(on)}"/>'


def text_content(text: str) -> str:
    """Return what a run holds for `text`: `w:t`, tabs as `w:tab`, line ends as `w:br`."""
    if text.isprintable():
        return _letters(text)
    pieces = []
    for number, line in enumerate(_BREAKS.split(text)):
        if number:
            pieces.append("<w:br/>")
        for place, cell in enumerate(line.split("\t")):
            if place:
                pieces.append("<w:tab/>")
            if cell:
                pieces.append(_letters(cell))
    return "".join(pieces)


def run(text: str, properties: str = "") -> str:
    """Return a run with these properties (the inside of `w:rPr`)."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{text_content(text)}</w:r>"


def paragraph(style: str, runs: str, properties: str = "") -> str:
    """Return a paragraph of `style`; `properties` is what its `w:pPr` holds besides, in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def complex_field(instruction: str, cached: str, properties: str = "") -> str:
    """Return a complex field with a cached result, which programs show until they compute it anew."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return (f'<w:r>{inside}<w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r>{inside}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
            f'<w:r>{inside}<w:fldChar w:fldCharType="separate"/></w:r>'
            f"{run(cached, properties)}"
            f'<w:r>{inside}<w:fldChar w:fldCharType="end"/></w:r>')


def _letters(text: str) -> str:
    kept = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() or "  " in text else ""
    return f"<w:t{kept}>{escape(text)}</w:t>"
