"""The reports that are open, with all versions of what a person chose and changed."""

import msgspec

from convert.api import Settings
from convert.diagnostics import ConvertError
from convert.digest import sha256_of
from convert.editing.edit import AnyEdit
from convert.serve.making import Making
from convert.serve.store import Opened
from convert.serve.tasks import Convert
from convert.serve.view import ShownPage, View


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """What a person had chosen and changed at one moment: what undo goes back to."""

    settings: Settings
    edits: tuple[AnyEdit, ...] = ()
    sheet: bytes | None = None


class History(msgspec.Struct, kw_only=True):
    """All versions of one report, and which of them is on the page."""

    versions: list[Version]
    at: int = 0

    @property
    def current(self) -> Version:
        """The version on the page."""
        return self.versions[self.at]

    def with_next(self, version: Version) -> "History":
        """Return the history that goes on with `version`; what was undone before is gone."""
        return History(versions=[*self.versions[:self.at + 1], version], at=self.at + 1)

    def stepped(self, by: int) -> "History":
        """Return the history one version back (-1) or on (1).

        Raises:
            ConvertError: `serve-no-undo`, `serve-no-redo`.
        """
        if not 0 <= self.at + by < len(self.versions):
            raise ConvertError("serve-no-undo" if by < 0 else "serve-no-redo")
        return History(versions=self.versions, at=self.at + by)


class Job(Opened):
    """One open report."""

    def __init__(self, data: bytes, name: str, history: History, making: Making, shelf: str = "") -> None:
        """Keep what was uploaded and what becomes of it; `shelf` says whose it is."""
        super().__init__(shelf)
        self.data = data
        self.name = name
        self.key = f"{sha256_of(data)[:16]}-{name}"
        """The same for the same upload, also after a restart."""
        self.history = history
        self.making = making
        self.ofd: bytes | None = None
        """Made when it is first asked for."""

    @property
    def pages(self) -> tuple[ShownPage, ...]:
        """The pages as they are now."""
        return self.view.pages

    @property
    def pdf(self) -> bytes:
        """What the pages are drawn from."""
        return self.making.pdf

    @property
    def view(self) -> View:
        """What there is to see of it by now."""
        return self.making.view

    def task(self, version: Version | None = None) -> Convert:
        """Return what makes a version of the report: the one on the page by default."""
        return task_of(self.data, self.name, version or self.history.current)

    def replace(self, history: History, making: Making) -> None:
        """Take the result of a change; pictures of pages that did not change stay."""
        self.history, self.making = history, making
        self.ofd = None
        self.revision += 1
        self.forget_pictures()


def task_of(data: bytes, name: str, version: Version) -> Convert:
    """Return the task that makes `version` of an upload."""
    return Convert(data=data, name=name, settings=version.settings, edits=version.edits, sheet=version.sheet)
