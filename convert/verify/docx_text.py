"""The letters of a DOCX, in document order.

The parts have been parsed when the package was checked; here their text is found by one expression. Text written in any way
that it does not know is missing from what it finds, and so is noticed.
"""

from typing import Final

from convert.model.letters import letters
from convert.ooxml.package import read_package
from convert.patterns import regex

_TEXT: Final = regex(r'<w:t(?: xml:space="preserve")?>([^<]*)</w:t>')
_PARTS: Final = ("word/document.xml", "word/footnotes.xml")
_ENTITIES: Final = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))
"""As they are undone one after the other: the ampersand last."""


def docx_letters(data: bytes) -> str:
    """Return the letters of the body and of the footnotes, without blanks; field codes are not letters.

    Raises:
        PackageError: `data` is no package.
    """
    parts = read_package(data)
    text = "".join(piece for name in _PARTS if name in parts for piece in _TEXT.findall(parts[name].decode()))
    for entity, letter in _ENTITIES:
        text = text.replace(entity, letter)
    return letters(text)
