"""Letters of a page as they were meant."""

from typing import Final

from convert.patterns import regex
from convert.text.characters import LINE_ENDS

_MISSPELT: Final = regex(r"&(?:nbsp|bsp|nbps|nsbp|nbp|nbs|ensp|emsp|thinsp)\b;?")
_SPACE: Final = regex(f"[ \t{LINE_ENDS}]+")
"""White space of HTML, and the other ends of a line, which a page does not show either."""


def plain_blanks(text: str) -> str:
    """Return `text` with `&nbsp;` as a blank, also where its name is misspelt (`&bsp;`)."""
    return (_MISSPELT.sub(" ", text) if "&" in text else text).replace("\u00a0", " ")


def shown_words(text: str) -> str:
    """Return `text` as a page shows it: a run of white space is one blank, each `&nbsp;` one more."""
    return plain_blanks(_SPACE.sub(" ", text))
