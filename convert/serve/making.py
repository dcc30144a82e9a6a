"""One version of a report on its way: first its pages, then what was found in it, at last its files."""

import asyncio
import threading
from typing import Final

from convert.diagnostics import ConvertError
from convert.serve.tasks import Laid, Made, Said
from convert.serve.view import View, with_inspected

WAITING: Final = "waiting"
"""The step of a task for which there is no room yet."""
STAGES: Final = ("", "pages", "inspected", "made")
"""How far a version is: nothing to see yet, its pages, what was found in them, its files."""


class UnderWay:
    """A task that a person waits for."""

    def __init__(self) -> None:
        self.step = ""
        self.stop = threading.Event()
        """Set to end it."""

    def tell(self, said: Said) -> None:
        """Note the step that begins."""
        if isinstance(said, str):
            self.step = said


class Making:
    """A conversion that can be looked at before it is done."""

    def __init__(self) -> None:
        self.under_way = UnderWay()
        self.name = ""
        """The stem of its files."""
        self.stage = ""
        """One of `STAGES`."""
        self.failure: ConvertError | None = None
        self.made: Made | None = None
        self.json = b""
        """The model, as far as it is known."""
        self.pdf = b""
        """What the pages are drawn from."""
        self._view: View | None = None
        self._news = asyncio.Event()
        self.work: asyncio.Task[None] | None = None

    @property
    def view(self) -> View:
        """What there is to see by now.

        Raises:
            ConvertError: nothing, since the conversion failed.
        """
        if self._view is None:
            raise self.failure or ConvertError("serve-died")
        return self._view

    @property
    def was_ended(self) -> bool:
        """Whether somebody ended it before it was done."""
        return self.failure is not None and self.failure.diagnostic.code == "serve-cancelled"

    def take(self, said: Said | Made) -> None:
        """Take what the conversion tells; in the thread of the event loop."""
        if isinstance(said, str):
            self.under_way.tell(said)
            return
        if isinstance(said, Laid):
            self.name, self._view, self.pdf, self.json, self.stage = said.name, said.view, said.pdf, said.json, "pages"
        elif isinstance(said, Made):
            self.made, self.stage = said, "made"
            self.name, self._view, self.pdf, self.json = said.name, said.view, said.pdf, said.json
        elif self._view is not None:
            self._view, self.stage = with_inspected(self._view, said), "inspected"
        self._tell()

    def fail(self, failure: ConvertError) -> None:
        """Note why it goes no further."""
        self.failure = failure
        self._tell()

    async def beyond(self, stage: str) -> None:
        """Wait until it is further than `stage`, or failed."""
        while self.failure is None and STAGES.index(self.stage) <= STAGES.index(stage):
            await self._news.wait()

    def _tell(self) -> None:
        self._news.set()
        self._news = asyncio.Event()
