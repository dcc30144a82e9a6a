"""What a batch has to do: which inputs, and where the outputs of each go."""

import os
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from convert.batch.places import folder_of, is_remote, join, list_folder, name_of, stem_of_place
from convert.batch.record import written_in
from convert.batch.task import Known, Task
from convert.diagnostics import ConvertError, UsageError
from convert.publish import safe_stem

SUFFIXES = (".txt", ".md", ".markdown", ".docx", ".docm", ".dotx", ".pdf", ".html", ".htm", ".json")
"""Suffixes of the files that are taken when a folder is given."""
_NOT_REPORTS = (".", "~$")
"""How the names of hidden files and of the locks of office programs begin."""


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
        target = join(out if out is not None else folder_of(source), stem)
        if target in tasks and tasks[target].source != source:
            raise UsageError("cli-same-output", first=tasks[target].source, second=source, path=target)
        tasks[target] = Task(source, target)
    return tuple(tasks.values())


def with_known(tasks: Iterable[Task], known: Mapping[str, Known]) -> tuple[Task, ...]:
    """Return the tasks, each with what an earlier run noted of it."""
    return tuple(msgspec.structs.replace(task, known=known.get(task.target)) for task in tasks)


def _expand(inputs: Iterable[str]) -> Iterator[str]:
    for place in inputs:
        if not _is_folder(place):
            yield place
            continue
        found = _reports_in(place)
        if not found:
            raise ConvertError("cli-no-input", path=place)
        yield from found


def _is_folder(place: str) -> bool:
    """Say whether `place` is a folder; a remote place is told by its name, without asking its store."""
    return not place.lower().endswith(SUFFIXES) if is_remote(place) else os.path.isdir(place)


def _reports_in(folder: str) -> list[str]:
    """Return the inputs in `folder`: what an earlier batch wrote beside its inputs is none."""
    listed = [place for place in list_folder(folder)
              if place.lower().endswith(SUFFIXES) and not name_of(place).startswith(_NOT_REPORTS)]
    written = written_in(folder)
    return [place for place in listed if name_of(place) not in written]
