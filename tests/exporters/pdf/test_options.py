"""What a caller chooses."""

import msgspec
import pytest

from convert import __version__
from convert.exporters.pdf import PdfOptions
from tests.exporters.pdf.samples import WHEN


def test_the_default_is_the_strictest_profile_and_names_program_and_version():
    options = PdfOptions(when=WHEN)
    assert (options.profile, options.creator) == ("a3a", f"report-convert {__version__}")


def test_options_cannot_change():
    with pytest.raises(AttributeError):
        PdfOptions(when=WHEN).profile = "plain"


def test_a_date_must_be_given():
    with pytest.raises(TypeError):
        PdfOptions()
    assert "when" in {field.name for field in msgspec.structs.fields(PdfOptions) if field.required}
