"""Letters of a page as they were meant."""

from typing import Final

from convert.patterns import regex

_MISSPELT: Final = regex(r"&(?:nbsp|bsp|nbps|nsbp|nbp|nbs|ensp|emsp|thinsp)\b;?")


def plain_blanks(text: str) -> str:
    """Return `text` with misspelt names of blanks (`&bsp;`) as blanks."""
    return _MISSPELT.sub("\u00a0", text) if "&" in text else text
