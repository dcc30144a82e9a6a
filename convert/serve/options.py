"""What bounds the page in the browser."""

from typing import Final, Literal

import msgspec

from convert.messages import Language

LOOPBACK: Final = "127.0.0.1"
DEFAULT_PORT: Final = 8765


class ServeLimits(msgspec.Struct, frozen=True, kw_only=True):
    """How much one upload and all of them together may take."""

    upload_bytes: int = 62_000_000
    """Of one request."""
    upload_seconds: float = 60.0
    """For the upload to arrive."""
    job_seconds: float = 60.0
    """For one conversion, on the clock and on the processor."""
    packet_seconds: float = 180.0
    """The same for a packet, which sets every report anew."""
    memory_bytes: int = 2_000_000_000
    """Address space of one conversion."""
    result_bytes: int = 400_000_000
    """Of everything that one conversion gives back."""
    jobs: int = 64
    """Reports that are open at once."""
    idle_seconds: float = 600.0
    """A report that nobody used for so long makes way when all places are taken."""
    at_once: int = 2
    """Conversions that run at once; others wait."""
    waiting: int = 16
    """Conversions that may wait."""
    edits: int = 500
    """Corrections of one report."""
    field_letters: int = 40_000
    """Letters of one field of a request."""
    wrong_tokens: int = 10
    """Wrong tokens within a minute, after which all are refused for a minute."""
    head_seconds: float = 10.0
    """For the head of a request to arrive."""
    lifetime_seconds: float = 7200.0
    """After the last use a job is forgotten."""


class ServeOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the person who starts the server chose."""

    host: str = LOOPBACK
    port: int = DEFAULT_PORT
    token: str | None = None
    """Asked of every visitor; None asks nobody."""
    style: str | None = None
    """Sheet that is preselected; None lets the report choose."""
    fonts: Literal["auto", "bundled"] = "auto"
    language: Language = "zh"
    limits: ServeLimits = ServeLimits()
