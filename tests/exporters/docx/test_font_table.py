"""The table of fonts, and fonts inside the document."""

from io import BytesIO

from fontTools.ttLib import TTFont

from convert.exporters.docx.font_table import font_key, obfuscated
from convert.ooxml.names import R, W
from convert.ooxml.package import read_package
from tests.exporters.docx.made import docx_of, meeting, part, plain_xml


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
    assert {"GW FangSong", "GW Kai", "GW Hei", "GW XiaoBiaoSong", "GW Latin"} <= set(embedded)
    assert len([name for name in parts if name.endswith(".odttf")]) == len(embedded)
    assert 'w:eastAsia="GW FangSong"' in parts["word/styles.xml"].decode()


def test_a_subset_has_the_letters_that_were_written():
    data = docx_of(meeting(), embed_fonts=True)
    font = next(each for each in part(data, "word/fontTable.xml") if each.get(f"{{{W}}}name") == "GW FangSong").find(f"{{{W}}}embedRegular")
    target = next(each.get("Target") for each in part(data, "word/_rels/fontTable.xml.rels") if each.get("Id") == font.get(f"{{{R}}}id"))
    mixed = read_package(data)[f"word/{target}"]
    shown = TTFont(BytesIO(obfuscated(mixed, font.get(f"{{{W}}}fontKey")))).getBestCmap()
    assert {ord(char) for char in "区政府。A"} <= set(shown)
    assert len(mixed) < 200_000


def test_every_font_is_described():
    table = part(docx_of(meeting()), "word/fontTable.xml")
    assert [each.get(f"{{{W}}}name") for each in table] == ["Times New Roman", "仿宋_GB2312", "宋体", "方正小标宋简体", "楷体_GB2312", "黑体"]
    assert plain_xml(table[1]) == ('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/><w:charset w:val="86"/><w:family w:val="auto"/>'
                                   '<w:pitch w:val="variable"/></w:font>')


def test_without_the_option_the_standard_names_are_used():
    parts = read_package(docx_of(meeting()))
    assert not [name for name in parts if name.endswith(".odttf")]
    assert 'w:eastAsia="仿宋_GB2312"' in parts["word/styles.xml"].decode()
