"""The lines above the body: material number, title, occasion, who reports, who is addressed."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from convert.model.elements import Front
from convert.patterns import regex
from convert.readers.structure.draft import Draft
from convert.readers.structure.furniture import is_metadata_label, site_furniture
from convert.readers.structure.header_block import DOCUMENT_NUMBER
from convert.readers.structure.lines import Line
from convert.readers.structure.source_text import SourceText, compact_text, concat, cut, keep_gaps
from convert.readers.structure.wording import (
    BULLETIN_NUMBER,
    DATE_LINE,
    MATERIAL_NUMBER,
    NAME,
    OCCASION_END,
    OCCASION_START,
    ORGAN,
    PERSON,
    RECIPIENTS,
    SALUTATION,
    SALUTATION_START,
    TITLE_END,
    TITLE_GOES_ON,
    TITLE_NOTE,
    TITLE_STRONG_END,
    first_sentence_end,
)
from convert.text.ordinals import read_ordinal

_MAX_FRONT_LINES: Final = 24
_MAX_TITLE: Final = 120
_MAX_TITLE_LINES: Final = 6
_MAX_LABEL_LINES: Final = 3
_MAX_SALUTATION: Final = 60
_ABOUT: Final = regex(r"(?:关于|对|印发|转发|(?:19|20)\d{2}\s*年|工作报告|[一二]○)")
_DOCUMENT_NUMBER_LINE: Final = regex(rf"[（(]?{DOCUMENT_NUMBER.pattern}[）)]?")
_SUBTITLE: Final = regex(r"[—–－]{1,2}[^，。；：]{4,60}")
_MASTHEAD: Final = regex(r"[^，。：《》]{2,40}(?:公报|会刊|政报)")
"""Name of the gazette that printed the document; its number stands below it."""
_LAST_OF_OCCASION: Final = regex(r"上[）)]?|[）)]")
_TITLE_OPENING: Final = regex(r"(?:关于|政府工作报告|.{0,30}工作报告$)")


class FrontMatter(msgspec.Struct, kw_only=True):
    """What was found above the body, and where the body begins."""

    front: Front
    main_recipients: str | None = None
    document_number: str | None = None
    """发文字号, when it stands below the title."""
    body: list[Line]
    """The lines of the body; the first may be the rest of a line that also held the salutation."""


def front_lines_end(lines: Sequence[Line]) -> int:
    """Return the index of the first line of the body: the first that is running text, a numbered heading or a block."""
    for index, line in enumerate(lines[:_MAX_FRONT_LINES]):
        if line.hints.role in ("title", "material_number", "organ_line", "occasion", "issuer", "salutation", "main_recipients"):
            continue
        if _is_body(line) and not _is_address(line):
            return index
    return min(len(lines), _MAX_FRONT_LINES)


def read_front(lines: Sequence[Line], draft: Draft, given: Mapping[str, object], *, numbered: bool = False) -> FrontMatter:
    """Return the front matter that `lines` begin with, and the lines of the body.

    Slots in `given` are not looked for; when the document is `numbered`, its 发文字号 stood above.
    """
    return _FrontReader(list(lines), draft, given, numbered=numbered).read()


class _FrontReader:
    """Goes down the lines once; each step takes the lines of one element and returns them."""

    def __init__(self, lines: list[Line], draft: Draft, given: Mapping[str, object], *, numbered: bool) -> None:
        self.numbered = numbered
        self.lines = lines
        self.draft = draft
        self.given = given
        self.at = 0
        self.end = front_lines_end(lines)
        self.front: dict[str, str] = {}
        self.recipients: str | None = None
        self.document_number: str | None = None

    def read(self) -> FrontMatter:
        self._drop_repeated_title()
        self._material_number()
        self._title()
        rest = self._below_title()
        return FrontMatter(front=Front(**self.front), main_recipients=self.recipients,  # type: ignore[arg-type]
                           document_number=self.document_number, body=[*rest, *self.lines[self.at:]])

    @property
    def line(self) -> Line | None:
        return self.lines[self.at] if self.at < self.end else None

    def _has(self, slot: str) -> bool:
        return slot in self.front or f"front.{slot}" in self.given

    def _is_addressed(self) -> bool:
        return "front.salutation" in self.given or "main_recipients" in self.given

    def _take(self, slot: str, lines: Sequence[Line], reason: str, *, gaps: bool = False) -> None:
        """Put `lines` as one text into `slot`."""
        parts = [keep_gaps(line.raw) if gaps else line.content for line in lines]
        text = _with_gaps(lines, parts) if gaps else concat(parts)
        name = slot if slot == "main_recipients" else f"front.{slot}"
        if slot == "main_recipients":
            self.recipients = text.text
        else:
            earlier = self.front.get(slot)
            if slot == "occasion" and earlier is not None and not text.text.startswith(("（", "(")):
                text = concat((_gap_before(lines[0]), text))
            self.front[slot] = text.text if earlier is None else earlier + text.text
        self.draft.slot_sources[name] = self.draft.slot_sources.get(name, ()) + text.spans
        self.draft.join_lines(lines, reason, name)

    def _run(self, start: int, limit: int) -> list[Line]:
        return self.lines[start:min(self.end, start + limit)]

    def _drop_repeated_title(self) -> None:
        """A web page shows the title twice: in its head and above the text; front matter and text may both give it."""
        given = self.given.get("front.title")
        if given is not None:
            count = next((count for count in range(1, min(len(self.lines), _MAX_TITLE_LINES) + 1)
                          if "".join(line.text for line in self.lines[:count]) == compact_text(str(given))), 0)
            for line in self.lines[:count]:
                self.draft.drop(line, "repeated-title")
            self.at = count
            self.end = max(self.end, count + front_lines_end(self.lines[count:]))
            return
        if self.end < 2 or self.lines[0].text != self.lines[1].text:
            return
        if TITLE_END.fullmatch(self.lines[0].text):
            self.draft.drop(self.lines[0], "repeated-title")
            self.at = 1

    def _material_number(self) -> None:
        line = self.line
        while line is not None:
            taken = self._material_lines()
            if not taken:
                return
            self._take("material_number", self.lines[self.at:self.at + taken], "material-number-lines")
            self.at += taken
            line = self.line

    def _material_lines(self) -> int:
        """Return how many lines from here are the number of the material."""
        if self.line is None or self._has("material_number"):
            return 0
        if self.line.hints.role is not None:
            return _leading(self._run(self.at, _MAX_LABEL_LINES), "material_number")
        text = ""
        for count, line in enumerate(self._run(self.at, _MAX_LABEL_LINES), 1):
            if line.hints.role is not None or _TITLE_OPENING.match(line.text):
                return 0
            if text and _MASTHEAD.fullmatch(text) and BULLETIN_NUMBER.fullmatch(line.text):
                return count
            text += line.text
            if MATERIAL_NUMBER.fullmatch(text) or BULLETIN_NUMBER.fullmatch(text):
                return count
        return 0

    def _title(self) -> None:
        if self.line is None or "front.title" in self.given:
            return
        marked = _leading(self._run(self.at, _MAX_TITLE_LINES), "organ_line")
        if marked:
            self._take("organ_line", self.lines[self.at:self.at + marked], "organ-lines")
            self.at += marked
        marked = _leading(self._run(self.at, _MAX_TITLE_LINES), "title")
        count = marked or self._title_lines()
        if not count:
            return
        lines = self.lines[self.at:self.at + count]
        self.at += count
        if not marked and count > 1 and ORGAN.fullmatch(lines[0].text) and not _ABOUT.match(lines[1].text):
            self._take("organ_line", lines[:1], "organ-lines")
            self.draft.decide("front.organ_line", "organ_line", "organ-line", line=lines[0], alternative="title")
            lines = lines[1:]
        self._take("title", lines, "title-lines")
        if not marked and not TITLE_END.fullmatch(self.front["title"]):
            self.draft.decide("front.title", "title", "title-without-kind", line=lines[0], alternative="body")

    def _title_lines(self) -> int:
        """Return how many lines from here make the title."""
        candidates: list[Line] = []
        for line in self._run(self.at, _MAX_TITLE_LINES):
            if line.hints.role not in (None, "title") or line.hints.level or self._is_below_title(line, candidates):
                break
            candidates.append(line)
        text, best = "", 0
        for count, line in enumerate(candidates, 1):
            text += line.text
            if len(text) > _MAX_TITLE:
                break
            following = candidates[count].text if count < len(candidates) else ""
            if TITLE_END.fullmatch(text) and not TITLE_GOES_ON.match(following):
                best = count
                if TITLE_STRONG_END.fullmatch(text) or not any(
                        TITLE_STRONG_END.fullmatch(later.text) for later in candidates[count:]):
                    break
        while 0 < best < len(candidates) and TITLE_NOTE.fullmatch(candidates[best].text):
            best += 1
        if best:
            return best
        return self._title_without_noun(candidates)

    def _title_without_noun(self, candidates: Sequence[Line]) -> int:
        """A title that names no kind of document: what stands above the occasion, else the first line before text."""
        if not candidates:
            return 0
        after = self.at + len(candidates)
        if after < self.end and self.lines[after].hints.role is None and (
                _is_occasion(self.lines[after].text) or site_furniture(self.lines[after]) or _SUBTITLE.fullmatch(self.lines[after].text)):
            return len(candidates)
        if after >= len(self.lines) or len(candidates) > 2:
            return 0
        return 1

    def _is_below_title(self, line: Line, above: Sequence[Line]) -> bool:
        text = line.text
        if (_is_occasion(text) or DATE_LINE.fullmatch(text) or _is_address(line) or site_furniture(line)
                or (above and _DOCUMENT_NUMBER_LINE.fullmatch(text))):
            return True
        if above and _SUBTITLE.fullmatch(text):
            return True
        return bool(above) and TITLE_END.fullmatch("".join(each.text for each in above)) is not None and (
            _is_reporter(text) and not TITLE_STRONG_END.fullmatch(text))

    def _below_title(self) -> list[Line]:
        """Take what stands between title and body; return the rest of a line that the salutation shared with the body."""
        while self.line is not None:
            line = self.line
            if line.hints.role == "occasion" or (line.hints.role is None and self._is_occasion_here(line)):
                self._occasion()
            elif line.hints.role == "issuer" or (line.hints.role is None and self._is_issuer(line)):
                self._issuer()
            elif line.hints.role in ("salutation", "main_recipients") or (_is_address(line) and not self._is_addressed()):
                return self._address()
            elif line.hints.role is None and not self.numbered and _DOCUMENT_NUMBER_LINE.fullmatch(line.text):
                self._document_number(line)
            elif line.hints.role is None and self._has("title") and TITLE_NOTE.fullmatch(line.text):
                self._take("title", [line], "title-lines")
                self.at += 1
            elif not self._drop_site_line():
                break
        if self._is_addressed():
            return []
        if self.line is None and self.at < len(self.lines):
            return self._glued_salutation(self.lines[self.at])
        return self._glued_salutation(self.line) if self.line is not None else []

    def _is_occasion_here(self, line: Line) -> bool:
        return self._has("title") and "front.occasion" not in self.given and (
            _is_occasion(line.text) or DATE_LINE.fullmatch(line.text) is not None or _SUBTITLE.fullmatch(line.text) is not None)

    def _occasion(self) -> None:
        count = 1
        text = self.lines[self.at].text
        role = self.lines[self.at].hints.role
        while (not DATE_LINE.fullmatch(text) and _is_occasion(text) and not _occasion_complete(text) and count < _MAX_LABEL_LINES
               and self.at + count < self.end):
            following = self.lines[self.at + count]
            if following.hints.role != role or _is_address(following):
                break
            text += following.text
            count += 1
        if count == 1 and self.at + 1 < self.end and _LAST_OF_OCCASION.fullmatch(self.lines[self.at + 1].text):
            count = 2
        if DATE_LINE.fullmatch(text) and not text.startswith(("（", "(")) and self.at + count < self.end and self.lines[
                self.at + count].text.startswith("在"):
            count += 1
        self._take("occasion", self.lines[self.at:self.at + count], "occasion-lines")
        self.at += count

    def _is_issuer(self, line: Line) -> bool:
        return self._has("title") and "front.issuer" not in self.given and _is_reporter(line.text)

    def _issuer(self) -> None:
        lines = [self.lines[self.at]]
        for line in self._run(self.at + 1, _MAX_LABEL_LINES):
            is_name = PERSON.fullmatch(lines[-1].text) is not None and NAME.fullmatch(line.raw.text) is not None
            if line.hints.role == "issuer" or (line.hints.role is None and not _is_address(line) and (is_name or _is_reporter(line.text))):
                lines.append(line)
            else:
                break
        self._take("issuer", lines, "issuer-lines", gaps=True)
        self.at += len(lines)

    def _document_number(self, line: Line) -> None:
        """发文字号 below the title, as papers of people's congresses have it."""
        bracket = 1 if line.text.startswith(("（", "(")) else 0
        number = cut(line.content, bracket, len(line.text) - bracket)
        self.document_number = number.text
        self.numbered = True
        self.draft.slot("header.document_number", [number])
        self.at += 1

    def _drop_site_line(self) -> bool:
        """Take a line of the web page out; a label without value takes its value along."""
        line = self.line
        reason = site_furniture(line) if line else None
        if line is None or reason is None:
            return False
        self.draft.drop(line, reason)
        self.at += 1
        if is_metadata_label(line) and self.line is not None:
            self.draft.drop(self.line, reason)
            self.at += 1
        return True

    def _address(self) -> list[Line]:
        """Take 称谓 or 主送机关, over one line or several."""
        lines = [self.lines[self.at]]
        self.at += 1
        while lines[-1].text[-1:] not in "：:" and self.at < len(self.lines) and len(lines) < _MAX_LABEL_LINES:
            lines.append(self.lines[self.at])
            self.at += 1
        text = "".join(line.text for line in lines)
        role = lines[0].hints.role
        slot = role if role in ("salutation", "main_recipients") else "salutation" if SALUTATION.fullmatch(text) else "main_recipients"
        self._take(slot, lines, "salutation-lines")
        return []

    def _glued_salutation(self, line: Line) -> list[Line]:
        """Split 各位代表：现在，我… into the salutation and the rest of the line."""
        match = SALUTATION.match(line.text)
        if match is None or match.end() == len(line.text) or match.end() > _MAX_SALUTATION or line.block or line.hints.role:
            return []
        head, tail = cut(line.content, 0, match.end()), cut(line.content, match.end())
        self.front["salutation"] = head.text
        self.draft.slot("front.salutation", [head])
        self.draft.decide("front.salutation", "salutation", "glued-salutation", line=line, alternative="body")
        self.at += 1
        return [msgspec.structs.replace(line, content=tail, raw=tail, ordinal=read_ordinal(tail.text))]


def _leading(lines: Sequence[Line], role: str) -> int:
    count = 0
    while count < len(lines) and lines[count].hints.role == role:
        count += 1
    return count


def _with_gaps(lines: Sequence[Line], parts: Sequence[SourceText]) -> SourceText:
    """Join lines with the line break between them as a gap."""
    pieces: list[SourceText] = []
    for line, part in zip(lines, parts, strict=True):
        if pieces:
            pieces.append(_gap_before(line))
        pieces.append(part)
    return concat(pieces)


def _gap_before(line: Line) -> SourceText:
    """Return the line break before `line` as a gap."""
    break_at = line.start - 1 if line.break_at is None else line.break_at
    return SourceText("　", ((break_at, break_at + 1),))


def _is_occasion(text: str) -> bool:
    return len(text) <= 120 and OCCASION_START.match(text) is not None and first_sentence_end(text) is None


def _occasion_complete(text: str) -> bool:
    if text.startswith(("（", "(")):
        return text.endswith(("）", ")"))
    return OCCASION_END.fullmatch(text) is not None


def _is_reporter(text: str) -> bool:
    """Tell whether `text` names an organ or a person with a post."""
    return len(text) <= 50 and (ORGAN.fullmatch(text) is not None or PERSON.fullmatch(text) is not None)


def _is_address(line: Line) -> bool:
    """Tell whether `line` is 称谓 or 主送机关 and nothing else, or the first part of one."""
    text = line.text
    if line.block is not None or line.hints.role not in (None, "salutation", "main_recipients") or line.ordinal is not None:
        return False
    if text[-1:] in "：:":
        return (len(text) <= _MAX_SALUTATION and SALUTATION.fullmatch(text) is not None) or (
            len(text) <= 200 and RECIPIENTS.fullmatch(text) is not None)
    return len(text) <= _MAX_SALUTATION and SALUTATION_START.fullmatch(text) is not None


def _is_body(line: Line) -> bool:
    """Tell whether `line` is running text, a numbered heading, or a block."""
    text = line.text
    if line.block is not None:
        return True
    if line.hints.role is not None or line.hints.level is not None:
        return True
    if line.ordinal is not None and line.ordinal.level is not None:
        return True
    if _is_occasion(text) or DATE_LINE.fullmatch(text):
        return False
    if first_sentence_end(text) is not None or "；" in text or text[-1:] in "：:":
        return site_furniture(line) is None
    return len(text) >= 30 and "，" in text and TITLE_END.fullmatch(text) is None and site_furniture(line) is None
