"""What the elements of a report say about it as a whole."""

from typing import Final

from convert.model.elements import Front, SignOff
from convert.model.report import Meta
from convert.patterns import regex
from convert.text.characters import ARABIC_YEAR
from convert.text.dates import first_date

_YEAR_OF_REPORT: Final = (
    regex(rf"({ARABIC_YEAR})年度"),
    regex(rf"({ARABIC_YEAR})年[^年]{{0,30}}(?:执行|决算|统计公报|审计|完成情况)"),
)


def derive_meta(front: Front, sign_off: SignOff | None, known: Meta | None = None) -> Meta:
    """Return `known` with the year that the title names and the date of issue, or of the meeting, where it has none."""
    meta = known or Meta()
    title = front.title or ""
    years = [match.group(1) for pattern in _YEAR_OF_REPORT if (match := pattern.search(title))]
    texts = [sign_off.date if sign_off else None, front.occasion]
    dates = [found.iso() for text in texts if text and (found := first_date(text)) is not None]
    return Meta(language=meta.language, author=meta.author, subject=meta.subject, keywords=meta.keywords,
                year=meta.year or (int(years[0]) if years else None),
                date=meta.date or next((date for date in dates if date), None))
