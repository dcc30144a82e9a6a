"""The lines above the body: material number, title, occasion, who reports, who is addressed."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from convert.model.elements import Front
from convert.patterns import regex
from convert.readers.structure.draft import Draft
from convert.readers.structure.front_lines import (
    MAX_SALUTATION,
    SUBTITLE,
    act_lines,
    address_lines,
    addressed_by_label,
    begins_paragraph,
    bracketed_lines,
    captions_photo,
    front_lines_end,
    heads_part,
    is_act,
    is_address_line,
    is_below_title,
    is_body,
    is_letterhead,
    is_note_of_title,
    is_occasion,
    is_particular,
    is_post_and_name,
    is_reporter,
    is_title_below_mark,
    is_title_over,
    leading,
    occasion_complete,
    set_alike,
    slot_text,
    with_gaps,
)
from convert.readers.structure.head_marks import head_marks
from convert.readers.structure.header_block import BARE_NUMBER, DOCUMENT_NUMBER, DOCUMENT_NUMBER_LINE
from convert.readers.structure.lines import SourceLine, gap_before
from convert.readers.structure.masthead import is_edited, read_masthead
from convert.readers.structure.source_text import compact_text, concat, cut
from convert.readers.structure.web import could_be_weak, is_day, is_metadata_label, is_weak, site_furniture
from convert.readers.structure.wording import (
    BULLETIN_NUMBER,
    DATE_LINE,
    MATERIAL_NUMBER,
    NAME,
    ORGAN,
    OWN_LABEL,
    PERSON,
    SALUTATION,
    TITLE_END,
    TITLE_GOES_ON,
    TITLE_NOTE,
    TITLE_STRONG_END,
    first_sentence_end,
)
from convert.text.characters import ARABIC_YEAR
from convert.text.ordinals import read_ordinal

_MAX_TITLE: Final = 120
_MAX_TITLE_LINES: Final = 6
_MAX_LABEL_LINES: Final = 3
_MAX_PARTICULARS: Final = 5
_LONGEST_NAME: Final = 4
_SPOKEN: Final = ("讲话", "致辞", "发言", "报告", "讲稿", "演讲")
_ABOUT: Final = regex(rf"(?:关于|对|印发|转发|{ARABIC_YEAR}\s*年|工作报告|[一二]○)")
_LAST_OF_OCCASION: Final = regex(r"上[）)]?|[）)]")
_TITLE_OPENING: Final = regex(r"(?:关于|政府工作报告|.{0,30}工作报告$)")


class ReadFront(msgspec.Struct, kw_only=True):
    """What was found above the body, and where the body begins."""

    front: Front
    main_recipients: str | None = None
    document_number: str | None = None
    """发文字号, when it stands below the title."""
    body: list[SourceLine]
    """The lines of the body; the first may be the rest of a line that also held the salutation."""


def read_front(lines: Sequence[SourceLine], draft: Draft, given: Mapping[str, object], *, numbered: bool = False) -> ReadFront:
    """Return the front matter that `lines` begin with, and the lines of the body.

    Slots in `given` are not looked for; when the document is `numbered`, its 发文字号 stood above.
    """
    return _FrontReader(list(lines), draft, given, numbered=numbered).read()


class _FrontReader:
    """Goes down the lines once; each step takes the lines of one element and returns them."""

    def __init__(self, lines: list[SourceLine], draft: Draft, given: Mapping[str, object], *, numbered: bool) -> None:
        self.numbered = numbered
        self.lines = lines
        self.draft = draft
        self.given = given
        self.at = 0
        self.held: list[SourceLine] = []
        """Particulars between the title and the address."""
        self.on_page = False
        """What a web page says about itself stood here."""
        self.end = front_lines_end(lines)
        self.front: dict[str, str] = {}
        self.marked = False
        """Nothing stood above the title yet but a mark as 内部资料."""
        self.recipients: str | None = None
        self.document_number: str | None = None

    def read(self) -> ReadFront:
        self._drop_repeated_title()
        self._label()
        self._date_above()
        self._number_above()
        self._material_number()
        self._title()
        rest = self._below_title()
        return ReadFront(front=Front(**self.front), main_recipients=self.recipients,  # type: ignore[arg-type]
                           document_number=self.document_number, body=[*self.held, *rest, *self.lines[self.at:]])

    @property
    def line(self) -> SourceLine | None:
        return self.lines[self.at] if self.at < self.end else None

    def _has(self, slot: str) -> bool:
        return slot in self.front or f"front.{slot}" in self.given

    def _is_addressed(self) -> bool:
        return "front.salutation" in self.given or "main_recipients" in self.given

    def _take(self, slot: str, lines: Sequence[SourceLine], reason: str, *, gaps: bool = False) -> None:
        """Put `lines` as one text into `slot`."""
        parts = [slot_text(line, slot, gaps=gaps) for line in lines]
        text = with_gaps(lines, parts) if gaps else concat(parts)
        name = slot if slot == "main_recipients" else f"front.{slot}"
        if slot == "main_recipients":
            self.recipients = text.text
        else:
            earlier = self.front.get(slot)
            if earlier is not None and (slot == "material_number" or (slot == "occasion" and not text.text.startswith(("（", "(")))):
                text = concat((gap_before(lines[0]), text))
            self.front[slot] = text.text if earlier is None else earlier + text.text
        self.draft.slot_sources[name] = self.draft.slot_sources.get(name, ()) + text.spans
        self.draft.join_lines(lines, reason, name)

    def _run(self, start: int, limit: int) -> list[SourceLine]:
        return self.lines[start:min(self.end, start + limit)]

    def _drop_repeated_title(self) -> None:
        """Front matter and text may both give the title."""
        given = self.given.get("front.title")
        if given is None:
            return
        count = next((count for count in range(1, min(len(self.lines), _MAX_TITLE_LINES) + 1)
                      if "".join(line.text for line in self.lines[:count]) == compact_text(str(given))), 0)
        for line in self.lines[:count]:
            self.draft.drop(line, "repeated-title")
        self.at = count
        self.end = max(self.end, count + front_lines_end(self.lines[count:]))

    def _label(self) -> None:
        """The label of a file that is itself an attachment: 附件2 on a line of its own, a title below it."""
        line = self.line
        if line is None or self._has("label") or line.hints.role not in (None, "attachment"):
            return
        following = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        match = OWN_LABEL.fullmatch(line.text)
        if match is None or following is None or (following.block is None and (
                following.ordinal is not None or first_sentence_end(following.text) is not None)):
            return
        self._take("label", [line], "label-lines")
        self.at += 1
        self.end = max(self.end, min(len(self.lines), self.at + front_lines_end(self.lines[self.at:])))

    def _date_above(self) -> None:
        """Take the date that stands above the title; one that stands again below it is the page's."""
        line = self.line
        while line is not None and line.hints.role is None and "front.title" not in self.given and not self._has("date") and (
                is_day(line.text) or DATE_LINE.fullmatch(line.text)) and self._is_titled(self.at + 1):
            if is_day(line.text) or any(other.text == line.text for other in self._run(self.at + 1, _MAX_TITLE_LINES)):
                self.draft.drop(line, "site-metadata")
                self.at += 1
            else:
                self._take_line("date", line, "date-lines")
            line = self.line

    def _number_above(self) -> None:
        """Take the number of a 令 that stands above its title."""
        line = self.line
        if line is not None and line.hints.role is None and not self.numbered and BARE_NUMBER.fullmatch(line.text) and (
                self._is_titled(self.at + 1)):
            self._document_number(line)

    def _material_number(self) -> None:
        line = self.line
        while line is not None:
            taken = self._material_lines()
            if not taken:
                return
            gaps = any(is_edited(each) or head_marks([each]) for each in self.lines[self.at:self.at + taken])
            self._take("material_number", self.lines[self.at:self.at + taken], "material-number-lines", gaps=gaps)
            self.marked = not self.marked and bool(head_marks(self.lines[self.at:self.at + 1]))
            self.at += taken
            line = self.line

    def _material_lines(self) -> int:
        """Return how many lines from here are the number of the material."""
        if self.line is None or (self._has("material_number") and not self.marked):
            return 0
        if self.line.hints.role is not None:
            return leading(self._run(self.at, _MAX_LABEL_LINES), "material_number")
        marks = 0 if self.marked else head_marks(self.lines[self.at:self.end])
        if marks and self.at + marks < self.end:
            return marks
        masthead = read_masthead(self.lines, self.at, self.end)
        if masthead is not None:
            return 0 if masthead.is_title else masthead.lines
        text = ""
        for count, line in enumerate(self._run(self.at, _MAX_LABEL_LINES), 1):
            if line.hints.role is not None or _TITLE_OPENING.match(line.text):
                return 0
            text += line.text
            if MATERIAL_NUMBER.fullmatch(text) or BULLETIN_NUMBER.fullmatch(text):
                return count
        return 0

    def _is_titled(self, at: int) -> bool:
        """Tell whether a title stands on the line with index `at`, or begins there and goes on over lines set as titles are."""
        return at < self.end and (self.lines[at].hints.role == "title" or is_title_over(self._run(at, _MAX_LABEL_LINES)))

    def _title(self) -> None:
        if self.line is None or "front.title" in self.given:
            return
        masthead = read_masthead(self.lines, self.at, self.end) if not self._has("material_number") or self.marked else None
        if masthead is not None and masthead.is_title:
            self._take("title", self.lines[self.at:self.at + masthead.name], "title-lines")
            self._take("occasion", self.lines[self.at + masthead.name:self.at + masthead.lines], "occasion-lines", gaps=True)
            self.at += masthead.lines
            return
        marked = leading(self._run(self.at, _MAX_TITLE_LINES), "organ_line")
        if marked:
            self._take("organ_line", self.lines[self.at:self.at + marked], "organ-lines")
            self.at += marked
        marked = leading(self._run(self.at, _MAX_TITLE_LINES), "title")
        count = marked or self._title_lines()
        if not count:
            return
        lines = self.lines[self.at:self.at + count]
        self.at += count
        if not marked and count > 1 and ORGAN.fullmatch(lines[0].text) and (
                not _ABOUT.match(lines[1].text) or is_letterhead(lines[0], lines[1])):
            self._take("organ_line", lines[:1], "organ-lines")
            self.draft.decide("front.organ_line", "organ_line", "organ-line", line=lines[0], alternative="title", lines=lines)
            lines = lines[1:]
        self._take("title", lines, "title-lines")
        if not marked and not TITLE_END.fullmatch(self.front["title"]):
            self.draft.decide("front.title", "title", "title-without-kind", line=lines[0], alternative="body", lines=lines)

    def _title_lines(self) -> int:
        """Return how many lines from here make the title."""
        candidates: list[SourceLine] = []
        for index, line in enumerate(self._run(self.at, _MAX_TITLE_LINES), self.at):
            if line.hints.role not in (None, "title") or line.hints.level or is_below_title(line, candidates) or (
                    candidates and (is_particular(line) or heads_part(self.lines, index, candidates))):
                break
            candidates.append(line)
        if candidates and (is_post_and_name(candidates[0]) or BARE_NUMBER.fullmatch(candidates[0].text)):
            return 0
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
        best = max(best, set_alike(candidates, best))
        while 0 < best < len(candidates) and TITLE_NOTE.fullmatch(candidates[best].text):
            best += 1
        if best:
            return best
        return self._title_without_noun(candidates)

    def _title_without_noun(self, candidates: Sequence[SourceLine]) -> int:
        """A title that names no kind of document: what stands above the occasion, else the first line; no office or year alone."""
        if not candidates or candidates[0].text[-1] in "，、；,;" or begins_paragraph(self.lines, self.at):
            return 0
        after = self.at + len(candidates)
        if after < self.end and self.lines[after].hints.role is None and (
                is_occasion(self.lines[after].text) or site_furniture(self.lines[after]) or SUBTITLE.fullmatch(self.lines[after].text)):
            return len(candidates)
        alike = set_alike(candidates, 0)
        if alike:
            return alike
        if after >= len(self.lines) or (len(candidates) > 2 and "label" not in self.front):
            return 0
        return 2 if len(candidates) > 1 and (ORGAN.fullmatch(candidates[0].text) or candidates[0].text.endswith(("年", "年度"))) else 1

    def _below_title(self) -> list[SourceLine]:
        """Take what stands between title and body; return the rest of a line that the salutation shared with the body."""
        while self.line is not None:
            line = self.line
            if addressed_by_label(line) and not self._is_addressed():
                self._take_line("main_recipients", line, "recipients-lines")
                return []
            if self._takes_reporter(line) or self._takes_number(line) or self._takes_title_below_mark(line):
                continue
            if line.hints.role in ("salutation", "main_recipients") or (
                    not self._is_addressed() and address_lines(self.lines, self.at)):
                return self._address()
            if not (self._drop_site_line() or self._holds(line)):
                break
        if self._is_addressed():
            return []
        if self.line is None and self.at < len(self.lines):
            return self._glued_salutation(self.lines[self.at])
        return self._glued_salutation(self.line) if self.line is not None else []

    def _takes_reporter(self, line: SourceLine) -> bool:
        """Take 题注, who reports, or the date."""
        role = line.hints.role
        if role == "occasion" or (role is None and self._is_occasion_here(line)):
            self._occasion()
        elif role == "issuer" or (role is None and self._is_issuer(line)):
            self._issuer()
        elif role is None and self._is_date_here(line):
            self._take_line("date", line, "date-lines")
        else:
            return False
        return True

    def _takes_number(self, line: SourceLine) -> bool:
        """Take 发文字号, or a note in brackets that belongs to the title: （第一号） of a communiqué, （征求意见稿）."""
        if line.hints.role is not None:
            return False
        noted = TITLE_NOTE.fullmatch(line.text) or (self.front.get("title", "").endswith("公报") and BARE_NUMBER.fullmatch(line.text))
        if self._has("title") and noted:
            self._take_line("title", line, "title-lines")
        elif not self.numbered and DOCUMENT_NUMBER_LINE.fullmatch(line.text):
            self._document_number(line)
        else:
            return False
        return True

    def _takes_title_below_mark(self, line: SourceLine) -> bool:
        """Take the title of minutes that stands below their mark, number, office and date; the mark was taken for it."""
        if not self.numbered or not is_title_below_mark(self.front.get("title", ""), line):
            return False
        self.front["organ_line"] = self.front.pop("title")
        self.draft.slot_sources["front.organ_line"] = self.draft.slot_sources.pop("front.title")
        self._take_line("title", line, "title-lines")
        return True

    def _holds(self, line: SourceLine) -> bool:
        """Keep a particular that stands above the address for the body."""
        if not (self._has("title") and is_particular(line) and self._address_below()):
            return False
        self.held.append(line)
        self.at += 1
        return True

    def _take_line(self, slot: str, line: SourceLine, reason: str) -> None:
        self._take(slot, [line], reason)
        self.at += 1

    def _address_below(self) -> bool:
        """Tell whether somebody is addressed below the particulars that stand here: these then begin the body."""
        for index in range(self.at + 1, min(self.at + _MAX_PARTICULARS, len(self.lines))):
            if address_lines(self.lines, index):
                return True
            if not is_particular(self.lines[index]):
                return False
        return False

    def _is_occasion_here(self, line: SourceLine) -> bool:
        if not self._has("title") or "front.occasion" in self.given:
            return False
        acts = act_lines(self._run(self.at, _MAX_LABEL_LINES)) > 1
        return acts or SUBTITLE.fullmatch(line.text) is not None or (
            is_note_of_title(line) and DOCUMENT_NUMBER_LINE.fullmatch(line.text) is None) or (
            not self._is_date_here(line) and (is_occasion(line.text) or DATE_LINE.fullmatch(line.text) is not None))

    def _is_date_here(self, line: SourceLine) -> bool:
        """Tell whether a date on a line of its own stands here: with brackets only below the office, as communiqués have it."""
        if DATE_LINE.fullmatch(line.text) is None or self._has("date"):
            return False
        following = self.lines[self.at + 1].text if self.at + 1 < self.end else ""
        return not following.startswith("在") and (not line.text.startswith(("（", "(")) or "issuer" in self.front)

    def _occasion(self) -> None:
        count = 1
        text, role = self.lines[self.at].text, self.lines[self.at].hints.role
        while (not DATE_LINE.fullmatch(text) and is_occasion(text) and not occasion_complete(text) and count < _MAX_LABEL_LINES
               and self.at + count < self.end):
            following = self.lines[self.at + count]
            if following.hints.role != role or is_address_line(following):
                break
            text += following.text
            count += 1
        count = max(count, act_lines(self.lines[self.at:self.at + _MAX_LABEL_LINES]), bracketed_lines(self.lines[self.at:self.end]))
        if count == 1 and self.at + 1 < self.end and _LAST_OF_OCCASION.fullmatch(self.lines[self.at + 1].text):
            count = 2
        if DATE_LINE.fullmatch(text) and not text.startswith(("（", "(")) and self.at + count < self.end and self.lines[
                self.at + count].text.startswith("在"):
            count += 1
        lines = self.lines[self.at:self.at + count]
        self._take("occasion", lines, "occasion-lines", gaps=any(map(is_act, lines[:-1])))
        self.at += count

    def _is_issuer(self, line: SourceLine) -> bool:
        if "front.issuer" in self.given:
            return False
        if is_post_and_name(line):
            return self._has("title") or not self.front
        return self._has("title") and (is_reporter(line.text) or self._is_speaker(line))

    def _is_speaker(self, line: SourceLine) -> bool:
        """Tell whether `line` is the name of who spoke: alone between the title of a speech and the text."""
        following = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        return (NAME.fullmatch(line.raw.text) is not None and len(line.text) <= _LONGEST_NAME and following is not None
                and (is_body(following) or is_address_line(following) or DATE_LINE.fullmatch(following.text) is not None)
                and ("occasion" in self.front or "date" in self.front or self.front["title"].endswith(_SPOKEN)))

    def _issuer(self) -> None:
        lines = [self.lines[self.at]]
        for line in self._run(self.at + 1, _MAX_LABEL_LINES):
            is_name = PERSON.fullmatch(lines[-1].text) is not None and NAME.fullmatch(line.raw.text) is not None
            if line.hints.role == "issuer" or (
                    line.hints.role is None and not is_address_line(line) and (is_name or is_reporter(line.text))):
                lines.append(line)
            else:
                break
        self._take("issuer", lines, "issuer-lines", gaps=True)
        self.at += len(lines)

    def _document_number(self, line: SourceLine) -> None:
        """发文字号 below the title, as papers of people's congresses have it."""
        bracket = 1 if line.text.startswith(("（", "(")) and DOCUMENT_NUMBER.search(line.text) else 0
        number = cut(line.content, bracket, len(line.text) - bracket)
        self.document_number = number.text
        self.numbered = True
        self.draft.slot("header.document_number", [number])
        self.at += 1

    def _drop_site_line(self) -> bool:
        """Take a line of the web page out, or the caption of a photograph; a label without value takes its value along."""
        line = self.line
        if line is not None and captions_photo(self.lines, self.at):
            self.draft.drop(line, "photo-caption")
            self.at += 1
            return True
        if line is None or not could_be_weak(line):
            return False
        beside = [self.lines[self.at + step] for step in (1, 2) if self.at + step < len(self.lines)]
        if is_weak(line) and not self.on_page and not any(site_furniture(each) and not is_weak(each) for each in beside):
            return False
        self.on_page = True
        self.draft.drop(line, site_furniture(line) or "site-metadata")
        self.at += 1
        if is_metadata_label(line) and self.line is not None:
            self.draft.drop(self.line, "site-metadata")
            self.at += 1
        return True

    def _address(self) -> list[SourceLine]:
        """Take 称谓 or 主送机关, over one line or several."""
        count = address_lines(self.lines, self.at)
        if not count:
            count = 1
            while self.lines[self.at + count - 1].text[-1:] not in "：:" and self.at + count < len(self.lines) and count < _MAX_LABEL_LINES:
                count += 1
        lines = self.lines[self.at:self.at + count]
        self.at += count
        text = "".join(line.text for line in lines)
        role = lines[0].hints.role
        slot = role if role in ("salutation", "main_recipients") else "salutation" if SALUTATION.fullmatch(text) else "main_recipients"
        self._take(slot, lines, "salutation-lines")
        return []

    def _glued_salutation(self, line: SourceLine) -> list[SourceLine]:
        """Split 各位代表：现在，我… into the salutation and the rest of the line."""
        match = SALUTATION.match(line.text)
        if match is None or match.end() == len(line.text) or match.end() > MAX_SALUTATION or line.block or line.hints.role:
            return []
        head, tail = cut(line.content, 0, match.end()), cut(line.content, match.end())
        self.front["salutation"] = head.text
        self.draft.slot("front.salutation", [head])
        self.draft.decide("front.salutation", "salutation", "glued-salutation", line=line, alternative="body")
        self.at += 1
        return [msgspec.structs.replace(line, content=tail, raw=tail, ordinal=read_ordinal(tail.text))]
