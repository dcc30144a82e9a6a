"""How an existing DOCX is built: styles, outline, what is left over from editing."""

from collections.abc import Iterator

from convert.lint.docx.facts import DocxFacts
from convert.lint.docx.limits import limits
from convert.lint.docx.text_rules import at
from convert.lint.docx.usual import pitch_of
from convert.lint.rule import Finding, rule


@rule("D17", grade="note", cite="practice", subject="docx", group_from=1)
def heading_without_level(doc: DocxFacts) -> Iterator[Finding]:
    """Find headings that have no outline level, so that no program can list them."""
    for one in doc.headings:
        if one.role == "heading" and one.look.outline is None:
            yield at(one)


@rule("D22", grade="note", cite="practice", subject="docx")
def direct_formatting(doc: DocxFacts) -> Iterator[Finding]:
    """Find documents whose faces and sizes are written on the runs and not in styles."""
    total = sum(len(one.text) for one in doc.body)
    direct = sum(len(piece.text) for one in doc.body for piece in one.pieces if piece.direct)
    if total and direct > limits().tolerance.direct_share * total:
        yield Finding(args={"percent": round(100 * direct / total)})


@rule("D27", grade="advisory", cite="practice", subject="docx")
def revisions_left(doc: DocxFacts) -> Iterator[Finding]:
    """Find tracked changes and comments that were not dealt with."""
    if doc.revisions or doc.comments:
        yield Finding(args={"revisions": doc.revisions, "comments": doc.comments})


@rule("D28", grade="advisory", cite="practice", subject="docx", group_from=2)
def gap_between_paragraphs(doc: DocxFacts) -> Iterator[Finding]:
    """Find paragraphs of running text with space before or after that is not whole rows."""
    for one in doc.body:
        pitch, gap = pitch_of(doc, one), (one.look.before or 0) + (one.look.after or 0)
        rows = gap / pitch if pitch else 0.0
        if gap and abs(rows - round(rows)) * pitch > limits().tolerance.line_twips:
            yield at(one, before=one.look.before / 20, after=one.look.after / 20)


@rule("D29", grade="note", cite="practice", subject="docx")
def no_title_property(doc: DocxFacts) -> Iterator[Finding]:
    """Find documents without a title in their properties."""
    if not doc.title_property:
        yield Finding()
