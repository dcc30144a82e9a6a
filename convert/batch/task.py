"""One report of a batch: what is to be done, and what came of it."""

import os
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from convert.api import KINDS, Kind, Settings
from convert.batch.places import is_remote, join, list_folder, stem_of_place
from convert.diagnostics import ConvertError, Diagnostic, UsageError
from convert.publish import safe_stem

SUFFIXES = (".txt", ".md", ".markdown", ".docx", ".docm", ".dotx", ".pdf", ".html", ".htm", ".json")
"""Suffixes of the files that are taken when a folder is given."""


class Task(msgspec.Struct, frozen=True):
    """A report to convert."""

    source: str
    """Path or fsspec address of the input."""
    target: str
    """Where its outputs go, without suffix."""


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a task. One line of `summary.jsonl`."""

    source: str
    target: str
    status: Literal["done", "failed", "resumed"]
    key: str = ""
    """SHA-256 over input, version and options: an unchanged key means that nothing needs to be done again."""
    seconds: float = 0.0
    title: str | None = None
    pages: int = 0
    indicators: int = 0
    outputs: dict[str, str] = {}
    """SHA-256 of each output by its kind."""
    diagnostics: tuple[Diagnostic, ...] = ()


def plan(inputs: Iterable[str], out: str | None) -> tuple[Task, ...]:
    """Return the tasks for `inputs`; a folder stands for the files in it.

    Raises:
        UsageError: two inputs would be written to the same files, or standard input has no place to go to.
        ConvertError: a folder holds nothing that can be converted.
    """
    tasks: dict[str, Task] = {}
    for source in _expand(inputs):
        if source == "-" and out is None:
            raise UsageError("cli-stdin-output")
        stem = safe_stem(stem_of_place(source))
        target = join(out if out is not None else os.path.dirname(source), stem)
        if target in tasks and tasks[target].source != source:
            raise UsageError("cli-same-output", first=tasks[target].source, second=source, path=target)
        tasks[target] = Task(source, target)
    return tuple(tasks.values())


def task_key(data: bytes, settings: Settings, version: str) -> str:
    """Return what decides whether a task has to be done again."""
    import hashlib

    return hashlib.sha256(b"\0".join((version.encode(), msgspec.json.encode(settings), data))).hexdigest()


def output_places(task: Task, kinds: tuple[Kind, ...] = KINDS) -> dict[Kind, str]:
    """Return the place of each output of `task`."""
    return {kind: f"{task.target}.{kind}" for kind in kinds}


def _expand(inputs: Iterable[str]) -> Iterator[str]:
    for place in inputs:
        if place == "-" or not (is_remote(place) or os.path.isdir(place)):
            yield place
            continue
        found = [name for name in list_folder(place) if name.endswith(SUFFIXES)]
        if not found:
            if is_remote(place) and place.endswith(SUFFIXES):
                yield place
                continue
            raise ConvertError("cli-no-input", path=place)
        yield from found
