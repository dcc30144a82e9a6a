"""版记: 抄送 and who printed the document when (GB/T 9704-2012 7.4)."""

from collections.abc import Sequence
from itertools import chain
from typing import Final

import msgspec

from convert.model.elements import Imprint
from convert.patterns import regex
from convert.readers.structure.draft import Draft
from convert.readers.structure.lines import SourceLine
from convert.readers.structure.source_text import SourceText, compact, concat, split_at
from convert.readers.structure.wording import KEPT_ON_FILE, ORGAN, SIGNER, is_terminated
from convert.text.dates import DATE, is_date

_COPY: Final = regex(r"(抄\s*送|抄\s*报|抄\s*发|分\s*送|分\s*发|主\s*送|报|送|发)\s*[：:](?!.*送[：:]$)")
"""What ends with such a label names nobody."""
_MAIN: Final = regex(r"主\s*送")
_SHORT: Final = ("报", "送", "发")
_FEWEST_SHORT: Final = 2
"""报：, 送：and 发：of a bulletin stand together."""
_PRINT: Final = regex(rf"(?P<office>.*?)\s*(?P<date>{DATE.pattern})\s*印\s*发")
_GROUPS: Final = regex("[、；;（(]")
_PARTS: Final = regex(r"(?<=[。，；,;])|\s{2,}|\u3000|\t")
_PRINT_COUNT: Final = regex(r"[（(]?共\s*印\s*\d+\s*份[）)]?|校对[：:].{1,12}")
_LONGEST_PRINT: Final = 80
_LONGEST_REST: Final = 12
"""Characters of a row that a page wrapped onto the next line."""
_LONGEST_ROW: Final = 200
_MOST_LINES: Final = 400
"""Lines from the end among which a 版记 is looked for: copies go to many offices."""
_MOST_COPY_LINES: Final = 60
_NEARBY: Final = 8
"""Lines above a list of copies among which the document ends."""


class _Found(msgspec.Struct):
    """A 版记: its lines, and which of them are of which kind."""

    start: int
    end: int
    prints: bool = False
    copies: bool = False


def is_imprint_part(text: str) -> bool:
    """Tell whether `text` can stand in a 版记: copies, who printed and when, each alone or together, how many; 主题词 above them."""
    printed = _PRINT.fullmatch(text)
    if printed or _COPY.match(text) or _PRINT_COUNT.fullmatch(text) or KEPT_ON_FILE.fullmatch(text):
        return True
    offices = text.rstrip("。").replace("、", "，").split("，")
    return all(SIGNER.fullmatch(office) for office in offices)


def read_imprint(lines: list[SourceLine], draft: Draft) -> tuple[Imprint | None, list[SourceLine]]:
    """Return the 版记 of `lines`, and all other lines: what stands below it stays."""
    found = _find(lines)
    if found is None:
        return None, lines
    copies: list[str] = []
    mains: list[str] = []
    office = date = None
    parts: dict[str, list[SourceText]] = {}
    current: str | None = None
    for line in _unwrapped(lines[found.start:found.end]):
        copy = _COPY.match(line.text)
        printed = _PRINT.fullmatch(line.text)
        if _PRINT_COUNT.fullmatch(line.text):
            draft.drop(line, "print-count")
        elif printed:
            office, date = printed.group("office") or office, printed.group("date")
            parts.setdefault("imprint.printing_office" if printed.group("office") else "imprint.date_of_printing", []).append(line.content)
            current = None
        elif copy:
            current = "imprint.main_recipients" if _MAIN.match(copy.group(1)) else "imprint.copy_recipients"
            (mains if current.endswith("main_recipients") else copies).append(line.text[copy.end():])
            parts.setdefault(current, []).append(line.content)
        elif current is not None:
            target = mains if current.endswith("main_recipients") else copies
            target[-1] += line.text
            parts[current].append(line.content)
        else:
            office = line.text
            parts.setdefault("imprint.printing_office", []).append(line.content)
    for name, sources in parts.items():
        draft.slot(name, sources)
    return Imprint(main_recipients=_recipients(mains), copy_recipients=_recipients(copies), printing_office=office,
                   date_of_printing=date), lines[:found.start] + lines[found.end:]


def _unwrapped(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return `lines` with who printed and when on a line of its own: a page may wrap it, two cells hold it, a list precede it."""
    made: list[SourceLine] = []
    for line in chain.from_iterable(map(_parted, lines)):
        above = made[-1] if made else None
        if above is not None and not _PRINT.fullmatch(above.text) and (_tells_office(above, line) or (
                not _PRINT.fullmatch(line.text) and len(line.text) <= _LONGEST_REST and _PRINT.fullmatch(above.text + line.text))):
            made[-1] = msgspec.structs.replace(above, content=concat((above.content, line.content)), raw=concat((above.raw, line.raw)))
        else:
            made.append(line)
    return made


def _parted(line: SourceLine) -> tuple[SourceLine, ...]:
    """Return a list of copies, and who printed and when behind its last mark or gap, as two lines; any other line as it is."""
    if _COPY.match(line.text) and _PRINT.fullmatch(line.text):
        pieces = split_at(line.raw, _PARTS)
        for number in range(len(pieces) - 1, 0, -1):
            tail = concat(pieces[number:])
            printed = _PRINT.fullmatch(compact(tail).text)
            if printed and SIGNER.fullmatch(printed.group("office")):
                parts = concat(pieces[:number]), tail
                return tuple(msgspec.structs.replace(line, content=compact(part), raw=part) for part in parts)
    return (line,)


def _tells_office(above: SourceLine, line: SourceLine) -> bool:
    """Tell whether `line` says only when the document was printed, and `above` by whom."""
    printed = _PRINT.fullmatch(line.text)
    return printed is not None and not printed.group("office") and above.block is None and SIGNER.fullmatch(above.text) is not None


def _recipients(texts: Sequence[str]) -> tuple[str, ...]:
    """The names between ，; a text that groups them with 、 or ； stays whole."""
    bare = [text.rstrip("。.") for text in texts]
    return tuple(name for text in bare for name in (text.replace(",", "，").split("，") if not _GROUPS.search(text) else [text]) if name)


def _find(lines: Sequence[SourceLine]) -> _Found | None:
    """Return the last 版记 of `lines`."""
    index = len(lines) - 1
    lowest = max(0, len(lines) - _MOST_LINES)
    while index >= lowest:
        if _begins(lines, index):
            found = _from_its_top(lines, _extent(lines, index))
            if _is_imprint(lines, found):
                return found
        index -= 1
    return None


def _from_its_top(lines: Sequence[SourceLine], found: _Found) -> _Found:
    """Return the 版记 with who printed it and the lists of copies above the part that was found."""
    if found.start and _tells_office(lines[found.start - 1], lines[found.start]):
        found.start -= 1
    for index in range(found.start - 1, max(-1, found.start - _MOST_COPY_LINES), -1):
        line = lines[index]
        if line.block is not None or line.ordinal is not None or is_date(line.text):
            break
        if _COPY.match(line.text):
            longer = _extent(lines, index)
            if longer.end < found.end and not (longer.prints and longer.end == found.start):
                break
            found = longer
    return found


def _begins(lines: Sequence[SourceLine], index: int) -> bool:
    line = lines[index]
    if line.block is not None or line.hints.role is not None or line.ordinal is not None:
        return False
    return _COPY.match(line.text) is not None or _prints(lines, index)


def _prints(lines: Sequence[SourceLine], index: int) -> bool:
    """Tell whether line `index` says who printed and when, or who, with the date on the next line."""
    text = lines[index].text
    if lines[index].block is not None or len(text) > _LONGEST_PRINT:
        return False
    match = _PRINT.fullmatch(text)
    if match:
        return not match.group("office") or SIGNER.fullmatch(match.group("office")) is not None
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    whole = _PRINT.fullmatch(text + below) if len(below) <= _LONGEST_REST else None
    if whole and whole.group("office") and SIGNER.fullmatch(whole.group("office")):
        return True
    return index + 1 < len(lines) and _tells_office(lines[index], lines[index + 1])


def _extent(lines: Sequence[SourceLine], start: int) -> _Found:
    """Return the 版记 that begins at line `start`, as far as its lines go on."""
    found = _Found(start, start)
    listing = False
    while found.end < len(lines):
        line = lines[found.end]
        if line.block is not None or line.hints.role is not None or line.ordinal is not None:
            break
        if _COPY.match(line.text):
            listing = not line.text.endswith("。")
            found.copies = found.copies or not _MAIN.match(line.text)
        elif _prints(lines, found.end) and not found.prints:
            found.prints, listing = True, False
            if not _PRINT.fullmatch(line.text) and found.end + 1 < len(lines) and _PRINT.fullmatch(line.text + lines[found.end + 1].text):
                found.end += 1
        elif _PRINT_COUNT.fullmatch(line.text):
            listing = False
        elif listing and _goes_on(lines, found.end):
            listing = not line.text.endswith("。")
        else:
            break
        found.end += 1
    return found


def _goes_on(lines: Sequence[SourceLine], index: int) -> bool:
    """Tell whether line `index` goes on the list of offices above it."""
    above, line = lines[index - 1].text, lines[index]
    if line.blank_before > 1 or len(line.text) > _LONGEST_ROW or is_date(line.text) or (line.page_break and is_terminated(above)):
        return False
    if above[-1:] in "，、；,;" or line.text[:1] in "，、；" or line.text[-1:] in "，、":
        return not is_terminated(line.text) or line.text.endswith(("。", "；"))
    whole = line.text.endswith("。") and len(line.text) <= 80 and all(
        SIGNER.fullmatch(name) for name in line.text.rstrip("。").replace("、", "，").split("，") if name)
    wide = len(above) >= _LONGEST_PRINT // 4 and line.text.endswith("。") and len(line.text) <= _LONGEST_PRINT and not line.indent
    if wide and not is_terminated(line.text[:-1]) and "。" not in line.text[:-1]:
        return True
    following = index + 1 < len(lines) and (_prints(lines, index + 1) or _COPY.match(lines[index + 1].text) is not None)
    return whole or (following and not ORGAN.fullmatch(line.text) and not is_terminated(line.text))


def _is_imprint(lines: Sequence[SourceLine], found: _Found) -> bool:
    """Tell whether the document ends above `found`: the text stands there, and with copies alone nothing goes on below."""
    above = lines[:found.start]
    if not any(line.block is not None or is_terminated(line.text) or is_date(line.text) for line in above):
        return False
    if found.prints:
        return True
    if not found.copies or (lines[found.start].text.startswith(_SHORT) and found.end - found.start < _FEWEST_SHORT):
        return False
    ended = any(line.block is None and (is_date(line.text) or DATE.search(line.text[-14:])) for line in above[-_NEARBY:])
    return found.end == len(lines) or ended
