"""Names of kinds of files."""

import mimetypes

from convert.media_types import MEDIA_TYPES


def test_the_names_are_those_that_are_registered():
    known = {suffix: mimetypes.guess_type(f"a.{suffix}")[0] for suffix in MEDIA_TYPES}
    assert {suffix: name for suffix, name in MEDIA_TYPES.items() if known[suffix]} == {suffix: name for suffix, name in known.items() if name}
    assert all("/" in name for name in MEDIA_TYPES.values())
