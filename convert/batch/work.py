"""Doing one task. The same function runs here, in a pool's process and on a Dask worker."""

import sys
import time

import msgspec

from convert import __version__
from convert.api import INPUT_LIMIT, Dossier, Settings, load
from convert.batch.places import read_beside, read_place, write_places
from convert.batch.task import Done, Result, Row, Task, failed, options_key, output_places, task_key
from convert.diagnostics import ConvertError, Diagnostic


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What is the same for all tasks of a batch."""

    settings: Settings
    options: str = ""
    """The `options_key` of the settings, worked out once."""
    force: bool = False
    repeatable: bool = False
    """A file that already holds the same bytes is as good as written: the task may have run on a worker that died then."""
    harvest: bool = False
    """Whether the rows of the indicators are wanted too."""


def job_of(settings: Settings, *, force: bool, harvest: bool) -> Job:
    """Return the job of a batch with these settings."""
    return Job(settings=settings, options=options_key(settings, __version__), force=force, harvest=harvest)


def do(task: Task, job: Job) -> Done:
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
        result, rows = failed(task, Diagnostic(code="batch-mistake", grade="error", args={"reason": _where(error)})), []
    return msgspec.structs.replace(result, seconds=round(time.perf_counter() - began, 4)), rows


def _convert(task: Task, job: Job) -> Done:
    import hashlib

    data = _input_of(task)
    if task.known is not None and task.known.key == task_key(
            job.options, data, {address: _picture(task, address) for address in task.known.pictures}):
        result = Result(source=task.source, target=task.target, status="resumed", key=task.known.key)
        return result, _rows(_load(task, job, data, {})) if job.harvest else []
    pictures: dict[str, bytes | None] = {}
    dossier = _load(task, job, data, pictures)
    outputs = {kind: dossier.output(kind) for kind in output_places(task)}
    files = {place: outputs[kind] for kind, place in output_places(task).items()}
    if job.repeatable:
        files = {place: content for place, content in files.items() if not _is_there(place, content)}
    write_places(files, force=job.force)
    result = Result(source=task.source, target=task.target, status="done", key=task_key(job.options, data, pictures),
                    pictures=tuple(sorted(pictures)), title=dossier.report.front.title, pages=len(dossier.laid_out.pages),
                    indicators=len(dossier.indicators), diagnostics=dossier.diagnostics,
                    outputs={kind: hashlib.sha256(content).hexdigest() for kind, content in outputs.items()})
    return result, _rows(dossier) if job.harvest else []


def _input_of(task: Task) -> bytes:
    if task.source != "-":
        return read_place(task.source, INPUT_LIMIT)
    data = sys.stdin.buffer.read(INPUT_LIMIT + 1)
    if len(data) > INPUT_LIMIT:
        raise ConvertError("file-too-large", path="-", limit=INPUT_LIMIT // 1_000_000)
    return data


def _load(task: Task, job: Job, data: bytes, pictures: dict[str, bytes | None]) -> Dossier:
    """Return the dossier of the input; the pictures that it names are put into `pictures`."""

    def resource(address: str) -> bytes | None:
        pictures[address] = _picture(task, address)
        return pictures[address]

    dossier = load(data, name=task.source, settings=job.settings, resource=resource)
    dossier.name = task.target.rpartition("/")[2]
    return dossier


def _picture(task: Task, address: str) -> bytes | None:
    return read_beside(task.source, address, INPUT_LIMIT)


def _is_there(place: str, content: bytes) -> bool:
    try:
        return read_place(place, len(content)) == content
    except ConvertError:
        return False


def _where(error: Exception) -> str:
    """Return what a report of the mistake needs: kind, words, and the line of ours that it comes from."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "" if trace is None else f", {trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}"
    return f"{type(error).__name__}: {' '.join(str(error).split())}{place}"


def _rows(dossier: Dossier) -> list[Row]:
    """Return the indicators as rows with the identity of their report."""
    report = dossier.report
    identity = {"report": dossier.name, "sha256": report.source.sha256, "title": report.front.title or "",
                "issuer": report.front.issuer or "", "year": report.meta.year or 0}
    return [{**identity, **{name: value for name, value in msgspec.to_builtins(one).items() if name not in ("cell", "section")},
             "section": " / ".join(one.section)} for one in dossier.indicators]
