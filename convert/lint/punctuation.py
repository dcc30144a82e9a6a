"""Marks: full-width among Chinese, quotes and brackets that pair and nest, dashes and dots (GB/T 15834-2011)."""

from collections.abc import Iterator
from itertools import pairwise, zip_longest
from typing import Final

from convert.lint.checked import Checked
from convert.lint.marks import Pair
from convert.lint.passage import HIDDEN, CheckedPassage
from convert.lint.rule import Finding, TextEdit, rule
from convert.lint.spot import HZ, NUMERAL, change, point, replacements
from convert.patterns import regex

_CHINESE: Final = regex(HZ)
_FULL_WIDTH: Final = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_SHIFTED: Final = regex(
    rf"(?<={HZ})[,;:?!]+(?=[{HIDDEN}\d“‘（《〈”’）》〉]|{HZ}|$)|(?<=[”’）》〉%％‰℃\d{HIDDEN}])[,;?!](?={HZ}|[“‘（《])|(?<=[”’）》〉])[,;:?!]$"
    rf"|(?<=[A-Za-z])[,;](?={HZ})")
_FULL_STOP: Final = regex(
    rf"(?<=[^\s{HIDDEN}][^\s{HIDDEN}])(?<=(?:{HZ}|[”’）》%％]))\.(?=[”’）]?$|[{NUMERAL}]是|[“《（])|(?<=[”’）》〉])\.(?={HZ}|$)"
)
_PARTNER: Final = {"“": "”", "‘": "’"}
_ENDS: Final = "。！？；：…”’）"
_ORDINAL_HEAD: Final = regex(rf"[（(]?(?:[{NUMERAL}]{{1,3}}|\d{{1,2}})[）)]?[.．]?")


@rule("C01", grade="mandatory", cite="GB/T 15834-2011 4", fixes=True)
def half_width_mark(doc: Checked) -> Iterator[Finding]:
    """Find half-width commas, colons, semicolons, question and exclamation marks among Chinese."""
    for passage in doc.passages:
        head = _ORDINAL_HEAD.match(passage.text)
        for match in _SHIFTED.finditer(passage.bare):
            if head is None or match.start() > head.end():
                yield change(passage, match.start(), match.end(), "".join(_FULL_WIDTH[mark] for mark in match.group()))


@rule("C02", grade="mandatory", cite="GB/T 15834-2011 4.1", fixes=True)
def half_width_full_stop(doc: Checked) -> Iterator[Finding]:
    """Find sentences that end in an ASCII point."""
    for passage in doc.running:
        for match in _FULL_STOP.finditer(passage.bare):
            head = _ORDINAL_HEAD.match(passage.text)
            if head is None or match.start() >= head.end():
                yield change(passage, match.start(), match.end(), "。")


@rule("C03", grade="mandatory", cite="GB/T 15834-2011 4.9", fixes=True)
def half_width_brackets(doc: Checked) -> Iterator[Finding]:
    """Find half-width brackets around Chinese, and pairs of one full-width and one half-width bracket."""
    for passage in doc.passages:
        for pair in passage.marks.pairs:
            if pair.opening not in "（(" or "(" not in (pair.opening, "(" if pair.closing == ")" else ""):
                continue
            inner = passage.text[pair.start + 1:pair.end]
            mixed = (pair.opening == "(") != (pair.closing == ")")
            ordinal = pair.start == 0 and inner.isdigit() and _CHINESE.match(passage.text[pair.end + 1:pair.end + 2]) is not None
            if (mixed or ordinal or _CHINESE.search(inner)) and not _is_quoted(pair):
                yield Finding(passage=passage, start=pair.start, end=pair.end + 1, args={
                    "text": passage.text[pair.start:pair.end + 1], "right": f"（{inner}）"}, edits=tuple(
                    TextEdit(at, at + 1, _FULL_WIDTH[passage.text[at]]) for at in (pair.start, pair.end)
                    if passage.text[at] in _FULL_WIDTH))


@rule("C04", grade="mandatory", cite="GB/T 15834-2011 4.8", fixes=True)
def straight_quotes(doc: Checked) -> Iterator[Finding]:
    """Find straight quotes around Chinese."""
    for passage in doc.passages:
        for pair in passage.marks.pairs:
            inner = passage.text[pair.start + 1:pair.end]
            inches = passage.text[pair.start - 1:pair.start].isdigit() and passage.text[pair.end - 1].isdigit()
            if pair.opening == '"' and _CHINESE.search(inner) and not inches:
                yield Finding(passage=passage, start=pair.start, end=pair.end + 1, args={
                    "text": passage.text[pair.start:pair.end + 1], "right": f"“{inner}”"},
                    edits=(TextEdit(pair.start, pair.start + 1, "“"), TextEdit(pair.end, pair.end + 1, "”")))


@rule("C05", grade="mandatory", cite="GB/T 15834-2011 4.8.3", fixes=True)
def quotes_inside_quotes(doc: Checked) -> Iterator[Finding]:
    """Find double quotes directly inside double quotes."""
    for passage in doc.passages:
        if passage.marks.unclosed or passage.marks.unopened:
            continue  # without pairs nobody knows which one is inside
        for pair in passage.marks.pairs:
            if pair.opening == "“" and [mark for mark in pair.inside if mark in "“‘"][-1:] == ["“"]:
                inner = passage.text[pair.start + 1:pair.end]
                yield Finding(passage=passage, start=pair.start, end=pair.end + 1, args={
                    "text": f"“{inner}”", "right": f"‘{inner}’"},
                    edits=(TextEdit(pair.start, pair.start + 1, "‘"), TextEdit(pair.end, pair.end + 1, "’")))


@rule("C06", grade="mandatory", cite="GB/T 15834-2011 4.8.3")
def unpaired_mark(doc: Checked) -> Iterator[Finding]:
    """Find quotes, brackets and 书名号 that have no partner in their paragraph."""
    passages = [passage for passage in doc.passages if passage.kind != "cell"]
    carried: str | None = None
    for passage, following in zip_longest(passages, passages[1:]):
        unopened = list(passage.marks.unopened)
        if carried and unopened and passage.text[unopened[0]] == carried:
            unopened.pop(0)
            carried = None
        for at in unopened:
            yield point(passage, at, at + 1, around=6, mark=passage.text[at])
        for at in passage.marks.unclosed:
            mark = passage.text[at]
            if mark in "“‘" and at == passage.marks.unclosed[-1] and _goes_on(passage, following, mark):
                carried = None if following is None or following.text[:1] == mark else _PARTNER[mark]
            else:
                yield point(passage, at, at + 1, around=6, mark=mark)


@rule("C07", grade="mandatory", cite="GB/T 15834-2011 4.15", fixes=True)
def title_marks_inside_title_marks(doc: Checked) -> Iterator[Finding]:
    """Find《》 directly inside《》."""
    for passage in doc.passages:
        if any(passage.text[at] in "《》" for at in (*passage.marks.unclosed, *passage.marks.unopened)):
            continue
        for pair in passage.marks.pairs:
            if pair.opening == "《" and pair.inside[-1:] == "《":
                inner = passage.text[pair.start + 1:pair.end]
                yield Finding(passage=passage, start=pair.start, end=pair.end + 1, args={
                    "text": f"《{inner}》", "right": f"〈{inner}〉"},
                    edits=(TextEdit(pair.start, pair.start + 1, "〈"), TextEdit(pair.end, pair.end + 1, "〉")))


_QUOTED_LIST: Final = regex("”(、)“|’(、)‘")
_TITLE_LIST: Final = regex("》(、)《")
_NOTED_LIST: Final = regex("》（[^（）《》。]{1,30}）()《")


@rule("C08", grade="recommended", cite="GB/T 15834-2011 4.5.3.5", fixes=True)
def comma_between_quoted_items(doc: Checked) -> Iterator[Finding]:
    """Find 顿号 between neighbouring quoted items."""
    for passage in doc.running:
        for match in _QUOTED_LIST.finditer(passage.bare):
            yield change(passage, match.start() + 1, match.end() - 1, "")


@rule("C09", grade="recommended", cite="GB/T 15834-2011 4.5.3.5", fixes=True)
def comma_between_titles(doc: Checked) -> Iterator[Finding]:
    """Find 顿号 between neighbouring 书名号."""
    yield from replacements(doc.running, _TITLE_LIST, "")


@rule("C10", grade="advisory", cite="GB/T 15834-2011 4.5.3.5")
def no_comma_after_noted_title(doc: Checked) -> Iterator[Finding]:
    """Find 书名号 whose note in brackets is followed by the next 书名号 without 顿号."""
    for passage in doc.running:
        for match in _NOTED_LIST.finditer(passage.bare):
            yield change(passage, match.start(1), match.end(1), "、", fix=False)


_DOTS: Final = regex(r"(?:\.{3,}|。{3,}|．{3,}|·{3,})(?!\s*\d+$)|(?<!…)…(?:……)*(?!…)")
_DOTS_AND_SO_ON: Final = regex(r"等等?(……|\.{3,}|…)|……等等?(?=[，。；、])")
_DASH: Final = regex(
    rf"(?:(?<={HZ})|(?<=[”》）。，])|^)(-{{2,}}|－{{2,}}|─{{2,}}|―{{2,}}|—{{3,}})(?={HZ}|[“《（\d])"
    rf"|^([—―─])(?={HZ}|\d{{4}}年)")


@rule("C13", grade="mandatory", cite="GB/T 15834-2011 4.11", fixes=True)
def dots_for_ellipsis(doc: Checked) -> Iterator[Finding]:
    """Find ellipses that are not two U+2026."""
    for passage in doc.running:
        for match in _DOTS.finditer(passage.bare):
            yield change(passage, match.start(), match.end(), "……")


@rule("C14", grade="recommended", cite="GB/T 15834-2011 A")
def ellipsis_with_deng(doc: Checked) -> Iterator[Finding]:
    """Find 等 together with an ellipsis."""
    for passage in doc.running:
        for match in _DOTS_AND_SO_ON.finditer(passage.bare):
            yield point(passage, match.start(), match.end(), around=4)


@rule("C15", grade="mandatory", cite="GB/T 15834-2011 4.10", fixes=True)
def wrong_dash(doc: Checked) -> Iterator[Finding]:
    """Find 破折号 that are not two U+2014."""
    for passage in doc.running:
        for match in _DASH.finditer(passage.bare):
            group = 1 if match.group(1) else 2
            yield change(passage, match.start(group), match.end(group), "——")


_DOUBLED: Final = regex(r"([，、；：])\1+|(?<!。)。。(?!。)")
_CLASHING: Final = regex(r"([，、；：])(?!\1)[，、；：。]|。[，、；：]")
_TWICE_ENDED: Final = regex("。”。")
_AT_HEAD: Final = regex(r"(?!’\d\d)[，。、；：！？”’）》〉…](?!…)")
_BEFORE_DENG: Final = regex(rf"(、)等(?=[，。；、]|\d+[个项家种类]|[{NUMERAL}几多]+[个项家种类]|方面|工作)")


@rule("P01", grade="recommended", cite="GB/T 15834-2011 4", fixes=True)
def doubled_mark(doc: Checked) -> Iterator[Finding]:
    """Find the same mark twice in a row."""
    for passage in doc.running:
        for match in _DOUBLED.finditer(passage.bare):
            yield change(passage, match.start(), match.end(), match.group()[0])


@rule("P02", grade="recommended", cite="GB/T 15834-2011 4")
def clashing_marks(doc: Checked) -> Iterator[Finding]:
    """Find two marks in a row that cannot both stand."""
    for passage in doc.running:
        for match in _CLASHING.finditer(passage.bare):
            yield point(passage, match.start(), match.end(), around=4)


@rule("P03", grade="recommended", cite="GB/T 15834-2011 4.8")
def stop_inside_and_outside(doc: Checked) -> Iterator[Finding]:
    """Find quotations whose end mark is written both before and after the closing quote."""
    for passage in doc.running:
        for match in _TWICE_ENDED.finditer(passage.masked):
            yield point(passage, match.start(), match.end(), around=4)


@rule("P04", grade="recommended", cite="GB/T 15834-2011 5.1")
def mark_at_head(doc: Checked) -> Iterator[Finding]:
    """Find paragraphs that begin with a mark that cannot begin one."""
    for passage in doc.running:
        match = _AT_HEAD.match(passage.text)
        if match:
            yield Finding(passage=passage, start=0, end=1, args={"text": passage.text[:8]})


@rule("P05", grade="recommended", cite="GB/T 15834-2011 4.5")
def comma_before_deng(doc: Checked) -> Iterator[Finding]:
    """Find 顿号 before 等."""
    for passage in doc.running:
        for match in _BEFORE_DENG.finditer(passage.bare):
            yield point(passage, match.start(), match.end(), around=4)


_NOTE_COLON: Final = regex(r"：([^。！？；\n：]{1,60}?)：")
_ITEM_STOP: Final = regex(rf"(?:^|[。；：，])([{NUMERAL}]{{1,2}})是")
_NO_SECOND_COLON: Final = regex(r"注|附件|单位|如下|其中|[A-Za-z]|^\W|[ \t\u3000]\S{1,2}[ \t\u3000]*\S{1,4}$")
"""What shows that the second colon stands behind a label: a known one, or one that blanks part from what is before it."""


@rule("C50", grade="recommended", cite="GB/T 15834-2011 4.6")
def full_stop_inside_item(doc: Checked) -> Iterator[Finding]:
    """Find items joined by ；that hold a 。 themselves."""
    for passage in doc.paragraphs:
        starts = list(_ITEM_STOP.finditer(passage.bare))
        for one, following in pairwise(starts):
            item = passage.bare[one.end():following.start()]
            if passage.bare[following.start()] == "；" and "。" in item and _follows(one.group(1), following.group(1)):
                at = one.end() + item.index("。")
                yield point(passage, at, at + 1, around=6, ordinal=one.group(1))


@rule("C51", grade="advisory", cite="GB/T 15834-2011 4.7")
def two_colons(doc: Checked) -> Iterator[Finding]:
    """Find two colons in one sentence."""
    for passage in doc.paragraphs:
        for match in _NOTE_COLON.finditer(passage.bare):
            if HIDDEN not in match.group() and not _NO_SECOND_COLON.search(match.group(1)):
                yield point(passage, match.start(), match.end())



def _is_quoted(pair: Pair) -> bool:
    return any(mark in "“‘《「『\"" for mark in pair.inside)


def _goes_on(passage: CheckedPassage, following: CheckedPassage | None, mark: str) -> bool:
    """Tell whether a quotation goes on in the next paragraph: it opens again there, or the sentence was cut in two."""
    if following is None or following.kind not in ("body", "item"):
        return False
    if following.text.startswith(mark) and (0 in following.marks.unclosed or any(
            pair.start == 0 and pair.end >= len(following.text) - 2 for pair in following.marks.pairs)):
        return True
    unopened = following.marks.unopened
    return bool(unopened) and following.text[unopened[0]] == _PARTNER[mark] and passage.text[-1] not in _ENDS


def _follows(one: str, other: str) -> bool:
    return len(one) == len(other) == 1 and NUMERAL.index(other) == NUMERAL.index(one) + 1
