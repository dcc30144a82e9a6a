"""Which links of a report a finished page takes along."""

from typing import Final

_SCHEMES: Final = ("http://", "https://", "mailto:", "ftp://")


def is_address(link: str) -> bool:
    """Tell whether a program that shows pages can follow `link` out of the file."""
    return link.lower().startswith(_SCHEMES) and link.isprintable()
