"""Which file serves each typeface, for people to look at."""

import msgspec

from convert.fonts.fontset import FontSet


class FaceRow(msgspec.Struct, frozen=True, kw_only=True):
    """One typeface and what serves it."""

    typeface: str
    wanted: str
    """The standard's face: 仿宋_GB2312."""
    family: str
    """The family that serves it."""
    file: str
    index: int
    """Number of the face in the file."""
    substituted: bool
    """Whether another face stands in for the standard's."""
    shipped: bool
    """Whether it is a face that comes with the program."""
    letters: int
    """How many letters the file has."""
    hanzi: int
    """How many of the 6763 hanzi of GB 2312 it has."""
    refused: tuple[str, ...] = ()
    """Installed files that could not be used, each with the reason after a colon."""


def face_rows(fonts: FontSet) -> tuple[FaceRow, ...]:
    """Return one row for every typeface of the style sheet, in its order."""
    hanzi = [ord(letter) for letter in _gb2312_hanzi()]
    rows = []
    for typeface in fonts.typefaces:
        served = fonts.served(typeface)
        file = served.face.file
        rows.append(FaceRow(
            typeface=typeface, wanted=served.wanted, family=served.family, file=served.face.path,
            index=served.face.index, substituted=served.is_substitute, shipped=served.shipped, letters=file.letter_count(),
            hanzi=sum(1 for code in hanzi if file.glyph(code)),
            refused=tuple(f"{path}: {reason}" for _family, path, reason in served.refused),
        ))
    return tuple(rows)


def _gb2312_hanzi() -> str:
    return "".join(
        bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)
    )
