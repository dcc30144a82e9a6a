"""What a caller chooses."""

import msgspec

from convert import __version__
from convert.exporters.ofd import OfdOptions
from tests.exporters.pdf.samples import WHEN


def test_options_can_be_stored_and_name_the_program():
    options = OfdOptions(when=WHEN)
    assert msgspec.json.decode(msgspec.json.encode(options), type=OfdOptions) == options
    assert (options.creator, options.version, options.profile) == ("report-convert", __version__, "full")
