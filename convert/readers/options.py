"""What a caller may ask of a reader, and how much a reader takes in."""

from collections.abc import Callable
from typing import Final, Literal

import msgspec

from convert.model.report import Choice

MAX_BYTES: Final = 50_000_000
"""Largest input of any format."""
MAX_TEXT_BYTES: Final = 16_000_000
"""Largest text, Markdown or JSON input."""
MAX_CHARACTERS: Final = 2_000_000
"""Longest text that was decoded or read out, about 3000 pages."""
MAX_LINES: Final = 100_000
"""Most lines with something on them."""
LONG_LINE_CHARACTERS: Final = 50_000
"""A line, and so a paragraph, that is longer than this is worth an advisory: the paragraphs of the text were probably lost."""


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Choices for reading; the defaults read anything an office has."""

    encoding: str | None = None
    """Encoding of a text; None finds it out."""
    revisions: Literal["accepted", "original"] = "accepted"
    """Which side of tracked changes to read."""
    choices: tuple[Choice, ...] = ()
    """What a person chose where the reading was in doubt."""
    resource: Callable[[str], bytes | None] | None = None
    """Gives the bytes of a picture that the text names by a relative path, None when there is none. Without it pictures
    by path are left out and said so; a network is never asked."""
