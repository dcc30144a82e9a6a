"""版头 in plain text: 份号, 密级, 紧急程度, 发文机关标志, 发文字号, 签发人."""

from collections.abc import Sequence
from typing import Final

from convert.model.elements import HeaderBlock
from convert.patterns import regex
from convert.readers.structure.draft import Draft
from convert.readers.structure.head_marks import head_marks
from convert.readers.structure.lines import SourceLine
from convert.readers.structure.source_text import SourceText, compact, cut, index_of, position_of, split_at_gaps
from convert.readers.structure.wording import MATERIAL_NUMBER, NAME, ORGAN_NOUN, SIGNER
from convert.text.characters import ARABIC_YEAR
from convert.text.names import split_names

_HEADER_LINES: Final = 12
_MATERIAL_LINES: Final = 2
_SET_BY_LETTER: Final = regex(r"\S(?: \S){8,}")
"""A line with one blank between all its letters, as a justified title comes out of a PDF: no names."""
_LONGEST_NAME: Final = 4
_STARS: Final = "★☆"
"""What stands in the middle of the line below 版头 of the Party."""
_COPY_NUMBER: Final = regex(r"(?:份号[：:]?)?(?:№|No\.?)?\s*(\d{6})")
_CLASSIFICATION: Final = regex(r"(绝密|机密|秘密)(?:\s*[★☆]\s*(\d{1,2}\s*(?:年|个月|月)|长期)?)?")
_URGENCY: Final = regex(r"特急|加急|特提|平急|急件|紧急")
_ISSUER_MARK: Final = regex(r"[^，。；：《》]{2,40}?(?:文件|公文)")
DOCUMENT_NUMBER: Final = regex(
    rf"[^\W\d_]{{1,20}}\s*[〔\[［（(【﹝]\s*{ARABIC_YEAR}\s*[〕\]］）)】﹞]\s*第?\s*\d{{1,5}}\s*号")
BARE_NUMBER: Final = regex(
    rf"[（(]?(?:[〔\[［（(【﹝]?\s*{ARABIC_YEAR}\s*(?:[〕\]］）)】﹞]|年)\s*)?第?\s*\d{{1,5}}\s*号[）)]?|[（(]?第\s*[一二三四五六七八九十百〇零]{{1,5}}\s*号[）)]?")
"""The number of a 公告, 令 or 纪要: no name of an organ before it."""
_OPINION_MARK: Final = regex(rf"[^，。；：《》]{{2,38}}?(?:{ORGAN_NOUN})(?:审议意见书?|公告|通告|建议书|函|命令|令)|"
                               r"[^，。；：《》]{0,38}(?:会议纪要|纪要|简报)")
_MARK_END: Final = regex(r"(?:文件|公文|审议意见书?|公告|通告|建议书|函|命令|令|(?:会议)?纪要|简报)$")
_FILE_WORD: Final = regex(r"文\s*件|公\s*文")
_TITLE_BELOW: Final = regex(r"(?:关于|对)|.{0,38}关于")
_SIGNATORY: Final = regex(r"签\s*发\s*人\s*[：:]\s*(.{2,40})")

DOCUMENT_NUMBER_LINE: Final = regex(
    rf"[（(]?{DOCUMENT_NUMBER.pattern}[）)]?|{BARE_NUMBER.pattern}|[^，。；：《》]{{2,30}}令第?[\d一二三四五六七八九十百〇零]{{1,5}}号")


def read_header_block(lines: Sequence[SourceLine], draft: Draft) -> tuple[HeaderBlock | None, list[SourceLine]]:
    """Return the 版头 that `lines` begin with, and the other lines. Without 发文字号 there is none.

    On a paper of a meeting the 材料编号 stands above it; its lines are among the others.
    """
    number_at = next((index for index, line in enumerate(lines[:_HEADER_LINES]) if _is_number(line)), None)
    if number_at is None:
        return None, list(lines)
    reader = _HeaderReader()
    reader.titled = number_at + 1 < len(lines) and _TITLE_BELOW.match(lines[number_at + 1].text) is not None
    if BARE_NUMBER.fullmatch(lines[number_at].text) and not (number_at and reader.titled):
        return None, list(lines)
    above = _material_number(lines[:number_at])
    for line in lines[above:number_at]:
        if not reader.take(line):
            return None, list(lines)
    end = number_at
    while end < min(len(lines), number_at + 4) and reader.take_number(lines[end]):
        end += 1
    if end == number_at:
        return None, list(lines)
    for name, parts in reader.sources.items():
        draft.slot(f"header.{name}", parts)
    rest = lines[end:]
    while rest and rest[0].text in _STARS:
        draft.drop(rest[0], "separator-line")
        rest = rest[1:]
    return reader.header(), [*lines[:above], *rest]


def is_header_part(text: str) -> bool:
    """Tell whether `text` can stand in a 版头: its mark, a part of it, its number, who signed."""
    return SIGNER.fullmatch(text) is not None or _SIGNATORY.fullmatch(text) is not None or any(
        part.fullmatch(text) for part in (_COPY_NUMBER, _CLASSIFICATION, _URGENCY, _ISSUER_MARK, _FILE_WORD, DOCUMENT_NUMBER))


def _material_number(lines: Sequence[SourceLine]) -> int:
    """Return how many of `lines` are a 材料编号 above a 版头, or another mark: with a number, or not called as the mark of an issuer is."""
    marks = head_marks(lines)
    if marks:
        return marks
    text = ""
    for count, line in enumerate(lines[:_MATERIAL_LINES], 1):
        if line.hints.role == "material_number":
            return count
        if line.hints.role is not None or line.block is not None:
            return 0
        text += line.text
        if MATERIAL_NUMBER.fullmatch(text) and not _ISSUER_MARK.fullmatch(text):
            return count
    return 0


def _is_number(line: SourceLine) -> bool:
    if line.block is not None or line.hints.role is not None:
        return False
    if BARE_NUMBER.fullmatch(line.text):
        return True
    return DOCUMENT_NUMBER.match(line.text) is not None and (DOCUMENT_NUMBER.fullmatch(line.text) is not None or "签发人" in line.text)


class _HeaderReader:
    """Collects the elements of a 版头."""

    def __init__(self) -> None:
        self.titled = False
        """A title stands below the 发文字号."""
        self.suffix = ""
        """文件, 函 …: behind the name, and in a joint issue behind any of them, above or below them."""
        self.values: dict[str, str] = {}
        self.authorities: list[str] = []
        self.signatories: list[str] = []
        self.sources: dict[str, list[SourceText]] = {}

    def header(self) -> HeaderBlock:
        if self.suffix:
            self.values["issuer_mark"] = "".join(self.authorities) + self.suffix
        return HeaderBlock(issuing_authorities=tuple(self.authorities), signatories=tuple(self.signatories),
                           **self.values)

    def take(self, line: SourceLine) -> bool:
        """Take a line above the 发文字号; one line may hold several elements apart by gaps. Nothing is taken a second time."""
        return all(self._take_part(part) for part in _parts(line))

    def take_number(self, line: SourceLine) -> bool:
        """Take the line of the 发文字号 or a line with 签发人."""
        number = DOCUMENT_NUMBER.match(line.text) or BARE_NUMBER.fullmatch(line.text)
        if number and "document_number" not in self.values:
            rest = cut(line.raw, _raw_index(line, number.end()))
            taken = not rest.text.strip() or self._take_signatories(rest)
            if taken:
                self._put("document_number", cut(line.content, 0, number.end()))
            return taken
        return self._take_signatories(line.raw) or self._take_more_names(line)

    def _take_more_names(self, line: SourceLine) -> bool:
        """Take the names of further 签发人, on a line of their own below the first (GB/T 9704-2012 7.2.6)."""
        names = split_names(line.raw.text)
        named = all(NAME.fullmatch(name) and len(name) <= _LONGEST_NAME for name in names)
        if not self.signatories or line.blank_before or not named or _SET_BY_LETTER.fullmatch(line.raw.text):
            return False
        self.signatories.extend(names)
        self.sources["signatories"].append(line.content)
        return True

    def _take_part(self, part: SourceText) -> bool:
        text = part.text
        classification = _CLASSIFICATION.fullmatch(text)
        if classification and "classification" not in self.values:
            self.values["classification"] = classification.group(1)
            if classification.group(2):
                self.values["classification_term"] = classification.group(2)
            self.sources.setdefault("classification", []).append(part)
        elif _COPY_NUMBER.fullmatch(text) and "copy_number" not in self.values:
            self.values["copy_number"] = text[-6:]
            self.sources.setdefault("copy_number", []).append(part)
        elif _URGENCY.fullmatch(text) and "urgency" not in self.values:
            self._put("urgency", part)
        elif not self.suffix and (_ISSUER_MARK.fullmatch(text) or (self.titled and _OPINION_MARK.fullmatch(text))):
            self._issuer_mark(part)
        elif text in ("文件", "公文") and not self.suffix:
            self.suffix = text
            self.sources.setdefault("issuer_mark", []).append(part)
        elif SIGNER.fullmatch(text) or (_SIGNATORY.match(text) and self._take_signatories(part)):
            if SIGNER.fullmatch(text):
                self.authorities.append(text)
                self.sources.setdefault("issuer_mark", []).append(part)
        else:
            return False
        return True

    def _issuer_mark(self, part: SourceText) -> None:
        organ = _MARK_END.sub("", part.text)
        if organ:
            self.authorities.append(organ)
        self.suffix = part.text[len(organ):]
        self.sources.setdefault("issuer_mark", []).append(part)

    def _take_signatories(self, part: SourceText) -> bool:
        match = _SIGNATORY.fullmatch(part.text.strip())
        if match is None:
            return False
        self.signatories.extend(split_names(match.group(1)))
        self.sources.setdefault("signatories", []).append(compact(part))
        return True

    def _put(self, name: str, part: SourceText) -> None:
        self.values[name] = part.text
        self.sources.setdefault(name, []).append(part)


def _parts(line: SourceLine) -> list[SourceText]:
    """The pieces of a line that wide gaps set apart; a letter-spaced line is one piece."""
    pieces = split_at_gaps(line.raw)
    return pieces if len(pieces) > 1 and all(len(piece.text) > 1 for piece in pieces) else [line.content]


def _raw_index(line: SourceLine, index: int) -> int:
    """Return the index in the text of `line.raw` after `index` characters of its content."""
    return index_of(line.raw.spans, position_of(line.content.spans, index - 1)) + 1
