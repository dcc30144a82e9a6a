"""The letters of a DOCX."""

import io
import zipfile

from convert.verify.docx_text import docx_letters

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _docx(body: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
    return buffer.getvalue()


def test_text_is_read_and_field_codes_are_not():
    body = "<w:p><w:r><w:t>青 禾</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p><w:p><w:r><w:t>区</w:t></w:r></w:p>"
    assert docx_letters(_docx(body)) == "青禾区"
