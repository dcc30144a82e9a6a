"""What the page is told of an open report, in JSON."""

from typing import Any

import msgspec

from convert.editing.edit import AnyEdit
from convert.serve.jobs import History, Job
from convert.serve.view import View

_CHOICES = ("style", "fonts", "pdf_profile", "fix", "contents", "embed_fonts", "seals", "corrections", "choices")


class Step(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one version changed."""

    edits: tuple[AnyEdit, ...] = ()
    choices: tuple[str, ...] = ()
    """Names of the settings that changed."""


class State(msgspec.Struct, frozen=True, kw_only=True):
    """An open report."""

    id: str
    name: str
    key: str
    """Tells one upload from another, for what a browser keeps of it."""
    revision: int
    seconds_left: float
    stage: str
    """How far it is: `pages`, `inspected`, `made`."""
    at: int
    """How many steps are in force; those behind it were undone."""
    steps: tuple[Step, ...]
    style: str
    """Chosen style sheet; empty for the one that suits the report, `office` for the office's own."""
    fonts: str
    pdf_profile: str
    fix: bool
    contents: bool
    embed_fonts: bool
    seals: tuple[str, ...]
    """Organs whose seals are there; an empty name is the only organ's."""
    view: View


class ShelfEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An open report on the shelf."""

    id: str
    name: str
    key: str
    title: str
    pages: int
    indicators: int
    findings: int
    stage: str
    changes: int
    seconds_left: float


def state_of(job: Job, seconds_left: float) -> State:
    """Return what the page is told of `job`."""
    version = job.history.current
    settings = version.settings
    return State(id=job.id, name=job.name, key=job.key, revision=job.revision, seconds_left=seconds_left, stage=job.making.stage,
                 at=job.history.at, steps=steps_of(job.history),
                 style="office" if version.sheet else settings.style or "", fonts=settings.fonts, pdf_profile=settings.pdf_profile,
                 fix=settings.fix, contents=settings.contents, embed_fonts=settings.embed_fonts, seals=tuple(settings.seals),
                 view=job.view)


def news_of(job: Job, seconds_left: float) -> State:
    """Return what the page is told of `job` when it has its pages already."""
    state = state_of(job, seconds_left)
    return msgspec.structs.replace(state, view=msgspec.structs.replace(state.view, pages=(), original=""))


def steps_of(history: History) -> tuple[Step, ...]:
    """Return what every version changed against the one before it."""
    steps = []
    for before, after in zip(history.versions, history.versions[1:], strict=False):
        changed: list[Any] = [name for name in _CHOICES if getattr(before.settings, name) != getattr(after.settings, name)]
        if before.sheet != after.sheet:
            changed.append("sheet")
        steps.append(Step(edits=after.edits[len(before.edits):], choices=tuple(changed)))
    return tuple(steps)


def shelf_entry(job: Job, seconds_left: float) -> ShelfEntry:
    """Return what the shelf shows of `job`."""
    view = job.view
    return ShelfEntry(id=job.id, name=job.name, key=job.key, title=view.title, pages=len(view.pages), indicators=len(view.indicators),
                      findings=len(view.findings), stage=job.making.stage, changes=job.history.at, seconds_left=seconds_left)
