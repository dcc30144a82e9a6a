"""Raised digits as letters of their own: 4320¹, 10⁸. A raised digit that stands as a plain one makes another figure."""

from typing import Final

_RAISED: Final = str.maketrans("0123456789+-－−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾")
_RAISED_DIGITS: Final = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_FIGURE: Final = frozenset("0123456789+-－−")
_BETWEEN: Final = frozenset(",，、 ~～—–")
"""What stands between the numbers of several notes."""
_LATIN: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\u03bc\u00b5"
_METRES: Final = frozenset({"m", "km", "hm", "dm", "cm", "mm", "nm", "\u03bcm", "\u00b5m"})


def raised_digits(text: str) -> str:
    """Return `text` with its digits raised, nothing when it is not made of digits."""
    if not any("0" <= letter <= "9" for letter in text) or not set(text) <= _FIGURE | _BETWEEN:
        return ""
    return text.translate(_RAISED)


def is_raised(text: str) -> bool:
    """Tell whether `text` holds digits that are raised ones already."""
    return any(letter in _RAISED_DIGITS for letter in text)


def is_power_of_unit(before: str) -> bool:
    """Tell whether raised digits after `before` belong to a unit: m2, km3. They are no figure there, so they stay plain."""
    word = before[len(before.rstrip(_LATIN)):]
    return word in _METRES


def plain_or_raised(text: str, before: str) -> str:
    """Return what raised `text` after `before` is read as: raised digits where plain ones would make another figure."""
    return text if is_power_of_unit(before) else raised_digits(text) or text
