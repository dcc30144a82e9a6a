"""Letters of the symbol fonts: what Wingdings and its kin show for a code."""

from typing import Final

_WINGDINGS: Final = {
    0xFC: "√", 0xFB: "×", 0xFD: "☒", 0xFE: "☑", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0x72: "☐",
    0x6C: "●", 0x6E: "■", 0x75: "◆", 0xD8: "➢", 0xA7: "▪", 0xB7: "·",
    0x76: "❖", 0x9F: "•", 0xAB: "★", 0xB6: "☆", 0xE0: "→", 0xDF: "←", 0x4A: "☺", 0xA1: "○",
    0x73: "◆", 0x74: "◆", 0x77: "◆",
    **{0x81 + digit: chr(0x2460 + digit) for digit in range(10)},
    **{0x8C + digit: chr(0x2776 + digit) for digit in range(10)}}
_WINGDINGS_2: Final = {0x50: "√", 0x4F: "×", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x2A: "☐", 0xA3: "☐", 0x30: "☐",
                       0x97: "●", 0x98: "●", **{0x6A + digit: chr(0x2460 + digit) for digit in range(10)}}
_WEBDINGS: Final = {0x61: "√", 0x63: "☐", 0x72: "×", 0x3D: "●", 0x6E: "●", 0x67: "■"}
_SYMBOL: Final = {
    0xB7: "·", 0xD6: "√", 0xB4: "×", 0xB8: "÷", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xBB: "≈", 0xB0: "°", 0xA5: "∞",
    0xB2: "″", 0xA2: "′", 0xE5: "∑",
    0xD5: "∏", 0xF2: "∫", 0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓",
    0xBE: "—", 0xBC: "…", 0xA8: "◆",
    **{0x61 + at: letter for at, letter in enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ")},
    **{0x41 + at: letter for at, letter in enumerate("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ")}}
_FONTS: Final[tuple[tuple[str, dict[int, str]], ...]] = (
    ("wingdings 2", _WINGDINGS_2), ("wingdings2", _WINGDINGS_2), ("wingdings 3", {}), ("wingdings", _WINGDINGS), ("webdings", _WEBDINGS),
    ("symbol", _SYMBOL))
_PRIVATE: Final = 0xF000
_USUAL: Final = {code: letter for code, letter in _WINGDINGS.items() if code >= 0x6C} | {0xB7: "•", 0x52: "☑", 0xA3: "☐", 0x2A: "☐"}
"""Signs before items and boxes as Word and WPS hand them to PDF programs."""


def symbol(code: str, font: str) -> str:
    """Return the letter that the hexadecimal `code` shows in `font`; one of a symbol font that is not known stays what it is."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return _shown(value, _table(font)) if 0x20 <= value <= 0xFFFD and not 0xD800 <= value <= 0xDFFF else ""


def in_symbol_font(text: str, font: str) -> str:
    """Return what `text`, typed in `font`, shows: `R` in Wingdings 2 is ☑."""
    table = _table(font)
    return "".join(_shown(ord(letter), table) for letter in text) if table else text


def in_private_area(letter: str, font: str) -> str:
    """Return what a letter of the private area shows in `font`; in a font of another name what most files mean by it."""
    value = ord(letter)
    if not _PRIVATE <= value < _PRIVATE + 0x100:
        return letter
    return _shown(value, _table(font) or _USUAL)


def _table(font: str) -> dict[int, str]:
    name = font.lower().partition("+")[2] or font.lower()
    return next((table for prefix, table in _FONTS if name.startswith(prefix)), {})


def _shown(value: int, table: dict[int, str]) -> str:
    if table and (value < 0x100 or value & 0xFF00 == _PRIVATE):
        return table.get(value & 0xFF, chr(value))
    return chr(value)
