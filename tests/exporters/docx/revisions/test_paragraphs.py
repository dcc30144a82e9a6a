"""One paragraph of two."""

from itertools import count

from lxml import etree

from convert.exporters.docx.elements import Element, character_style, name_of, paragraph, run, w, where_known
from convert.exporters.docx.revisions.bits import ThingKeys, VersionParts, bits_of
from convert.exporters.docx.revisions.paragraphs import whole, woven
from convert.ooxml.revisions import RevisionAuthor


def author() -> RevisionAuthor:
    return RevisionAuthor("林远", None, count(1).__next__)


def told(made: Element) -> list[str]:
    """Return the letters of a paragraph with + before what came and - before what is gone, tabs and ends of lines as |."""
    found = []
    for part in made.iter(name_of("t"), name_of("delText"), name_of("tab"), name_of("br")):
        mark = next(part.iterancestors(name_of("ins"), name_of("del")), None)
        sign = "" if mark is None else {"ins": "+", "del": "-"}[etree.QName(mark).localname]
        found.append(sign + (part.text or "|"))
    return found


def weave(old: list[Element], new: list[Element]) -> Element:
    keys = ThingKeys()
    sides = [bits_of(paragraph("body", content), keys, VersionParts()) for content in (old, new)]
    return woven(paragraph("body", new), sides[0], sides[1], author())


def test_what_changed_is_marked_and_looks_as_it_did():
    bold = character_style("strong")
    made = weave([run("办结案件"), run("1286件", bold)], [run("办结案件1306件。")])
    assert told(made) == ["办结案件", "-1286", "+1306", "件", "+。"]
    assert [one.find(f".//{name_of('rStyle')}") is not None for one in made.iter(name_of("del"))] == [True]


def test_tabs_and_ends_of_lines_are_those_of_the_new_version_and_lead_to_both():
    made = weave([run("印发机关"), run("5月6日印发")], [run("印发机关"), run("\t"), run("5月8日印发")])
    assert told(made) == ["印发机关", "|", "-5月6日", "+5月8日", "印发"]


def test_what_is_gone_keeps_the_ends_of_lines_within():
    assert told(weave([run("青禾区\n关于防汛的报告")], [run("关于防汛的报告")])) == ["-青禾区", "关于防汛的报告"]
    assert "-|" in told(weave([run("甲县\n乙镇报告")], [run("丙丁戊")]))


def test_changes_stand_inside_a_link_and_what_is_gone_outside():
    link = w("hyperlink", run("新网站"), anchor="_b1")
    made = weave([run("见旧网站")], [run("见"), link])
    assert [etree.QName(one).localname for one in made[1:]] == ["r", "del", "hyperlink"]
    assert [etree.QName(one).localname for one in made[3]] == ["ins", "r"]


def test_what_is_gone_from_content_for_later_programs_stays_in_it():
    made = weave([where_known("w15", run("1")), run("旧注")], [where_known("w15", run("2")), run("旧注")])
    assert [etree.QName(one).localname for one in made[1]] == ["Choice"]
    assert told(made) == ["-1", "+2", "旧注"]


def test_a_whole_paragraph_takes_its_mark_along():
    for state in ("ins", "del"):
        content = paragraph("body", [run("甲乙")])
        made = whole(content, bits_of(content, ThingKeys(), VersionParts()), author(), state)
        assert made.find(f"{name_of('pPr')}/{name_of('rPr')}/{name_of(state)}") is not None
        assert told(made) == [("+" if state == "ins" else "-") + "甲乙"]


def test_bookmarks_stay_and_are_not_brought_back():
    content = paragraph("body", [w("bookmarkStart", id=1, name="x"), run("甲"), w("bookmarkEnd", id=1)])
    bits = bits_of(content, ThingKeys(), VersionParts())
    assert [len(whole(content, bits, author(), state).findall(name_of("bookmarkStart"))) for state in ("ins", "del")] == [1, 0]
