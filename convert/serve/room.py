"""Between the page and the limited children: how many run at once, who waits, and what is drawn ahead."""

import asyncio
from collections.abc import Callable

import anyio.to_thread

from convert.diagnostics import ConvertError, Diagnostic
from convert.serve.child import run_limited
from convert.serve.jobs import Clock, Job, Jobs
from convert.serve.options import Limits
from convert.serve.work import Convert, Draw, Drawn, Failed, Made, Reply, Task

Runner = Callable[[Task, Limits], Reply]
PAGES_AT_ONCE = 8
"""Pages that one child draws: the first screens of a report."""


class Room:
    """The open reports and the work that is under way."""

    def __init__(self, limits: Limits, *, runner: Runner = run_limited, clock: Clock | None = None) -> None:
        """`runner` does a task; `clock` gives seconds."""
        self.limits = limits
        self.jobs = Jobs(limits, clock) if clock else Jobs(limits)
        self._runner = runner
        self._running = asyncio.Semaphore(limits.at_once)
        self._waiting = 0
        self._ahead: set[asyncio.Task[None]] = set()

    async def open(self, task: Convert) -> Job:
        """Convert an upload and open it.

        Raises:
            ConvertError: it cannot be converted, or there is no room.
        """
        self.jobs.check_room()
        job = self.jobs.add(task, await self._convert(task))
        self._draw_ahead(job)
        return job

    async def change(self, job: Job, task: Convert) -> None:
        """Convert an open report anew. When that fails it stays as it was.

        Raises:
            ConvertError: it cannot be converted with these corrections.
        """
        async with job.lock:
            job.replace(task, await self._convert(task))
        self._draw_ahead(job)

    async def picture(self, job: Job, digest: str) -> bytes:
        """Return the page of that digest as PNG; its neighbours are drawn with it.

        Raises:
            ConvertError: `serve-gone`, the report has no such page any more.
        """
        if digest not in job.pictures:
            async with job.lock:
                if digest not in job.pictures:
                    await self._draw(job, digest)
        return job.pictures[digest]

    async def _convert(self, task: Convert) -> Made:
        reply = await self._run(task)
        if not isinstance(reply, Made):
            raise _error(reply)
        return reply

    async def _draw(self, job: Job, digest: str) -> None:
        pages = job.made.view.pages
        index = next((number for number, page in enumerate(pages) if page.digest == digest), None)
        if index is None:
            raise ConvertError("serve-gone", minutes=int(self.limits.lifetime_seconds // 60))
        first = index - index % PAGES_AT_ONCE
        wanted = [page for page in pages[first:first + PAGES_AT_ONCE] if page.digest not in job.pictures]
        reply = await self._run(Draw(pdf=job.made.pdf, pages=tuple(page.number for page in wanted)))
        if not isinstance(reply, Drawn):
            raise _error(reply)
        job.pictures.update(zip((page.digest for page in wanted), reply.pictures, strict=True))

    def _draw_ahead(self, job: Job) -> None:
        """Begin to draw the first pages before the browser asks for them."""
        task = asyncio.create_task(self._first_pages(job))
        self._ahead.add(task)
        task.add_done_callback(self._ahead.discard)

    async def _first_pages(self, job: Job) -> None:
        try:
            await self.picture(job, job.made.view.pages[0].digest)
        except ConvertError:
            return  # the browser will ask, and be told

    async def _run(self, task: Task) -> Reply:
        if self._waiting >= self.limits.waiting:
            raise ConvertError("serve-busy")
        self._waiting += 1
        try:
            async with self._running:
                return await anyio.to_thread.run_sync(self._runner, task, self.limits)
        finally:
            self._waiting -= 1


def _error(reply: Reply) -> ConvertError:
    diagnostic = reply.diagnostic if isinstance(reply, Failed) else Diagnostic(code="serve-died", grade="error")
    error = ConvertError(diagnostic.code)
    error.diagnostic = diagnostic
    return error
