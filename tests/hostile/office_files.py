"""DOCX and web pages that nobody in good faith would send."""

import hashlib
import io
import struct
import zipfile
import zlib

from tests.readers.docx.build import HEAD, PNG, docx, package, paragraph, part

TEXT = HEAD + paragraph("全年工作平稳有序，各项任务按期完成。")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def _with_part(name: str, chunks: int, chunk: bytes, *, before: bytes = b"", after: bytes = b"") -> bytes:
    """Return a DOCX with a part of `chunks` equal chunks, packed without ever being held whole."""
    data = docx(TEXT)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
        for entry in source.namelist():
            if entry != name:
                out.writestr(entry, source.read(entry))
        with out.open(name, "w", force_zip64=True) as stream:
            stream.write(before)
            for _ in range(chunks):
                stream.write(chunk)
            stream.write(after)
    return buffer.getvalue()


def one_long_text() -> bytes:
    """300 MB of letters in some hundred kilobytes."""
    begin, end = part("document", "<w:body><w:p><w:r><w:t>@</w:t></w:r></w:p></w:body>").encode().split(b"@")
    return _with_part("word/document.xml", 300, b"x" * 1_000_000, before=begin, after=end)


def long_text_below_the_limits() -> bytes:
    """A text of 15 MB that packs as badly as text does: what the parser is asked for."""
    letters = hashlib.shake_128(b"letters").hexdigest(7_500_000)
    return docx(f"<w:p><w:r><w:t>{letters}</w:t></w:r></w:p>")


def million_paragraphs() -> bytes:
    """A million empty paragraphs in a part of 60 MB."""
    begin, end = part("document", "<w:body>@</w:body>").encode().split(b"@")
    return _with_part("word/document.xml", 1_000, b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 1_000, before=begin, after=end)


def many_runs() -> bytes:
    """Few paragraphs, but millions of tags."""
    begin, end = part("document", "<w:body><w:p>@</w:p></w:body>").encode().split(b"@")
    return _with_part("word/document.xml", 1_000, b"<w:r><w:tab/></w:r>" * 1_500, before=begin, after=end)


def large_media() -> bytes:
    """A dummy picture of 250 MB."""
    return _with_part("word/media/image1.png", 250, b"\0" * 1_000_000)


def many_entries() -> bytes:
    """Six thousand parts."""
    return package({"word/document.xml": part("document", TEXT), **{f"x/{number}": b"" for number in range(6_000)}})


def lying_directory() -> bytes:
    """A part that unpacks to far more than its directory says."""
    data = bytearray(docx(TEXT))
    content = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = content.compress(b" " * 50_000_000) + content.flush()
    name = b"word/extra.xml"
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 33, zlib.crc32(b""), len(packed), 10, len(name), 0) + name + packed
    at = data.index(b"PK\1\2")
    end = data.index(b"PK\5\6")
    entry = struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 33, zlib.crc32(b""), len(packed), 10, len(name), 0, 0, 0, 0, 0, at) + name
    directory = bytes(data[at:end]) + entry
    count = struct.unpack_from("<H", data, end + 10)[0] + 1
    tail = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(directory), at + len(local), 0)
    return bytes(data[:at]) + local + directory + tail


def broken_checksum() -> bytes:
    """One byte of the text is not what its checksum says."""
    data = docx(TEXT)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = archive.getinfo("word/document.xml")
    at = entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2
    return data[:at] + bytes([data[at] ^ 0x5A]) + data[at + 1:]


def locked_archive() -> bytes:
    """Parts that say they are encrypted."""
    data = bytearray(docx(TEXT))
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


def with_doctype(declaration: str, text: str) -> bytes:
    """A text part that declares entities."""
    xml = part("document", f"<w:body>{HEAD}<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>")
    return package({"word/document.xml": xml.replace("?><", f"?>{declaration}<", 1)})


def laughs() -> bytes:
    """Entities of entities of entities."""
    entities = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 10))
    return with_doctype(f'<!DOCTYPE x [<!ENTITY l0 "哈">{entities}]>', "&l9;")


def deep_nesting() -> bytes:
    """Twenty thousand controls inside each other."""
    return docx("<w:sdt><w:sdtContent>" * 20_000 + TEXT + "</w:sdtContent></w:sdt>" * 20_000)


def deep_tables() -> bytes:
    """Tables inside cells, as deep as the parser goes."""
    return docx(HEAD + "<w:tbl><w:tr><w:tc>" * 80 + paragraph("最里面的文字。") + "</w:tc></w:tr></w:tbl>" * 80)


def huge_span() -> bytes:
    """A cell that says it covers a thousand million columns."""
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p><w:r><w:t>合计</w:t></w:r></w:p></w:tc>'
    return docx(TEXT + f"<w:tbl><w:tr>{cell}{cell}</w:tr><w:tr>{cell}{cell}</w:tr></w:tbl>" + paragraph("以上报告，请予审议。"))


def large_table() -> bytes:
    """Ninety thousand cells without a paragraph in them."""
    return docx(TEXT + "<w:tbl>" + ("<w:tr>" + "<w:tc/>" * 100 + "</w:tr>") * 900 + "</w:tbl>")


def outside_relations() -> bytes:
    """A template, a picture and a font that are to be fetched from elsewhere."""
    picture = '<w:p><w:r><w:drawing><a:blip r:link="r9" r:embed="r9"/></w:drawing></w:r></w:p>'
    return docx(TEXT + picture, outside={"r8": ("attachedTemplate", "http://127.0.0.1:9/evil.dotm"), "r9": ("image", "file:///etc/passwd")})


def with_macros() -> bytes:
    """A document with a program inside."""
    return docx(TEXT, related={"vbaProject": ("vbaProject.bin", OLE)})


def with_parts(**names: bytes) -> bytes:
    """A DOCX with further parts of any name."""
    data = docx(TEXT)
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    return package({**parts, **names})


def many_pictures() -> bytes:
    """One small picture, shown twenty thousand times."""
    drawing = '<w:p><w:r><w:drawing><a:blip r:embed="image1"/></w:drawing></w:r></w:p>'
    return docx(TEXT + drawing * 20_000, related={"image1": ("media/image1.png", PNG)})


def relation_loop() -> bytes:
    """Styles that are based on each other, notes that refer to themselves."""
    styles = part("styles", '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
                            '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>')
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>说明</w:t><w:footnoteReference w:id="2"/></w:r></w:p></w:footnote>'
    body = TEXT + '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>另有说明。</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    return docx(body, styles=styles, footnotes=part("footnotes", note))


def long_paragraph() -> bytes:
    """A paragraph of two hundred thousand letters."""
    return docx(HEAD + paragraph("字" * 200_000))


def deep_page() -> bytes:
    """A web page nested a hundred thousand deep."""
    return ("<html><body>" + "<div>" * 100_000 + "<p>全年工作平稳有序。</p></body></html>").encode()


def page_of_tags() -> bytes:
    """A web page of a million tags."""
    return ("<html><body><p>全年工作平稳有序。</p>" + "<br>" * 1_000_000 + "</body></html>").encode()


def nested_emphasis() -> bytes:
    """Emphasis and titles inside each other around a long text."""
    return ("<html><body>" + '<div class="title"><b>' * 600 + "<p>" + "全年工作平稳有序。" * 4_000 + "</p></body></html>").encode()


def workbook(cells: dict[str, str], merged: str | None = None) -> bytes:
    """Return a workbook with a few cells, wherever they stand."""
    from openpyxl import Workbook

    book = Workbook()
    for place, text in cells.items():
        book.active[place] = text
    if merged:
        book.active.merged_cells.add(merged)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def large_workbook(rows: int = 10_000) -> bytes:
    """Return a workbook with a sheet of twenty columns and so many rows."""
    data = workbook({"A1": "甲"})
    letters = "ABCDEFGHIJKLMNOPQRST"
    body = "".join(f'<row r="{row}">' + "".join(f'<c r="{letter}{row}"><v>{row}.25</v></c>' for letter in letters) + "</row>" for row in range(1, rows + 1))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/"):
                begin, _, end = content.partition(b"<sheetData>")
                content = begin + b"<sheetData>" + body.encode() + end[end.index(b"</sheetData>"):]
            out.writestr(name, content)
    return buffer.getvalue()
