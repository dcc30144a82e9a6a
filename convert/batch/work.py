"""Doing one task. The same function runs here, in a pool's process and on a Dask worker."""

import time
from typing import Any

import msgspec

from convert.api import INPUT_LIMIT, Dossier, Settings, load, with_choices
from convert.batch.places import find_beside, is_remote, name_of, read_place, write_places
from convert.batch.task import Done, Result, Row, Task, failed, options_key, output_places, task_key
from convert.diagnostics import ConvertError, Diagnostic, origin_of
from convert.digest import sha256_of
from convert.editing.choices import SUFFIX as CHOICES_SUFFIX
from convert.publish import read_stdin, readable
from convert.version import __version__

_OUTPUT_LIMIT = 500_000_000


class BatchJob(msgspec.Struct, frozen=True, kw_only=True):
    """What is the same for all tasks of a batch."""

    settings: Settings
    options: str = ""
    """The `options_key` of the settings, worked out once."""
    force: bool = False
    repeatable: bool = False
    """A file that already holds the same bytes is as good as written: the task may have run before, and the process died then."""
    files: tuple[str, ...] = ()
    """Other files that are read: no output takes their place."""
    debug: bool = False
    """Whether the traceback of a mistake of the program is shown."""
    harvest: bool = False
    """Whether the rows of the indicators are wanted too."""


def job_of(settings: Settings, **given: Any) -> BatchJob:
    """Return the job of a batch with these settings; the rest as in `Job`."""
    return BatchJob(settings=settings, options=options_key(settings, __version__), **given)


def _key(task: Task, job: BatchJob, data: bytes, pictures: dict[str, bytes | None]) -> str:
    """Return what decides whether the task has to be done again; what was chosen beside the input counts as a picture does."""
    chosen = None if is_remote(task.source) or task.source == "-" else content_of(task.source + CHOICES_SUFFIX)
    return task_key(job.options, data, pictures if chosen is None else {**pictures, CHOICES_SUFFIX: chosen})


def do(task: Task, job: BatchJob) -> Done:
    """Convert one report and write its outputs; return what came of it and its indicator rows.

    Never raises for a report that cannot be converted, for whatever reason: that is a result too.
    """
    began = time.perf_counter()
    try:
        result, rows = _convert(task, job)
    except ConvertError as error:
        result, rows = failed(task, error.diagnostic), []
    except (MemoryError, RecursionError) as error:
        result, rows = failed(task, Diagnostic(code="batch-too-much", grade="error", args={"reason": type(error).__name__})), []
    except Exception as error:  # noqa: BLE001 - a mistake of ours in one report must not cost the others
        if job.debug:
            import traceback

            traceback.print_exc()
        result, rows = failed(task, Diagnostic(code="batch-mistake", grade="error", args={"reason": origin_of(error)})), []
    return msgspec.structs.replace(result, seconds=round(time.perf_counter() - began, 4)), rows


def _convert(task: Task, job: BatchJob) -> Done:
    data = _input_of(task)
    if task.known is not None and task.known.whole and task.known.key == _key(
            task, job, data, {address: _picture(task, address, []) for address in task.known.pictures}):
        result = Result(source=task.source, target=task.target, status="resumed", key=task.known.key, elsewhere=task.elsewhere)
        return result, _rows(_load(task, job, data, {}, [])) if job.harvest else []
    pictures: dict[str, bytes | None] = {}
    inputs = [task.source, *job.files]
    dossier = _load(task, job, data, pictures, inputs)
    places = output_places(task, job.settings.kinds)
    outputs = {kind: dossier.output(kind) for kind in places}
    files = {place: outputs[kind] for kind, place in places.items()}
    if job.repeatable:
        files = {place: content for place, content in files.items() if not _is_there(place, content)}
    write_places(files, force=job.force, inputs=inputs, ours=_ours(task))
    result = Result(source=task.source, target=task.target, status="done", key=_key(task, job, data, pictures),
                    pictures=tuple(sorted(pictures)), title=dossier.report.front.title, pages=len(dossier.laid_out.pages),
                    indicators=len(dossier.indicators), diagnostics=dossier.diagnostics, elsewhere=task.elsewhere,
                    outputs={kind: sha256_of(content) for kind, content in outputs.items()})
    return result, _rows(dossier) if job.harvest else []


def _ours(task: Task) -> list[str]:
    """Return the outputs of an earlier run that are still as they were made: what a person changed since is theirs."""
    if task.known is None:
        return []
    return [place for place, made in task.known.outputs.items() if _sum_of(place) == made]


def _sum_of(place: str) -> str | None:
    content = content_of(place)
    return None if content is None else sha256_of(content)


def content_of(place: str) -> bytes | None:
    """Return what is at `place`; None where nothing is, or nothing that can be read."""
    try:
        return read_place(place, _OUTPUT_LIMIT)
    except ConvertError:
        return None


def _input_of(task: Task) -> bytes:
    return read_stdin(limit=INPUT_LIMIT) if task.source == "-" else read_place(task.source, INPUT_LIMIT)


def _load(task: Task, job: BatchJob, data: bytes, pictures: dict[str, bytes | None], files: list[str]) -> Dossier:
    """Return the dossier of the input; the pictures that it names are put into `pictures`, and their places into `files`."""

    def resource(address: str) -> bytes | None:
        pictures[address] = _picture(task, address, files)
        return pictures[address]

    settings, note = with_choices(task.source, job.settings, files)
    dossier = load(data, name=task.source, settings=settings, resource=resource)
    if note is not None:
        dossier.note(note)
    dossier.name = readable(name_of(task.target))
    dossier.one_of_several = True
    dossier.pdf_name = readable(name_of(output_places(task, ["pdf"])["pdf"]))
    return dossier


def _picture(task: Task, address: str, files: list[str]) -> bytes | None:
    found = find_beside(task.source, address, INPUT_LIMIT)
    if found is None:
        return None
    files.append(found[0])
    return found[1]


def _is_there(place: str, content: bytes) -> bool:
    return content_of(place) == content


def _rows(dossier: Dossier) -> list[Row]:
    """Return the indicators as rows with the identity of their report."""
    report = dossier.report
    identity = {"report": dossier.name, "sha256": report.source.sha256, "title": report.front.title or "",
                "issuer": report.front.issuer or "", "year": report.meta.year or 0}
    return [{**identity, **{name: value for name, value in msgspec.to_builtins(one).items() if name not in ("cell", "section")},
             "section": " / ".join(one.section)} for one in dossier.indicators]
