"""Running a task in a child process that cannot take more than it is given, and leaves nothing behind.

The child gets limits of memory, processor time and core files, an empty folder of its own that is removed afterwards (in memory
where the system has such a place), and is killed when it overruns. What it gives back is decoded by type, never unpickled.
"""

import multiprocessing
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import cache
from multiprocessing.connection import Connection
from typing import Any, Final

import msgspec

from convert.apart import limit_process
from convert.diagnostics import Diagnostic
from convert.serve.options import ServeLimits
from convert.serve.tasks import Failed, Laid, Progress, Reply, Said, Task, Tell
from convert.serve.view import Inspected
from convert.serve.work import perform

_IN_MEMORY: Final = "/dev/shm"  # noqa: S108
_SPARE_SECONDS: Final = 5
"""Processor time beyond the clock's, so that the clock decides."""

Work = Callable[[Task, Tell], Reply]
_MAKING_WAY: Final = 10
"""Niceness of a child whose pages a person looks at by now: drawing them comes before the files."""
_LOOK_SECONDS: Final = 0.1
"""Between two looks whether the task was cancelled."""


@cache
def _context() -> Any:
    """Return the way in which children are started: forked from a warm process where that exists."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["convert.serve.warm"])
    return context


def start_warm_process() -> None:
    """Start the process that children are forked from, so that the first upload does not wait for it."""
    if _context().get_start_method() == "forkserver":
        from multiprocessing.forkserver import ensure_running

        ensure_running()


def run_limited(task: Task, limits: ServeLimits, tell: Tell = lambda _: None, stop: threading.Event | None = None,
                work: Work = perform) -> Reply:
    """Return the reply to `task`; `Failed` when there is none: `serve-slow`, `serve-died`, `serve-large`, `serve-cancelled`.

    Args:
        task: What to do.
        limits: What the child may take.
        tell: Takes the steps of the task as they begin, and what can be shown before it is done.
        stop: Ends the task when it is set.
        work: What the child does with the task; importable by name.
    """
    context = _context()
    ours, theirs = context.Pipe()
    with ours, tempfile.TemporaryDirectory(prefix="convert-", dir=_scratch(), ignore_cleanup_errors=True) as folder:
        process = context.Process(target=_child, args=(theirs, folder, limits, work), daemon=True)
        process.start()
        theirs.close()
        try:
            ours.send_bytes(msgspec.msgpack.encode(task))
            return _reply(ours, limits, tell, stop or threading.Event())
        except (EOFError, OSError):
            return _failed("serve-died")
        finally:
            process.kill()
            process.join()
            process.close()


def _reply(pipe: Connection, limits: ServeLimits, tell: Tell, stop: threading.Event) -> Reply:
    """Return what the child says last, within the time it has."""
    end = time.monotonic() + limits.job_seconds
    while time.monotonic() < end:
        if stop.is_set():
            return _failed("serve-cancelled")
        if pipe.poll(_LOOK_SECONDS):
            said: Reply | Progress | Laid | Inspected = msgspec.msgpack.decode(pipe.recv_bytes(limits.result_bytes),
                                                                               type=Reply | Progress | Laid | Inspected)
            if not isinstance(said, Progress | Laid | Inspected):
                return said
            tell(said.step if isinstance(said, Progress) else said)
    return _failed("serve-slow", seconds=int(limits.job_seconds))


def _failed(code: str, **args: int) -> Failed:
    return Failed(diagnostic=Diagnostic(code=code, grade="error", args={**args}))


def _scratch() -> str | None:
    return _IN_MEMORY if os.path.isdir(_IN_MEMORY) and os.access(_IN_MEMORY, os.W_OK) else None


def _child(connection: Connection, folder: str, limits: ServeLimits, work: Work) -> None:
    """Do one task inside the limits."""
    limit_process(memory=limits.memory_bytes, seconds=int(limits.job_seconds) + _SPARE_SECONDS)  # on Windows the clock alone ends it
    os.chdir(folder)
    tempfile.tempdir = folder
    task = msgspec.msgpack.decode(connection.recv_bytes(), type=Task)

    def tell(said: Said) -> None:
        early = msgspec.msgpack.encode(Progress(step=said) if isinstance(said, str) else said)
        if len(early) <= limits.result_bytes:
            connection.send_bytes(early)
        if isinstance(said, Laid) and sys.platform != "win32":
            os.nice(_MAKING_WAY)

    try:
        data = msgspec.msgpack.encode(work(task, tell))
    except MemoryError:
        data = msgspec.msgpack.encode(_failed("serve-memory"))
    if len(data) > limits.result_bytes:
        data = msgspec.msgpack.encode(_failed("serve-large"))
    connection.send_bytes(data)
    connection.close()
