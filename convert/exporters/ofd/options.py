"""What a caller chooses about an OFD."""

from datetime import datetime
from typing import Literal

import msgspec

from convert.version import __version__

OfdProfile = Literal["full", "archive"]
"""With the workbook, the model and all links; or as archives ask: the model alone, as text, and no action but jumps."""


class OfdAttachment(msgspec.Struct, frozen=True, kw_only=True):
    """A file that travels inside the OFD."""

    name: str
    """File name without folder."""
    data: bytes
    form: str
    """What it is, in a word: `xlsx`, `txt`."""


class OfdOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about the OFD that neither the report nor the style sheet says."""

    profile: OfdProfile = "full"
    when: datetime
    """Date of making; written into the file, so never the clock."""
    attachments: tuple[OfdAttachment, ...] = ()
    creator: str = "report-convert"
    version: str = __version__
