"""The letters of a DOCX."""

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from convert.exporters.docx.elements import legal, run
from convert.verify.docx_text import docx_letters, rejected_letters
from convert.verify.package_faults import CheckedPackage

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _docx(body: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
    return buffer.getvalue()


def test_text_is_read_and_field_codes_are_not():
    body = "<w:p><w:r><w:t>青 禾</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p><w:p><w:r><w:t>区</w:t></w:r></w:p>"
    assert docx_letters(CheckedPackage(_docx(body))) == "青禾区"


def test_letters_that_xml_writes_otherwise_are_themselves():
    body = '<w:p><w:r><w:t xml:space="preserve">a &lt; b &amp;&amp; c &gt; d &quot;e&quot; &amp;lt;</w:t></w:r></w:p>'
    assert docx_letters(CheckedPackage(_docx(body))) == 'a<b&&c>d"e"&lt;'


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_what_is_written_is_read_as_it_was(text: str):
    written = etree.tostring(run(text), encoding="unicode")
    assert docx_letters(CheckedPackage(_docx(f"<w:p>{written}</w:p>"))) == "".join(legal(text).split())


def test_of_tracked_changes_either_side_is_read():
    body = ("<w:p><w:r><w:t>办结</w:t></w:r><w:del><w:r><w:delText>1286</w:delText></w:r></w:del><w:ins><w:r><w:t>1306</w:t></w:r></w:ins>"
            "<w:r><w:t>件</w:t></w:r></w:p>")
    package = CheckedPackage(_docx(body))
    assert (docx_letters(package), rejected_letters(package)) == ("办结1306件", "办结1286件")
