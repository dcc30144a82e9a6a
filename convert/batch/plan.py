"""What a batch has to do: which inputs, and where the outputs of each go."""

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from convert.api import KINDS, Kind
from convert.batch.places import folder_of, folders_below, folders_left_out, is_remote, join, list_folder, name_of, stem_of_place
from convert.batch.record import written_in
from convert.batch.task import Known, Task
from convert.diagnostics import ConvertError, Diagnostic, Outcome, UsageError
from convert.editing.choices import SUFFIX as CHOICES_SUFFIX
from convert.patterns import regex
from convert.publish import OWN_MARK, readable, safe_stem

SUFFIXES = (".txt", ".md", ".markdown", ".docx", ".docm", ".dotx", ".pdf", ".html", ".htm", ".json",
            ".doc", ".wps", ".rtf", ".odt", ".ofd")
"""Suffixes of the files that are taken when a folder is given: reports, and what may be one in a form that cannot be read."""
_BESIDE_REPORTS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".svg", ".toml", ".jsonl", ".part")
"""Suffixes of what belongs to reports: pictures, style sheets, the summary. All others are named when they are passed over."""
_NOT_REPORTS = (".", "~$")
"""How the names of hidden files and of the locks of office programs begin."""
_ABOUT_FOLDERS = regex(r"(?i)(?:readme|licen[cs]e|copying|changelog|contributing|authors|requirements)(?:[._-][a-z][a-z-]{1,7})?")
"""Names, without suffix, of files that tell about the folder that they are in. One that is given by its own name is a report."""
_NAMED = 5
"""So many of the files that are passed over are named; of more the number is told."""


def plan(inputs: Iterable[str], out: str | None, also: Collection[str] = (), kinds: Sequence[Kind] = KINDS) -> Outcome[tuple[Task, ...]]:
    """Return the tasks for `inputs`; a folder stands for the reports in it and in the folders below.

    Two reports of one name get names that tell them apart, and no output takes the place of an input.

    Args:
        inputs: Paths, folders, or fsspec addresses.
        out: Where outputs go; beside each input when None.
        also: Other files that are read.
        kinds: What is made of each.

    Raises:
        UsageError: standard input has no place to go to.
        ConvertError: a folder holds nothing that can be converted.
    """
    sources, told = sources_of(inputs)
    if "-" in sources and out is None:
        raise UsageError("cli-stdin-output")
    targets = _targets(sources, out)
    inputs_there = _Files((*sources, *also))
    taken = {_plain(f"{target}.{kind}") for target in targets for kind in kinds}
    tasks = []
    for source, target in zip(sources, targets, strict=True):
        elsewhere: dict[Kind, str] = {}
        for kind in kinds:
            place = f"{target}.{kind}"
            if place in inputs_there:
                free = f"{target}{OWN_MARK}.{kind}"
                while free in inputs_there or _plain(free) in taken:
                    free = f"{os.path.splitext(free)[0]}{OWN_MARK}.{kind}"
                elsewhere[kind] = free
                taken.add(_plain(free))
        tasks.append(Task(source, target, elsewhere=elsewhere))
    return Outcome(tuple(tasks), tuple(told))


def with_known(tasks: Iterable[Task], known: Mapping[str, Known]) -> tuple[Task, ...]:
    """Return the tasks, each with what an earlier run noted of it."""
    return tuple(msgspec.structs.replace(task, known=known.get(readable(task.target))) for task in tasks)


class _Files:
    """Files that are there, told by what they are and not by how their paths are written."""

    def __init__(self, places: Iterable[str]) -> None:
        self._names = {_plain(place) for place in places}
        self._numbers = {number for place in places if (number := _number(place)) is not None}

    def __contains__(self, place: str) -> bool:
        return _plain(place) in self._names or _number(place) in self._numbers


def _number(place: str) -> tuple[int, int] | None:
    """Return the numbers by which the system knows a file; None when there is none."""
    if place == "-" or is_remote(place):
        return None
    try:
        status = os.stat(place)
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def _plain(place: str) -> str:
    """Return a place as file systems compare it that do not tell capitals from small letters."""
    return (place if is_remote(place) else os.path.normpath(place)).casefold()


def _targets(sources: Sequence[str], out: str | None) -> list[str]:
    """Return where the outputs of each source go, without suffix; no two are the same."""
    targets = [join(out if out is not None else folder_of(source), safe_stem(stem_of_place(source))) for source in sources]
    alike: dict[str, list[int]] = defaultdict(list)
    for number, target in enumerate(targets):
        alike[_plain(target)].append(number)
    taken = set(alike)
    for group in alike.values():
        if len(group) == 1:
            continue
        names = _apart([sources[number] for number in group])
        for number, name in zip(group, names, strict=True):
            free = wanted = join(folder_of(targets[number]), name)
            count = 1
            while _plain(free) in taken:
                count += 1
                free = f"{wanted}-{count}"
            taken.add(_plain(free))
            targets[number] = free
    return targets


def _apart(sources: Sequence[str]) -> list[str]:
    """Return names that tell sources of one stem apart: by format, else by folder, else by both."""
    stems = [safe_stem(stem_of_place(source)) for source in sources]
    formats = [os.path.splitext(source)[1].lstrip(".").lower() for source in sources]
    folders = [_folder_names(source) for source in sources]
    by_format = [f"{stem}-{form}" if form else stem for stem, form in zip(stems, formats, strict=True)]
    if _differ(by_format):
        return by_format
    deepest = max(map(len, folders))
    by_folder = stems
    for depth in range(1, deepest + 1):
        by_folder = [safe_stem("-".join([*folder[-depth:], stem])) for folder, stem in zip(folders, stems, strict=True)]
        if _differ(by_folder):
            return by_folder
    return [f"{name}-{form}" if form else name for name, form in zip(by_folder, formats, strict=True)]


def _folder_names(source: str) -> list[str]:
    return [part for part in readable(folder_of(source)).replace("://", "/").split("/") if part not in ("", ".", "..")]


def _differ(names: Sequence[str]) -> bool:
    return len({name.casefold() for name in names}) == len(names)


def sources_of(inputs: Iterable[str]) -> tuple[list[str], list[Diagnostic]]:
    """Return the sources, each file once however it is written, and what is to be told of the folders."""
    sources: dict[str, str] = {}
    told: list[Diagnostic] = []
    for place in inputs:
        if is_folder(place):
            found, passed_over = _reports_in(place)
            if not found:
                raise ConvertError("cli-no-input", path=place)
            if passed_over:
                names = "、".join(readable(_within(one, place)) for one in passed_over[:_NAMED])
                told.append(Diagnostic(code="batch-passed-over", grade="note", path=place,
                                       args={"names": names, "count": len(passed_over)}))
        else:
            found = [place]
        for source in found:
            sources.setdefault(source if source == "-" or is_remote(source) else os.path.realpath(source), source)
    return list(sources.values()), told


def _within(place: str, folder: str) -> str:
    """Return what a person calls a file or folder in `folder`: its way from there."""
    return place.removeprefix(folder.rstrip("/" + os.sep)).lstrip("/" + os.sep)


def is_folder(place: str) -> bool:
    """Say whether `place` is a folder; a remote place is told by its name, without asking its store."""
    return not place.lower().endswith(SUFFIXES) if is_remote(place) else os.path.isdir(place)


def _reports_in(folder: str) -> tuple[list[str], list[str]]:
    """Return the reports in `folder` and below, and what is no part of reports; what earlier batches wrote is neither.

    Hidden files and folders are among the latter, and links to folders, which may lead anywhere; these end in a stroke.
    """
    reports: list[str] = []
    others: list[str] = []
    folders = list(folders_below(folder))
    written = {os.path.normpath(place) for one in folders for place in written_in(one)}
    for place in (place for one in folders for place in _files_in(one)):
        if os.path.normpath(place) in written:
            continue
        if place.endswith(CHOICES_SUFFIX):
            continue
        name = name_of(place)
        if place.lower().endswith(_BESIDE_REPORTS):
            continue
        is_report = name.lower().endswith(SUFFIXES) and not name.startswith(_NOT_REPORTS)
        (reports if is_report and not _ABOUT_FOLDERS.fullmatch(os.path.splitext(name)[0]) else others).append(place)
    return reports, others + [f"{place}/" for one in folders for place in folders_left_out(one)]


def _files_in(folder: str) -> Iterator[str]:
    """Yield the files of one folder that a person put there: an output that gave way to its input (终稿-公文.docx) is none."""
    places = list_folder(folder)
    there = set(places)
    for place in places:
        stem, suffix = os.path.splitext(place)
        if not (stem.endswith(OWN_MARK) and stem.removesuffix(OWN_MARK) + suffix in there):
            yield place
