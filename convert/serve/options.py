"""What bounds the page in the browser."""

from typing import Final, Literal

import msgspec

from convert.messages import Language

LOOPBACK: Final = "127.0.0.1"
DEFAULT_PORT: Final = 8765


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much one upload and all of them together may take."""

    upload_bytes: int = 30_000_000
    """Of one request."""
    upload_seconds: float = 60.0
    """For the upload to arrive."""
    job_seconds: float = 60.0
    """For one conversion, on the clock and on the processor."""
    memory_bytes: int = 2_000_000_000
    """Address space of one conversion."""
    result_bytes: int = 400_000_000
    """Of everything that one conversion gives back."""
    jobs: int = 32
    """Reports that are open at once."""
    at_once: int = 2
    """Conversions that run at once; others wait."""
    waiting: int = 16
    """Conversions that may wait."""
    edits: int = 500
    """Corrections of one report."""
    lifetime_seconds: float = 3600.0
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
    limits: Limits = Limits()
