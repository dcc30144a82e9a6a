"""A paragraph taken apart."""

from convert.exporters.docx.elements import element, paragraph, run, w, where_known
from convert.exporters.docx.revisions.bits import ThingKeys, VersionParts, bare, bits_of, letters_in, stretch, tail_of, text_of


def picture(key: str):
    return w("r", w("drawing", element("wp:inline", element("a:blip", r__embed=key))))


def note(letter: str, number: int):
    made = run(letter)
    made.insert(0, w("footnoteReference", id=number))
    return made


def test_letters_are_compared_as_they_are_and_things_by_a_sign():
    link = w("hyperlink", run("网站"), anchor="_b1")
    bits = bits_of(paragraph("body", [w("bookmarkStart", id=1, name="x"), run("甲\t乙"), link, picture("rId1"), note("1", 2)]), ThingKeys(), VersionParts(pictures={"rId1": b"A"}))
    assert [bit.kind for bit in bits] == ["aside", "letters", "break", "letters", "letters", "thing", "thing"]
    assert text_of(bits)[:4] == "甲乙网站"
    assert len(text_of(bits)) == 6
    assert [bit.holder is link for bit in bits] == [False, False, False, False, True, False, False]


def test_the_same_picture_and_the_same_mark_of_a_note_have_the_same_sign():
    keys = ThingKeys()
    one, other, third = (text_of(bits_of(paragraph("body", [picture("rId1"), note(letter, 2)]), keys, VersionParts(pictures={"rId1": image})))
                         for image, letter in ((b"A", "1"), (b"A", "1"), (b"B", "2")))
    assert one == other
    assert not set(one) & set(third)


def test_a_note_of_which_a_letter_changed_is_another_note():
    keys = ThingKeys()
    one, other = (text_of(bits_of(paragraph("body", [note("1", 2)]), keys, VersionParts(notes={"2": said}))) for said in ("旧注", "新注"))
    assert one != other


def test_what_is_drawn_on_the_page_is_no_part_of_the_text():
    bits = bits_of(paragraph("gap", [w("r", w("drawing", element("wp:anchor")))]), ThingKeys(), VersionParts())
    assert [(bit.kind, bit.key) for bit in bits] == [("aside", "")]


def test_a_stretch_is_cut_to_fit_and_takes_what_stands_before_its_letters():
    bits = bits_of(paragraph("body", [run("甲乙\t丙丁"), w("bookmarkEnd", id=1)]), ThingKeys(), VersionParts())
    assert [(bit.kind, bit.key, within) for bit, within in stretch(bits, 1, 3)] == [
        ("letters", "乙", True), ("break", "", True), ("letters", "丙", True)]
    assert [(bit.kind, within) for bit, within in stretch(bits, 2, 4)] == [("break", False), ("letters", True)]
    assert [bit.kind for bit, _ in stretch(bits, 2, 2)] == []
    assert [bit.kind for bit in tail_of(bits)] == ["aside"]


def test_content_for_later_programs_is_looked_into_and_copied_without_its_content():
    made = where_known("w15", run("［"))
    bits = bits_of(paragraph("note", [made, run("1］")]), ThingKeys(), VersionParts())
    assert (text_of(bits), bits[0].holder is made) == ("［1］", True)
    shell, inside = bare(made)
    assert (letters_in(shell), inside.get("Requires")) == ("", "w15")
