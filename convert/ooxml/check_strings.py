"""The shared strings of a workbook, and their faults.

Sentences with a marked figure are half of a workbook. As with the rows of a sheet no tree is made of them: one expression takes
them apart, and what it does not take is a fault.
"""

from typing import Any, Final

from convert.ooxml.check_sheet import TEXT, TEXT_LIMIT, plain, utf16_length
from convert.patterns import regex

_T: Final = '<t(?: xml:space="preserve")?>'
_LOOK: Final = r'(?:<rPr>(?:<\w+(?: \w+="[^"<&]*")?/>)*</rPr>)?'
_STRING: Final = regex(rf"<si>(?:{_T}({TEXT})</t>|((?:<r>{_LOOK}{_T}{TEXT}</t></r>)+))</si>")
"""A plain text, or runs."""
_RUN: Final = regex(rf"{_T}([^<]*)</t>")
_ESCAPE: Final = regex(r"_x([0-9A-Fa-f]{4})_")
_FIRST: Final = b"<si>"
_LAST: Final = b"</si>"


def split_strings(content: bytes) -> tuple[bytes, bytes]:
    """Return a table of shared strings without them, and the strings; of another part all of it, and nothing."""
    start, end = content.find(_FIRST), content.rfind(_LAST)
    if start < 0 or end < start:
        return content, b""
    end += len(_LAST)
    return content[:start] + content[end:], content[start:end]


def check_strings(root: Any, entries: bytes, faults: list[str]) -> list[str]:
    """Return the texts of the shared strings, and append their faults.

    Args:
        root: The tree of the part without its strings.
        entries: Its elements `si`.
        faults: Takes them.
    """
    texts: list[str] = []
    pieces = _STRING.split(entries.decode())
    if any(pieces[::3]) or len(root):
        faults.append("xlsx-unreadable: shared strings")
    for text, runs in zip(pieces[1::3], pieces[2::3], strict=True):
        whole = plain(text if runs is None else "".join(_RUN.findall(runs)))
        texts.append(unescaped(whole))
    faults.extend(f"xlsx-text-length: shared string {index}" for index, text in enumerate(texts)
                  if len(text) > TEXT_LIMIT // 2 and utf16_length(text) > TEXT_LIMIT)
    if root.get("uniqueCount") not in (None, str(len(texts))):
        faults.append(f"xlsx-string-count: {root.get('uniqueCount')} of {len(texts)}")
    return texts


def unescaped(text: str) -> str:
    """Return text with its `_xHHHH_` read as the characters that they stand for."""
    return text if "_x" not in text else _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
