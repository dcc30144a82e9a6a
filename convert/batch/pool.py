"""Processes on this machine that stay warm, each an executor of its own.

An executor has one process, and that one report at a time, so it is known which report a process died of.
"""

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait as wait_for
from multiprocessing.context import BaseContext

import msgspec

from convert.batch.task import Done, Task, given_up
from convert.batch.work import BatchJob, do

_GRACE = 5.0
"""Seconds that a process may still work on its report after its parent was killed."""
_ENOUGH = 2
"""A report that so many processes died of is failed."""
Work = Callable[[Task, BatchJob], Done]


def run_in_pool(tasks: Sequence[Task], job: BatchJob, jobs: int, work: Work = do) -> Iterator[Done]:
    """Yield results as they come.

    A task whose process dies is done again by another, and is failed when it costs that one its life too. When the caller
    stops (Ctrl-C), the reports that have begun are finished, the others are not begun, and no process is left; when it is
    stopped again meanwhile, the processes are killed.
    """
    context = _context()

    executors: list[ProcessPoolExecutor] = []

    def new() -> ProcessPoolExecutor:
        executors.append(ProcessPoolExecutor(1, context, _begin, (job, work)))
        return executors[-1]

    strangers = active_children()
    waiting = deque(tasks)
    deaths: dict[str, int] = {}
    idle: list[ProcessPoolExecutor] = []
    busy: dict[Future[Done], tuple[ProcessPoolExecutor, Task]] = {}
    try:
        while waiting or busy:
            while waiting and len(busy) < jobs:
                task = waiting.popleft()
                executor, future = _submit(idle, new, task, again=task.target in deaths)
                busy[future] = executor, task
            for future in wait(busy, return_when=FIRST_COMPLETED).done:
                executor, task = busy.pop(future)
                try:
                    done = future.result()
                except BrokenProcessPool:
                    executor.shutdown()
                    deaths[task.target] = deaths.get(task.target, 0) + 1
                    if deaths[task.target] < _ENOUGH:
                        waiting.appendleft(task)
                        continue
                    done = given_up(task), []
                else:
                    idle.append(executor)
                yield done
    finally:
        _end(executors, strangers)


def _submit(idle: list[ProcessPoolExecutor], new: Callable[[], ProcessPoolExecutor], task: Task, *,
            again: bool) -> tuple[ProcessPoolExecutor, Future[Done]]:
    """Hand a task to a process that waits, or to a new one; one that died while it waited is left aside."""
    while True:
        executor = idle.pop() if idle else new()
        try:
            with _uninterrupted():
                return executor, executor.submit(_do, task, again)
        except BrokenProcessPool:
            executor.shutdown()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put off Ctrl-C: a process that is being started is either there or not."""
    if os.name != "posix":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end(executors: Sequence[ProcessPoolExecutor], strangers: Sequence[object]) -> None:
    """Let every process end when it has no report to finish; kill those that are left when even that is interrupted."""
    try:
        for executor in executors:
            executor.shutdown()
    except BaseException:
        for process in active_children():
            if process not in strangers:
                process.kill()
        raise


def _context() -> BaseContext:
    """A server forks workers after the rooms are loaded: they start warm and share that memory."""
    if os.name != "posix":
        return get_context("spawn")
    from multiprocessing import forkserver, resource_tracker

    context = get_context("forkserver")
    context.set_forkserver_preload(["convert.batch.warm"])
    resource_tracker.ensure_running()
    with _uninterrupted():  # server and workers inherit that: what is sent to the group is the parent's affair
        forkserver.ensure_running()
    return context


_given: list[tuple[BatchJob, Work]] = []
"""What the tasks of this process have in common."""


def _begin(job: BatchJob, work: Work) -> None:
    """Make a process ready for tasks."""
    from convert.batch import warm  # noqa: F401 - loaded already where the process was forked

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _given.append((job, work))


def _do(task: Task, again: bool) -> Done:  # noqa: FBT001 - what an executor hands over stands in order
    """Do a task in a process; `again` when one died of it before."""
    job, work = _given[-1]
    return work(task, msgspec.structs.replace(job, repeatable=True) if again else job)


def _end_with_parent() -> None:
    """Put an end to a process, and to a report that takes long, when nobody is there any more to wait for it."""
    parent = parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        time.sleep(_GRACE)
        os._exit(1)
