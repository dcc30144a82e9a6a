"""What is open: in memory alone, under ids that cannot be guessed, forgotten after a time."""

import asyncio
import secrets
import time
from collections.abc import Callable, Iterator
from typing import Final, Generic, TypeVar

from convert.diagnostics import ConvertError
from convert.serve.options import ServeLimits
from convert.serve.view import ShownPage

Clock = Callable[[], float]
_ID_BYTES: Final = 24


class Opened:
    """Something that is open, with pages that can be drawn."""

    def __init__(self, shelf: str = "") -> None:
        """`shelf` says whose it is."""
        self.id = secrets.token_urlsafe(_ID_BYTES)
        self.shelf = shelf
        self.revision = 1
        """Counts what was changed: a page that saw another one is out of date."""
        self.pictures: dict[str, bytes] = {}
        """Of pages, by digest."""
        self.lock = asyncio.Lock()
        """Held while it is changed or drawn."""
        self.used = 0.0

    @property
    def pages(self) -> tuple[ShownPage, ...]:
        """The pages as they are now."""
        raise NotImplementedError

    @property
    def pdf(self) -> bytes:
        """The file that the pages are drawn from."""
        raise NotImplementedError

    def forget_pictures(self) -> None:
        """Forget the pictures of pages that are not there any more."""
        kept = {page.digest for page in self.pages}
        self.pictures = {digest: picture for digest, picture in self.pictures.items() if digest in kept}


T = TypeVar("T", bound=Opened)


class Store(Generic[T]):
    """Everything of one kind that is open."""

    def __init__(self, limits: ServeLimits, clock: Clock = time.monotonic, *, gone: str = "serve-gone") -> None:
        """`clock` gives seconds; `gone` is the code of what is told when something is not open."""
        self._limits = limits
        self._clock = clock
        self._gone = gone
        self._open: dict[str, T] = {}

    def __len__(self) -> int:
        return len(self._open)

    def __iter__(self) -> Iterator[T]:
        return iter(list(self._open.values()))

    def check_room(self) -> None:
        """Make room for one more: when all places are taken, the report that nobody has used for longest is forgotten.

        Raises:
            ConvertError: `serve-full`, all of them are in use.
        """
        self.forget_old()
        if len(self._open) < self._limits.jobs:
            return
        oldest = min(self._open.values(), key=lambda one: one.used)
        if oldest.used > self._clock() - self._limits.idle_seconds:
            raise ConvertError("serve-full", limit=self._limits.jobs)
        del self._open[oldest.id]

    def add(self, one: T) -> T:
        """Open a report.

        Raises:
            ConvertError: `serve-full`.
        """
        self.check_room()
        one.used = self._clock()
        self._open[one.id] = one
        return one

    def get(self, key: str) -> T:
        """Return the open report; it stays open for another lifetime.

        Raises:
            ConvertError: `serve-gone`, there is none of that id, or not any more.
        """
        self.forget_old()
        job = self._open.get(key)
        if job is None:
            raise ConvertError(self._gone, minutes=int(self._limits.lifetime_seconds // 60))
        job.used = self._clock()
        return job

    def on_shelf(self, shelf: str) -> list[T]:
        """Return the open reports of one shelf, in the order in which they were opened."""
        self.forget_old()
        return [job for job in self._open.values() if shelf and job.shelf == shelf]

    def seconds_left(self, one: T) -> float:
        """Return how long a report stays open when nobody uses it."""
        return max(0.0, one.used + self._limits.lifetime_seconds - self._clock())

    def drop(self, key: str) -> None:
        """Forget a report now."""
        self._open.pop(key, None)

    def forget_old(self) -> None:
        """Forget every report that was not used for a lifetime."""
        oldest = self._clock() - self._limits.lifetime_seconds
        for key in [one.id for one in self._open.values() if one.used < oldest]:
            del self._open[key]
