"""Page numbers (GB/T 9704-2012 7.5) and the lines at the foot of a letter (10.1)."""

from convert.ooxml.elements import NAMESPACE, XML, complex_field, paragraph, run
from convert.ooxml.names import R


def page_number_footer(pattern: str, *, style: str = "page_number") -> bytes:
    """Return a footer that shows the number of the page between its dashes; `pattern` holds `{page}`."""
    before, _, after = pattern.partition("{page}")
    runs = "".join((run(before) if before else "", complex_field("PAGE", "1"), run(after) if after else ""))
    return footer(paragraph(style, runs))


def footer(content: str) -> bytes:
    """Return a footer part."""
    return f'{XML}<w:ftr {NAMESPACE} xmlns:r="{R}">{content}</w:ftr>'.encode()
