"""What a caller may choose."""

import pytest

from convert.exporters.docx.options import DocxOptions
from tests.exporters.docx.made import WHEN


def test_nothing_extra_is_done_unless_it_is_asked_for():
    options = DocxOptions(when=WHEN)
    assert (options.embed_fonts, options.contents) == (False, False)


def test_options_do_not_change():
    with pytest.raises(AttributeError):
        DocxOptions(when=WHEN).contents = True  # type: ignore[misc]
