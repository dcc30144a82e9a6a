"""Tracked changes: what came and what is gone, with who did it and when (ISO/IEC 29500-1 17.13.5)."""

from typing import TYPE_CHECKING

from convert.ooxml.names import WORD, W

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element


class RevisionAuthor:
    """Who changed a text, when, and which number the next change has."""

    def __init__(self, name: str, when: str | None, number: "Callable[[], int]") -> None:
        """Prepare.

        Args:
            name: Shown beside every change.
            when: Moment of the changes as W3CDTF; None for none.
            number: Gives a number that no other change of the document has.
        """
        self._name, self._when, self._number = name, when, number

    def mark(self, tag: str) -> "_Element":
        """Return a new `w:ins` or `w:del`, empty."""
        from lxml import etree

        element = etree.Element(f"{WORD}{tag}", None, {"w": W})
        element.set(f"{WORD}id", str(self._number()))
        element.set(f"{WORD}author", self._name)
        if self._when:
            element.set(f"{WORD}date", self._when)
        return element


def gone(run: "_Element") -> "_Element":
    """Turn the letters of a run into those of a deletion and return the run."""
    for part in run.findall(f"{WORD}t"):
        part.tag = f"{WORD}delText"
    return run
