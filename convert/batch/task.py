"""One report of a batch: what is to be done, and what came of it."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeAlias

import msgspec

from convert.api import Kind, Settings
from convert.diagnostics import Diagnostic


class Known(msgspec.Struct, frozen=True):
    """What an earlier run noted of a task that it has done."""

    key: str
    pictures: tuple[str, ...] = ()
    """Addresses of the pictures that the text names: they are part of the input."""
    outputs: dict[str, str] = {}
    """SHA-256 of each output by its place."""
    whole: bool = True
    """Whether all outputs are still in place."""


class Task(msgspec.Struct, frozen=True):
    """A report to convert."""

    source: str
    """Path or fsspec address of the input."""
    target: str
    """Where its outputs go, without suffix."""
    known: Known | None = None
    """Of an earlier run."""
    elsewhere: dict[Kind, str] = {}
    """Places of the outputs that would take the place of an input under the target's name."""


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a task. One line of `summary.jsonl`."""

    source: str
    target: str
    status: Literal["done", "failed", "resumed"]
    key: str = ""
    """SHA-256 over input, version and options: an unchanged key means that nothing needs to be done again."""
    pictures: tuple[str, ...] = ()
    """Addresses of the pictures that the text names; the key covers what was found there."""
    seconds: float = 0.0
    title: str | None = None
    pages: int = 0
    indicators: int = 0
    outputs: dict[Kind, str] = {}
    """SHA-256 of each output by its kind."""
    elsewhere: dict[Kind, str] = {}
    """As in the task."""
    diagnostics: tuple[Diagnostic, ...] = ()


Row: TypeAlias = dict[str, Any]
"""A figure of a report, for the harvest."""
Done: TypeAlias = tuple[Result, list[Row]]


def options_key(settings: Settings, version: str) -> str:
    """Return the SHA-256 of everything but the input that decides about the outputs; a style sheet of the user with its content."""
    import hashlib
    import os

    parts = [version.encode(), msgspec.json.encode(settings), os.environ.get("SOURCE_DATE_EPOCH", "").encode()]
    if settings.style is not None and os.path.isfile(settings.style):
        with open(settings.style, "rb") as handle:
            parts.append(handle.read())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def task_key(options: str, data: bytes, pictures: Mapping[str, bytes | None]) -> str:
    """Return what decides whether a task has to be done again: its `options_key`, its input and the pictures beside it."""
    import hashlib

    whole = hashlib.sha256(f"{options}\0".encode() + data)
    for address, picture in sorted(pictures.items()):
        whole.update(f"\0{address}\0".encode() + (b"" if picture is None else hashlib.sha256(picture).digest()))
    return whole.hexdigest()


def output_places(task: Task | Result, kinds: Iterable[Kind]) -> dict[Kind, str]:
    """Return the place of each output."""
    return {kind: task.elsewhere.get(kind) or f"{task.target}.{kind}" for kind in kinds}


def failed(task: Task, diagnostic: Diagnostic, seconds: float = 0.0) -> Result:
    """Return the result of a task that could not be done."""
    return Result(source=task.source, target=task.target, status="failed", seconds=seconds, diagnostics=(diagnostic,),
                  elsewhere=task.elsewhere)


def given_up(task: Task) -> Result:
    """Return the result of a task that ended its process more than once."""
    return failed(task, Diagnostic(code="batch-worker-died", grade="error", path=task.source))
