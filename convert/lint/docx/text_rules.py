"""Faces, sizes, pitch, indents and colours of an existing DOCX (GB/T 9704-2012 5.2, 7.3)."""

from collections.abc import Iterable, Iterator

from convert.lint.docx.facts import DocxFacts, DocxParagraph
from convert.lint.docx.limits import is_face, limits, standard
from convert.lint.docx.usual import indent_of, pitch_of, usual_pitch
from convert.lint.rule import Finding, Values, rule
from convert.ooxml.cascade import UNSAID_SIZE_PT, LetterFormat
from convert.units import TWIPS_PER_PT

_BLACK = (None, "auto", "000000", "windowText")
_SHOWN = 14


@rule("D07", grade="advisory", cite="GB/T 9704-2012 5.2.3", subject="docx", group_from=2)
def uneven_pitch(doc: DocxFacts) -> Iterator[Finding]:
    """Find paragraphs whose line pitch is not that of the others."""
    usual = usual_pitch(doc)
    for one in doc.body:
        pitch = pitch_of(doc, one)
        if abs(pitch - usual) > limits().tolerance.line_twips:
            yield at(one, pitch=round(pitch / TWIPS_PER_PT, 2), usual=round(usual / TWIPS_PER_PT, 2))


@rule("D08", grade="recommended", cite="GB/T 9704-2012 5.2.2", subject="docx", group_from=2)
def body_face(doc: DocxFacts) -> Iterator[Finding]:
    """Find running text that is not 仿宋."""
    yield from _other_faces(((one, one.main(one.lead_end) if one.level else one.main()) for one in doc.body), "fangsong")


@rule("D09", grade="recommended", cite="GB/T 9704-2012 5.2.2", subject="docx", group_from=2)
def body_size(doc: DocxFacts) -> Iterator[Finding]:
    """Find running text and headings that are not 三号."""
    wanted = standard().roles["body"].type_size_pt
    for one in (*doc.body, *(heading for heading in doc.headings if heading.role == "heading")):
        letters = one.main()
        if letters is not None and abs((letters.size_pt or UNSAID_SIZE_PT) - wanted) > limits().tolerance.size_pt:
            yield at(one, size=letters.size_pt or UNSAID_SIZE_PT, wanted=wanted)


@rule("D10", grade="recommended", cite="GB/T 9704-2012 7.3.1", subject="docx", group_from=2)
def title_face(doc: DocxFacts) -> Iterator[Finding]:
    """Find titles that are not 小标宋."""
    yield from _other_faces(((one, one.main()) for one in _titles(doc)), "xiaobiaosong")


@rule("D11", grade="recommended", cite="GB/T 9704-2012 7.3.1", subject="docx", group_from=2)
def title_size(doc: DocxFacts) -> Iterator[Finding]:
    """Find titles that are not 二号."""
    wanted = standard().roles["title"].type_size_pt
    for one in _titles(doc):
        letters = one.main()
        if letters is not None and abs((letters.size_pt or UNSAID_SIZE_PT) - wanted) > limits().tolerance.size_pt:
            yield at(one, size=letters.size_pt or UNSAID_SIZE_PT, wanted=wanted)


@rule("D12", grade="mandatory", cite="GB/T 9704-2012 7.3.1", subject="docx", group_from=2)
def title_not_centred(doc: DocxFacts) -> Iterator[Finding]:
    """Find titles that are not centred."""
    for one in _titles(doc):
        if one.look.align != "center":
            yield at(one, align=one.look.align or "left")


@rule("D13", grade="recommended", cite="GB/T 9704-2012 7.3.3", subject="docx", group_from=2)
def first_level_face(doc: DocxFacts) -> Iterator[Finding]:
    """Find headings of the first level that are not 黑体."""
    yield from _other_faces(_headings(doc, 1), "heiti")


@rule("D14", grade="recommended", cite="GB/T 9704-2012 7.3.3", subject="docx", group_from=2)
def second_level_face(doc: DocxFacts) -> Iterator[Finding]:
    """Find headings of the second level that are not 楷体."""
    yield from _other_faces(_headings(doc, 2), "kaiti")


@rule("D15", grade="recommended", cite="GB/T 9704-2012 7.3.3", subject="docx", group_from=2)
def lower_level_face(doc: DocxFacts) -> Iterator[Finding]:
    """Find headings of the third and fourth level that are not 仿宋."""
    yield from _other_faces((*_headings(doc, 3), *_headings(doc, 4)), "fangsong")


@rule("D16", grade="advisory", cite="practice", subject="docx", group_from=2)
def bold_heading(doc: DocxFacts) -> Iterator[Finding]:
    """Find bold headings."""
    for level in (1, 2, 3, 4):
        for one, letters in _headings(doc, level):
            if letters is not None and letters.bold:
                yield at(one)


@rule("D21", grade="advisory", cite="practice", subject="docx", group_from=1)
def theme_font(doc: DocxFacts) -> Iterator[Finding]:
    """Find text whose face comes from the theme, also where another one is written."""
    for one in doc.paragraphs:
        letters = one.main()
        if letters is not None and letters.from_theme and letters.east_asia:
            yield at(one, face=letters.east_asia)


@rule("D23", grade="note", cite="practice", subject="docx", group_from=1)
def other_language(doc: DocxFacts) -> Iterator[Finding]:
    """Find Chinese text that is not marked as zh-CN."""
    for one in doc.paragraphs:
        letters = one.main()
        if letters is not None and letters.language is not None and letters.language.lower() not in ("zh-cn", "zh-hans", "zh-hans-cn"):
            yield at(one, tag=letters.language)


@rule("D24", grade="mandatory", cite="GB/T 9704-2012 7.3.3", subject="docx", group_from=2)
def first_line_indent(doc: DocxFacts) -> Iterator[Finding]:
    """Find paragraphs whose first line is not indented by two characters."""
    role, off = standard().roles["body"], limits().tolerance.indent_ic
    for one in doc.body:
        indent, usual = indent_ic(one), (one.look.first_line or 0.0) / TWIPS_PER_PT / role.type_size_pt
        if min(abs(indent - role.first_line_ic), abs(usual - role.first_line_ic)) > off and not _typed(one):
            yield at(one, indent=round(indent, 2))


@rule("D25", grade="advisory", cite="practice", subject="docx", group_from=2)
def typed_indent(doc: DocxFacts) -> Iterator[Finding]:
    """Find paragraphs that are indented or placed with typed blanks."""
    for one in doc.paragraphs:
        if _typed(one):
            yield at(one)


@rule("D26", grade="mandatory", cite="GB/T 9704-2012 5.2.5", subject="docx", group_from=2)
def coloured_text(doc: DocxFacts) -> Iterator[Finding]:
    """Find running text, headings and titles that are not black."""
    for one in doc.paragraphs:
        letters = one.main()
        if one.role != "other" and letters is not None and letters.color not in _BLACK:
            yield at(one, color=letters.color or "")


def at(one: DocxParagraph, **args: str | int | float) -> Finding:
    """Return a finding about a paragraph; its line is the number of the paragraph."""
    text = one.text.strip()
    shown: Values = {"text": text if len(text) <= _SHOWN else text[:_SHOWN] + "…", **args}
    return Finding(line=one.number, block=f"paragraph {one.number}", page=one.page, args=shown)


def indent_ic(one: DocxParagraph) -> float:
    """Return the first-line indent in characters of the paragraph's own size."""
    return indent_of(one.look, one.main() or one.letters)


def _typed(one: DocxParagraph) -> bool:
    blank = one.text[:1]
    # a tab before 发文字号 or 署名 leads to a tab stop; before running text it is a typed indent
    return blank in " \u3000\t" and one.text.strip() != "" and not (blank == "\t" and one.role == "other")


def _titles(doc: DocxFacts) -> list[DocxParagraph]:
    return [one for one in doc.paragraphs if one.role == "title"]


def _headings(doc: DocxFacts, level: int) -> Iterator[tuple[DocxParagraph, LetterFormat | None]]:
    for one in doc.headings:
        if one.level == level:
            yield one, one.main(0, one.lead_end)


def _other_faces(found: Iterable[tuple[DocxParagraph, LetterFormat | None]], typeface: str) -> Iterator[Finding]:
    for one, letters in found:
        if letters is not None and letters.east_asia and not is_face(letters.east_asia, typeface):
            yield at(one, face=letters.east_asia, wanted=standard().typefaces[typeface].name)
