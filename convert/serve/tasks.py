"""What a limited child is asked and what it answers, as they travel: by type, never pickled."""

from collections.abc import Callable

import msgspec

from convert.api import Kind, Settings
from convert.diagnostics import Diagnostic
from convert.editing.edit import AnyEdit
from convert.packet import MeetingPacket
from convert.serve.view import Inspected, ShownPage, View, Words


class Convert(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Make everything of one upload."""

    data: bytes
    name: str
    settings: Settings
    edits: tuple[AnyEdit, ...] = ()
    sheet: bytes | None = None
    """A style sheet of the office's own (TOML)."""


class Draw(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Draw pages of a PDF."""

    pdf: bytes
    pages: tuple[int, ...]


class Compare(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Make the workbook that compares several reports."""

    reports: tuple[Convert, ...]


class Revise(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Tell what changed from one version of a report to the next."""

    old: Convert
    new: Convert


class Export(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Make one more file of a report."""

    report: Convert
    kind: Kind


class Bind(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Make the packet of a meeting."""

    packet: MeetingPacket
    """Its materials are called by the keys of `reports`."""
    reports: dict[str, Convert]
    settings: Settings


class Laid(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The pages of an upload, before anything was looked for in them and before its files are made."""

    name: str
    view: View
    pdf: bytes
    """The pages alone, for their pictures."""
    json: bytes
    """The model as it was read and changed."""


class Made(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """What became of an upload."""

    name: str
    docx: bytes
    pdf: bytes
    xlsx: bytes
    json: bytes
    view: View


class Drawn(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Pictures (PNG), in the order of the pages asked for."""

    pictures: tuple[bytes, ...]


class Written(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """One file."""

    data: bytes


class BoundMaterial(msgspec.Struct, frozen=True, kw_only=True):
    """Where a material stands in a packet."""

    number: str
    title: str
    first_page: int | None = None
    pages: int = 0


class Bound(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A packet."""

    files: dict[str, bytes]
    """By name."""
    pages: tuple[ShownPage, ...]
    """Of the PDF, without their letters."""
    materials: tuple[BoundMaterial, ...]
    notes: tuple[Words, ...]
    """What there is to tell about it."""


class ShownChange(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that is another one in the new version, came, or is gone."""

    name: str
    before: str
    """As the old version writes it; empty for one that came."""
    after: str
    sentence: str


class Revised(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """What changed from one version to the next."""

    docx: bytes
    """The new version with tracked changes."""
    xlsx: bytes
    """The changed figures."""
    changes: tuple[ShownChange, ...]


class Failed(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Why nothing was made."""

    diagnostic: Diagnostic


class Progress(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A step begins: reading, pages, check, pdf, docx, xlsx, packet."""

    step: str


Task = Convert | Draw | Compare | Revise | Export | Bind
Reply = Made | Drawn | Written | Bound | Revised | Failed
Said = str | Laid | Inspected
"""What is told on the way: the name of the step that begins, or what can be shown by then."""
Tell = Callable[[Said], None]
