"""Doing one task. The same function runs here, in a pool's process and on a Dask worker."""

import sys
import time

import msgspec

from convert import __version__
from convert.api import INPUT_LIMIT, Dossier, Settings, load
from convert.batch.places import read_place, write_places
from convert.batch.task import Result, Task, output_places, task_key
from convert.diagnostics import ConvertError, Diagnostic


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What is the same for all tasks of a batch."""

    settings: Settings
    force: bool = False
    known: dict[str, str] = {}
    """By target, the keys of tasks that an earlier run has done."""
    repeatable: bool = False
    """A file that already holds the same bytes is as good as written: the task may have run on a worker that died then."""
    harvest: bool = False
    """Whether the rows of the indicators are wanted too."""


def do(task: Task, job: Job) -> tuple[Result, list[dict[str, object]]]:
    """Convert one report and write its outputs; return what came of it and its indicator rows.

    Never raises for a report that cannot be converted: that is a result too.
    """
    began = time.perf_counter()
    try:
        result, rows = _convert(task, job)
    except ConvertError as error:
        return _failed(task, error.diagnostic), []
    except (MemoryError, RecursionError) as error:
        return _failed(task, Diagnostic(code="batch-too-much", grade="error", args={"reason": type(error).__name__})), []
    return msgspec.structs.replace(result, seconds=round(time.perf_counter() - began, 4)), rows


def _convert(task: Task, job: Job) -> tuple[Result, list[dict[str, object]]]:
    import hashlib

    data = sys.stdin.buffer.read(INPUT_LIMIT) if task.source == "-" else read_place(task.source, INPUT_LIMIT)
    key = task_key(data, job.settings, __version__)
    if job.known.get(task.target) == key:
        return Result(source=task.source, target=task.target, status="resumed", key=key), []
    dossier = load(data, name=task.source, settings=job.settings)
    dossier.name = task.target.rpartition("/")[2]
    outputs = {kind: dossier.output(kind) for kind in output_places(task)}
    files = {place: outputs[kind] for kind, place in output_places(task).items()}
    if job.repeatable:
        files = {place: content for place, content in files.items() if not _is_there(place, content)}
    write_places(files, force=job.force)
    result = Result(source=task.source, target=task.target, status="done", key=key, title=dossier.report.front.title,
                    pages=len(dossier.laid_out.pages), indicators=len(dossier.indicators), diagnostics=dossier.diagnostics,
                    outputs={kind: hashlib.sha256(content).hexdigest() for kind, content in outputs.items()})
    return result, _rows(dossier) if job.harvest else []


def _is_there(place: str, content: bytes) -> bool:
    try:
        return read_place(place, len(content)) == content
    except ConvertError:
        return False


def _failed(task: Task, diagnostic: Diagnostic) -> Result:
    return Result(source=task.source, target=task.target, status="failed", diagnostics=(diagnostic,))


def _rows(dossier: Dossier) -> list[dict[str, object]]:
    """Return the indicators as rows with the identity of their report."""
    report = dossier.report
    identity = {"report": dossier.name, "sha256": report.source.sha256, "title": report.front.title or "",
                "issuer": report.front.issuer or "", "year": report.meta.year or 0}
    return [{**identity, **{name: value for name, value in msgspec.to_builtins(one).items() if name not in ("cell", "section")},
             "section": " / ".join(one.section)} for one in dossier.indicators]
