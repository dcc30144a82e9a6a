"""Running a task in a child process that cannot take more than it is given, and leaves nothing behind.

The child gets limits of memory, processor time and core files, an empty folder of its own that is removed afterwards (in memory
where the system has such a place), and is killed when it overruns. What it gives back is decoded by type, never unpickled.
"""

import contextlib
import multiprocessing
import os
import tempfile
import threading
from collections.abc import Callable
from functools import cache
from multiprocessing.connection import Connection
from typing import Any, Final

import msgspec

from convert.diagnostics import Diagnostic
from convert.serve.options import Limits
from convert.serve.work import Failed, Reply, Task, perform

_IN_MEMORY: Final = "/dev/shm"  # noqa: S108
_SPARE_SECONDS: Final = 5
"""Processor time beyond the clock's, so that the clock decides."""

Work = Callable[[Task], Reply]


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


def run_limited(task: Task, limits: Limits, work: Work = perform) -> Reply:
    """Return the reply to `task`, or `Failed` with `serve-slow`, `serve-died` or `serve-large` when there is none.

    Args:
        task: What to do.
        limits: What the child may take.
        work: What the child does with the task; importable by name.
    """
    context = _context()
    ours, theirs = context.Pipe()
    overran = threading.Event()
    with ours, tempfile.TemporaryDirectory(prefix="convert-", dir=_scratch(), ignore_cleanup_errors=True) as folder:
        process = context.Process(target=_child, args=(theirs, folder, limits, work), daemon=True)
        process.start()
        theirs.close()
        timer = threading.Timer(limits.job_seconds, _stop, (process, overran))
        timer.start()
        try:
            ours.send_bytes(msgspec.msgpack.encode(task))
            reply: Reply = msgspec.msgpack.decode(ours.recv_bytes(limits.result_bytes), type=Reply)
        except (EOFError, OSError):
            reply = _failed("serve-slow" if overran.is_set() else "serve-died", seconds=int(limits.job_seconds))
        finally:
            timer.cancel()
            process.kill()
            process.join()
            process.close()
    return reply


def _stop(process: Any, overran: threading.Event) -> None:
    overran.set()
    with contextlib.suppress(ValueError):
        process.kill()


def _failed(code: str, **args: int) -> Failed:
    return Failed(diagnostic=Diagnostic(code=code, grade="error", args={**args}))


def _scratch() -> str | None:
    return _IN_MEMORY if os.path.isdir(_IN_MEMORY) and os.access(_IN_MEMORY, os.W_OK) else None


def _child(connection: Connection, folder: str, limits: Limits, work: Work) -> None:
    """Do one task inside the limits."""
    _limit(limits)
    os.chdir(folder)
    tempfile.tempdir = folder
    task = msgspec.msgpack.decode(connection.recv_bytes(), type=Task)
    try:
        data = msgspec.msgpack.encode(work(task))
    except MemoryError:
        data = msgspec.msgpack.encode(_failed("serve-memory"))
    if len(data) > limits.result_bytes:
        data = msgspec.msgpack.encode(_failed("serve-large"))
    connection.send_bytes(data)
    connection.close()


def _limit(limits: Limits) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the clock still ends the child
        return
    seconds = int(limits.job_seconds) + _SPARE_SECONDS
    for kind, wanted in ((resource.RLIMIT_AS, limits.memory_bytes), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        least = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(kind, (least, least))
