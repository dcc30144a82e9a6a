"""A pool of processes on this machine that stays warm."""

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait as wait_for
from multiprocessing.context import BaseContext

from convert.batch.task import Result, Task
from convert.batch.work import Job, do

_AHEAD = 4
"""Tasks handed out per process: enough to keep it busy, few enough to stop soon."""
Done = tuple[Result, list[dict[str, object]]]


def run_here(tasks: Sequence[Task], job: Job, jobs: int) -> Iterator[Done]:
    """Yield results as they come. One job runs in this process; more run in a pool.

    On Ctrl-C the tasks that have begun are finished, the others are not begun, and no process is left.
    """
    if jobs == 1 or len(tasks) == 1:
        for task in tasks:
            yield do(task, job)
        return
    with ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_prepare, initargs=(job,)) as pool:
        waiting = iter(tasks)
        running: set[Future[Done]] = set()
        try:
            while True:
                for task in waiting:
                    running.add(pool.submit(_do_with_job, task))
                    if len(running) >= jobs * _AHEAD:
                        break
                if not running:
                    return
                finished, running = wait(running, return_when=FIRST_COMPLETED)
                for future in finished:
                    yield future.result()
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _context() -> BaseContext:
    """A server forks workers after the rooms are loaded: they start warm and share that memory."""
    context = get_context("forkserver" if os.name == "posix" else "spawn")
    if os.name == "posix":
        context.set_forkserver_preload(["convert.batch.warm"])
    return context


_job: Job | None = None


def _prepare(job: Job) -> None:
    """Begin a worker: Ctrl-C is the parent's affair, and a worker whose parent died ends too."""
    global _job  # noqa: PLW0603 - set once, when the process begins
    _job = job
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)


def _do_with_job(task: Task) -> Done:
    if _job is None:
        raise RuntimeError("worker without job")
    return do(task, _job)
