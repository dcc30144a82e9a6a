"""Fonts inside the document."""

from io import BytesIO

from fontTools.ttLib import TTFont

from convert.exporters.docx.embedding import embedded_fonts, font_key, obfuscated
from convert.ooxml.names import W
from convert.ooxml.package import read_package
from tests.exporters.docx.made import docx_of, fonts_of, meeting, part, sheet_of


def test_mixing_twice_gives_the_font_back():
    data = bytes(range(256))
    key = font_key(data)
    mixed = obfuscated(data, key)
    assert mixed[:32] != data[:32]
    assert mixed[32:] == data[32:]
    assert obfuscated(mixed, key) == data


def test_the_mask_is_the_key_backwards():
    key = "{00112233-4455-6677-8899-AABBCCDDEEFF}"
    assert obfuscated(bytes(32), key)[:16].hex() == "ffeeddccbbaa99887766554433221100"


def test_the_fonts_of_the_document_show_its_letters():
    data = docx_of(meeting(), embed_fonts=True)
    parts = read_package(data)
    table = part(data, "word/fontTable.xml")
    embedded = {font.get(f"{{{W}}}name"): font.find(f"{{{W}}}embedRegular").get(f"{{{W}}}fontKey") for font in table
                if font.find(f"{{{W}}}embedRegular") is not None}
    assert {"GW FangSong", "GW Kai", "GW Hei", "GW XiaoBiaoSong", "Liberation Serif"} <= set(embedded)
    assert len([name for name in parts if name.endswith(".odttf")]) == len(embedded)
    assert 'w:eastAsia="GW FangSong"' in parts["word/styles.xml"].decode()


def test_a_subset_has_the_letters_that_were_written():
    sheet, fonts = sheet_of("meeting"), fonts_of("meeting")
    names = {name: fonts.served(name).family for name in sheet.typefaces}
    found, files, diagnostics = embedded_fonts({"fangsong": set("青禾区")}, names, fonts)
    font = TTFont(BytesIO(obfuscated(files[found[0].relationship], found[0].key)))
    assert {ord(char) for char in "青禾区。A"} <= set(font.getBestCmap())
    assert len(files[found[0].relationship]) < 200_000
    assert diagnostics == []


def test_without_the_option_the_standard_names_are_used():
    parts = read_package(docx_of(meeting()))
    assert not [name for name in parts if name.endswith(".odttf")]
    assert 'w:eastAsia="仿宋_GB2312"' in parts["word/styles.xml"].decode()
