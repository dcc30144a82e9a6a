"""The letters of a DOCX."""

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from convert.ooxml.elements import escape
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


def test_letters_that_xml_writes_otherwise_are_themselves():
    body = '<w:p><w:r><w:t xml:space="preserve">a &lt; b &amp;&amp; c &gt; d &quot;e&quot; &amp;lt;</w:t></w:r></w:p>'
    assert docx_letters(_docx(body)) == 'a<b&&c>d"e"&lt;'


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_what_is_escaped_is_read_as_it_was(text: str):
    assert docx_letters(_docx(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>")) == "".join(text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd").split())


def test_text_in_a_form_that_is_not_known_is_missing():
    assert docx_letters(_docx("<w:p><w:r><w:t a='b'>青</w:t><w:t>禾</w:t></w:r></w:p>")) == "禾"
