"""Names in the XML of word processing documents, as lxml spells them."""

from typing import TYPE_CHECKING, Final

from convert.ooxml.names import VML, WP, A, R, W

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD: Final = f"{{{W}}}"
VAL: Final = f"{WORD}val"
ID: Final = f"{WORD}id"
RELATION: Final = f"{{{R}}}id"
EMBED: Final = f"{{{R}}}embed"
BLIP: Final = f"{{{A}}}blip"
EXTENT: Final = f"{{{WP}}}extent"
PROPERTIES: Final = f"{{{WP}}}docPr"
ALTERNATE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
VML_IMAGE: Final = f"{{{VML}}}imagedata"
_OFF: Final = frozenset({"0", "false", "off", "none"})


def child(element: "_Element | None", name: str) -> "_Element | None":
    """Return the first child of that local name in the main namespace."""
    return None if element is None else element.find(f"{WORD}{name}")


def attribute(element: "_Element | None", name: str, key: str = "val") -> str | None:
    """Return an attribute of the child `name`, None when there is no such child or attribute."""
    found = child(element, name)
    return None if found is None else found.get(f"{WORD}{key}")


def toggle(element: "_Element | None", name: str) -> bool | None:
    """Return whether a property such as bold is switched on or off, None when nothing is said."""
    found = child(element, name)
    return None if found is None else found.get(VAL, "1") not in _OFF


def integer(text: str | None, default: int | None = None) -> int | None:
    """Return the number that `text` is, `default` when it is none."""
    try:
        return default if text is None else int(float(text))
    except (ValueError, OverflowError):
        return default
