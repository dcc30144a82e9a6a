"""PDF syntax: how values are written (ISO 32000-1, 7.3)."""

from datetime import UTC, datetime
from typing import Final

_ESCAPES: Final = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\", "\r": r"\r", "\n": r"\n"})
_REGULAR: Final = frozenset("!\"$&'*+,-.:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz|~0123456789")


def number(value: float) -> str:
    """Write a number with at most three decimals and no exponent."""
    text = f"{value:.3f}"
    if text[-1] != "0":
        return text
    text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(*values: float) -> str:
    """Write numbers with blanks between."""
    return " ".join(map(number, values))


def text_string(text: str) -> str:
    """Write a text string: as it is when it is printable ASCII, in UTF-16 otherwise."""
    if text.isascii() and text.isprintable():
        return f"({text.translate(_ESCAPES)})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def name(text: str) -> str:
    """Write a name; what is not regular becomes #xx."""
    return "/" + "".join(chr(byte) if chr(byte) in _REGULAR else f"#{byte:02X}" for byte in text.encode())


def reference(object_number: int) -> str:
    """Write a reference to an indirect object."""
    return f"{object_number} 0 R"


def date(when: datetime) -> str:
    """Write a date, in UTC."""
    return f"(D:{when.astimezone(UTC):%Y%m%d%H%M%S}Z)"


def color(hexadecimal: str) -> tuple[float, float, float]:
    """Return red, green and blue of `RRGGBB`, from 0 to 1."""
    value = int(hexadecimal, 16)
    return (value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255
