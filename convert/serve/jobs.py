"""The reports that are open: in memory alone, under ids that cannot be guessed, forgotten after a time."""

import asyncio
import secrets
import time
from collections.abc import Callable

from convert.api import Settings
from convert.diagnostics import ConvertError
from convert.serve.options import Limits
from convert.serve.work import Convert, Made

Clock = Callable[[], float]
_ID_BYTES = 24


class Job:
    """One open report."""

    def __init__(self, task: Convert, made: Made) -> None:
        """Keep what was uploaded and what was made of it."""
        self.id = secrets.token_urlsafe(_ID_BYTES)
        self.task = task
        self.made = made
        self.pictures: dict[str, bytes] = {}
        """Of pages, by digest."""
        self.lock = asyncio.Lock()
        """Held while the report is corrected or drawn."""
        self.used = 0.0
        self.told: tuple[str, str] = ("", "")
        """What the last correction did, in both languages."""

    @property
    def settings(self) -> Settings:
        """What was chosen for this report."""
        return self.task.settings

    def replace(self, task: Convert, made: Made) -> None:
        """Take the result of a correction; pictures of pages that did not change stay."""
        self.task, self.made = task, made
        kept = {page.digest for page in made.view.pages}
        self.pictures = {digest: picture for digest, picture in self.pictures.items() if digest in kept}


class Jobs:
    """All open reports."""

    def __init__(self, limits: Limits, clock: Clock = time.monotonic) -> None:
        """`clock` gives seconds."""
        self._limits = limits
        self._clock = clock
        self._jobs: dict[str, Job] = {}

    def __len__(self) -> int:
        return len(self._jobs)

    def check_room(self) -> None:
        """Raise `serve-full` when no report more can be opened."""
        self.forget_old()
        if len(self._jobs) >= self._limits.jobs:
            raise ConvertError("serve-full", limit=self._limits.jobs)

    def add(self, task: Convert, made: Made) -> Job:
        """Open a report.

        Raises:
            ConvertError: `serve-full`.
        """
        self.check_room()
        job = Job(task, made)
        job.used = self._clock()
        self._jobs[job.id] = job
        return job

    def get(self, job_id: str) -> Job:
        """Return the open report; it stays open for another lifetime.

        Raises:
            ConvertError: `serve-gone`, there is none of that id, or not any more.
        """
        self.forget_old()
        job = self._jobs.get(job_id)
        if job is None:
            raise ConvertError("serve-gone", minutes=int(self._limits.lifetime_seconds // 60))
        job.used = self._clock()
        return job

    def drop(self, job_id: str) -> None:
        """Forget a report now."""
        self._jobs.pop(job_id, None)

    def forget_old(self) -> None:
        """Forget every report that was not used for a lifetime."""
        oldest = self._clock() - self._limits.lifetime_seconds
        for job_id in [one.id for one in self._jobs.values() if one.used < oldest]:
            del self._jobs[job_id]
