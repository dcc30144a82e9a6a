"""Names in the XML of word processing documents, as lxml spells them."""

from typing import TYPE_CHECKING, Final

from convert.ooxml.cascade import child
from convert.ooxml.names import FALSE, MC, VML, WORD, WP, A, R

if TYPE_CHECKING:
    from lxml.etree import _Element

VAL: Final = f"{WORD}val"
ID: Final = f"{WORD}id"
RELATION: Final = f"{{{R}}}id"
EMBED: Final = f"{{{R}}}embed"
BLIP: Final = f"{{{A}}}blip"
EXTENT: Final = f"{{{WP}}}extent"
PROPERTIES: Final = f"{{{WP}}}docPr"
ALTERNATE: Final = f"{{{MC}}}AlternateContent"
VML_IMAGE: Final = f"{{{VML}}}imagedata"


def attribute(element: "_Element | None", name: str, key: str = "val") -> str | None:
    """Return an attribute of the child `name`, None when there is no such child or attribute."""
    found = child(element, name)
    return None if found is None else found.get(f"{WORD}{key}")


def toggle(element: "_Element | None", name: str) -> bool | None:
    """Return whether a property such as bold is switched on or off, None when nothing is said."""
    found = child(element, name)
    return None if found is None else found.get(VAL, "1") not in FALSE


def integer(text: str | None, default: int | None = None) -> int | None:
    """Return the number that `text` is, `default` when it is none."""
    try:
        return default if text is None else int(float(text))
    except (ValueError, OverflowError):
        return default
