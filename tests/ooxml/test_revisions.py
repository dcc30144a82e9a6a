"""Tracked changes."""

from itertools import count

from lxml import etree

from convert.ooxml.names import W
from convert.ooxml.revisions import RevisionAuthor, gone


def test_a_change_says_who_when_and_has_a_number_of_its_own():
    author = RevisionAuthor("林远", "2024-12-26T00:00:00Z", count(3).__next__)
    marks = [author.mark("ins"), author.mark("del")]
    assert [etree.QName(one).localname for one in marks] == ["ins", "del"]
    assert [dict(one.attrib) for one in marks] == [
        {f"{{{W}}}id": number, f"{{{W}}}author": "林远", f"{{{W}}}date": "2024-12-26T00:00:00Z"} for number in ("3", "4")]
    assert f"{{{W}}}date" not in RevisionAuthor("林远", None, count(1).__next__).mark("ins").attrib


def test_letters_that_are_gone_are_letters_of_a_deletion():
    run = etree.fromstring(f'<w:r xmlns:w="{W}"><w:t xml:space="preserve">甲 </w:t><w:tab/></w:r>')
    assert [etree.QName(part).localname for part in gone(run)] == ["delText", "tab"]
