"""The shared strings of a workbook, and their faults."""

from typing import Any, Final

from convert.patterns import regex
from convert.verify.sheet_faults import MAIN, TEXT_LIMIT, utf16_length

_ITEM: Final = MAIN + "si"
_TEXT: Final = MAIN + "t"
_RUN: Final = MAIN + "r"
_ESCAPE: Final = regex(r"_x([0-9A-Fa-f]{4})_")


def check_strings(root: Any, faults: list[str]) -> list[str]:
    """Return the texts of the shared strings in the tree `root`, and append their faults."""
    texts = [_text_of(item, faults) for item in root]
    faults.extend(f"xlsx-text-length: shared string {index}" for index, text in enumerate(texts)
                  if len(text) > TEXT_LIMIT // 2 and utf16_length(text) > TEXT_LIMIT)
    if root.get("uniqueCount") not in (None, str(len(texts))):
        faults.append(f"xlsx-string-count: {root.get('uniqueCount')} of {len(texts)}")
    return texts


def _text_of(item: Any, faults: list[str]) -> str:
    """Return the text of a shared string: one text, or runs."""
    parts = list(item)
    tags = {part.tag for part in parts}
    texts = parts if tags == {_TEXT} and len(parts) == 1 else [text for run in parts for text in run.iterchildren(_TEXT)]
    if item.tag != _ITEM or tags not in ({_TEXT}, {_RUN}) or (tags == {_TEXT} and len(parts) > 1) or any(map(len, texts)):
        faults.append("xlsx-unreadable: shared strings")
    return unescaped("".join(text.text or "" for text in texts))


def unescaped(text: str) -> str:
    """Return text with its `_xHHHH_` read as the characters that they stand for."""
    return text if "_x" not in text else _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
