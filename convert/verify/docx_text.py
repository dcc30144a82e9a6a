"""The letters of a DOCX, in document order."""

from typing import Final

from convert.model.letters import letters
from convert.ooxml.names import W
from convert.verify.package_faults import CheckedPackage

_TEXT: Final = f"{{{W}}}t"
_DELETED: Final = f"{{{W}}}delText"
_INSERTED: Final = f"{{{W}}}ins"
_PARTS: Final = ("word/document.xml", "word/footnotes.xml")


def docx_letters(package: CheckedPackage) -> str:
    """Return the letters of the body and of the footnotes, without blanks; field codes are not letters, nor is what is gone."""
    roots = [package.trees[name] for name in _PARTS if name in package.trees]
    return letters("".join(node.text or "" for root in roots for node in root.iter(_TEXT)))


def rejected_letters(package: CheckedPackage) -> str:
    """Return the same as they are when all tracked changes are rejected: without what came, with what is gone."""
    roots = [package.trees[name] for name in _PARTS if name in package.trees]
    return letters("".join(node.text or "" for root in roots for node in root.iter(_TEXT, _DELETED)
                           if next(node.iterancestors(_INSERTED), None) is None))
