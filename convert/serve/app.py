"""The page in the browser, as an ASGI application."""

import asyncio
import contextlib
import os
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Final, cast

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Scope

from convert.diagnostics import ConvertError, Diagnostic
from convert.messages import LANGUAGES, sentence
from convert.model.codec import from_json
from convert.ooxml.package import write_package
from convert.readers import choose
from convert.serve.answers import LANGUAGE_COOKIE, SHELF_COOKIE, file_answer, json_answer, key_of, language_of, picture_answer, shelf_of
from convert.serve.child import start_warm_process
from convert.serve.forms import DoubtRequest, ReportsRequest, StepRequest, changes_of, decode
from convert.serve.guard import Guard
from convert.serve.jobs import History, Job, Version
from convert.serve.making import STAGES
from convert.serve.options import ServeOptions
from convert.serve.packet_site import PacketSite
from convert.serve.packets import packet_entry
from convert.serve.pages import FOLDER, Pages
from convert.serve.room import Room
from convert.serve.state import news_of, shelf_entry, state_of
from convert.serve.tasks import Made
from convert.serve.upload import choices_of, read_body, read_form, upload_of, work_of
from convert.serve.words import page_hint, page_sentence
from convert.style import styles_folder

_SWEEP_SECONDS: Final = 30
_STATUS: Final = {"serve-gone": 404, "serve-packet-gone": 404, "serve-missing": 404, "serve-token": 401,
                  "serve-host": 421, "serve-origin": 403,
                  "serve-internal": 500, "serve-upload-large": 413, "serve-upload-slow": 408, "serve-full": 503,
                  "serve-busy": 503, "serve-slow": 503, "serve-stale": 409, "serve-tokens": 429}
_STATIC: Final = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
_FACE: Final = "gw-heiti.ttf"
"""Serves the page's own words where the computer has no Chinese face."""


class Site:
    """The answers to all addresses."""

    def __init__(self, options: ServeOptions, room: Room) -> None:
        """`room` holds the open reports."""
        self.options = options
        self.room = room
        self.pages = Pages(options)

    async def page(self, request: Request) -> Response:
        """The page: everything else it asks for."""
        response = HTMLResponse(self.pages.page(language_of(request, self.options)))
        if SHELF_COOKIE not in request.cookies:
            response.set_cookie(SHELF_COOKIE, secrets.token_urlsafe(24), samesite="strict", httponly=True)
        return response

    async def shelf(self, request: Request) -> Response:
        """The open reports and packets of this browser."""
        jobs, packets, shelf = self.room.jobs, self.room.packets, shelf_of(request)
        return json_answer({"reports": [shelf_entry(job, jobs.seconds_left(job)) for job in jobs.on_shelf(shelf)],
                            "packets": [packet_entry(one, packets.seconds_left(one)) for one in packets.on_shelf(shelf)]})

    async def upload(self, request: Request) -> Response:
        """Take an upload and convert it."""
        async with read_form(request, self.options.limits) as form:
            upload = await upload_of(form, self.options, language_of(request, self.options))
        job = await self.room.open(upload.data, upload.name, upload.history, shelf=shelf_of(request), key=key_of(request))
        return self._state(job)

    async def job(self, request: Request) -> Response:
        """An open report."""
        return self._state(self._job(request))

    async def news(self, request: Request) -> Response:
        """An open report, without its pages, when there is more to tell of it than the page knows."""
        job, revision = self._job(request), request.query_params.get("revision", "")
        stage = request.query_params.get("stage", "")
        if not revision.isdecimal() or stage not in STAGES:
            raise ConvertError("edit-form")
        await self.room.news(job, int(revision), stage)
        return json_answer(news_of(job, self.room.jobs.seconds_left(job)))

    async def edit(self, request: Request) -> Response:
        """Take changes."""
        job = self._job(request)
        changes = changes_of(await read_body(request, self.options.limits))

        def changed(history: History) -> History:
            now = history.current
            return history.with_next(Version(settings=now.settings, edits=(*now.edits, *changes.edits), sheet=now.sheet))

        await self.room.change(job, changes.revision, changed, key=key_of(request))
        return self._state(job)

    async def doubt(self, request: Request) -> Response:
        """Take the other reading of a doubt: the whole report is recognised anew by it."""
        job = self._job(request)
        asked = decode(await read_body(request, self.options.limits), DoubtRequest)

        def chosen(history: History) -> History:
            now = history.current
            settings = msgspec.structs.replace(now.settings, choices=choose(from_json(job.making.json, path=job.name), asked.doubt))
            return history.with_next(Version(settings=settings, edits=now.edits, sheet=now.sheet))

        await self.room.change(job, asked.revision, chosen, key=key_of(request))
        return self._state(job)

    async def step(self, request: Request) -> Response:
        """Undo or redo."""
        job, by = self._job(request), {"undo": -1, "redo": 1}[request.path_params["direction"]]
        asked = decode(await read_body(request, self.options.limits), StepRequest)
        await self.room.change(job, asked.revision, lambda history: history.stepped(by), key=key_of(request))
        return self._state(job)

    async def choices(self, request: Request) -> Response:
        """Set the report by other choices."""
        job = self._job(request)
        async with read_form(request, self.options.limits) as form:
            chosen = await choices_of(form, job.history.current, self.options)
            revision = form.get("revision")
        asked = int(revision) if isinstance(revision, str) and revision.isdecimal() else 0
        await self.room.change(job, asked, lambda history: history.with_next(chosen), key=key_of(request))
        return self._state(job)

    async def close(self, request: Request) -> Response:
        """Forget a report now."""
        job = self._job(request)
        job.making.under_way.stop.set()
        self.room.jobs.drop(job.id)
        return json_answer({})

    async def compare(self, request: Request) -> Response:
        """The workbook that compares several open reports."""
        asked = decode(await read_body(request, self.options.limits), ReportsRequest)
        jobs = [self.room.jobs.get(job_id) for job_id in asked.jobs]
        if len(jobs) < 2:
            raise ConvertError("serve-compare-few")
        return file_answer(await self.room.compare(jobs, key=key_of(request)), "xlsx",
                           sentence("serve-compare-file", language_of(request, self.options)))

    async def versions(self, request: Request) -> Response:
        """What changed from one open report, the first, to another."""
        asked = decode(await read_body(request, self.options.limits), ReportsRequest)
        if len(asked.jobs) != 2:
            raise ConvertError("serve-versions-two")
        old, new = (self.room.jobs.get(job_id) for job_id in asked.jobs)
        return json_answer(await self.room.revise(old, new, key=key_of(request)))

    async def downloads(self, request: Request) -> Response:
        """All files of several open reports, each report in a folder of its own."""
        asked = decode(await read_body(request, self.options.limits), ReportsRequest)
        jobs = [self.room.jobs.get(job_id) for job_id in dict.fromkeys(asked.jobs)]
        made = [await self.room.made(job, key=key_of(request)) for job in jobs]
        files = {f"{number:02d} {one.name}/{one.name}.{kind}": data
                 for number, one in enumerate(made, 1) for kind, data in _outputs(one).items()}
        return file_answer(write_package(files), "zip", sentence("serve-together-file", language_of(request, self.options)))

    async def progress(self, request: Request) -> Response:
        """How far a request is."""
        under_way = self.room.under_way.get(request.path_params["key"])
        return json_answer({"step": under_way.step if under_way else ""})

    async def cancel(self, request: Request) -> Response:
        """End a request."""
        self.room.cancel(request.path_params["key"])
        return json_answer({})

    async def picture(self, request: Request) -> Response:
        """A page as a picture; its address changes with it."""
        data = await self.room.picture(self._job(request), request.path_params["digest"])
        return picture_answer(data)

    async def file(self, request: Request) -> Response:
        """A finished file, all of them, or the work on the report."""
        job, kind = self._job(request), request.path_params["kind"]
        if kind == "ofd":
            return file_answer(await self.room.ofd(job, key=key_of(request)), kind, f"{job.making.name}.ofd")
        if kind == "work":
            return file_answer(work_of(job), "json", sentence("serve-work-file", language_of(request, self.options), name=job.making.name))
        made = await self.room.made(job, key=key_of(request))
        files = _outputs(made)
        if kind == "zip":
            packed = write_package({f"{made.name}.{suffix}": content for suffix, content in files.items()})
            return file_answer(packed, kind, f"{made.name}.zip")
        if kind not in files:
            raise ConvertError("serve-missing")
        return file_answer(files[kind], kind, f"{made.name}.{kind}", inline=request.query_params.get("show") == "1" and kind == "pdf")

    async def static(self, request: Request) -> Response:
        """Styles, scripts and icons."""
        name = request.path_params.get("name", "favicon.svg")
        path = os.path.join(FOLDER, "static", name)
        kind = _STATIC.get(name.rpartition(".")[2])
        if kind is None or os.path.basename(name) != name or not os.path.isfile(path):
            raise ConvertError("serve-missing")
        with open(path, "rb") as handle:
            return Response(handle.read(), media_type=kind, headers={"cache-control": "no-cache"})

    async def face(self, _: Request) -> Response:
        """The face of the page's own words."""
        with open(os.path.join(styles_folder(), "fonts", _FACE), "rb") as handle:
            return Response(handle.read(), media_type="font/ttf", headers={"cache-control": "private, max-age=86400"})

    async def language_choice(self, request: Request) -> Response:
        """Keep the language that was chosen and go back."""
        response = RedirectResponse(_local(request.query_params.get("back", "/")), 303)
        response.set_cookie(LANGUAGE_COOKIE, "en" if request.path_params["language"] == "en" else "zh", samesite="strict", httponly=True)
        return response

    def refuse(self, scope: Scope, code: str) -> Response:
        """Return the answer to a request that may not pass."""
        limit = self.options.limits.upload_bytes // 1_000_000
        return self.tell(Request(scope), Diagnostic(code=code, grade="error", args={"limit": limit}))

    def tell(self, request: Request, diagnostic: Diagnostic) -> Response:
        """Return an error: a page with one sentence for a person who opened an address, else JSON for the page."""
        status = _STATUS.get(diagnostic.code, 422)
        if "text/html" in request.headers.get("accept", ""):
            return HTMLResponse(self.pages.error(diagnostic, language_of(request, self.options)), status)
        return json_answer({"code": diagnostic.code, "message": [page_sentence(diagnostic, language) for language in LANGUAGES],
                      "hint": [page_hint(diagnostic, language) for language in LANGUAGES]}, status)

    def _state(self, job: Job) -> Response:
        return json_answer(state_of(job, self.room.jobs.seconds_left(job)))

    def _job(self, request: Request) -> Job:
        return self.room.jobs.get(request.path_params["job"])


def make_app(options: ServeOptions, room: Room | None = None) -> ASGIApp:
    """Return the application; `room` is another one in tests."""
    room = room or Room(options.limits)
    site = Site(options, room)
    packets = PacketSite(options, room)

    async def convert_error(request: Request, error: Exception) -> Response:
        return site.tell(request, cast("ConvertError", error).diagnostic)

    async def http_error(request: Request, _: Exception) -> Response:
        return site.tell(request, Diagnostic(code="serve-missing", grade="error"))

    async def internal(request: Request, _: Exception) -> Response:
        return site.tell(request, Diagnostic(code="serve-internal", grade="error"))

    handlers: dict[Any, Any] = {ConvertError: convert_error, HTTPException: http_error, Exception: internal}
    app = Starlette(routes=[
        Route("/", site.page), Route("/shelf", site.shelf), _post("/jobs", site.upload), Route("/jobs/{job}", site.job),
        Route("/jobs/{job}/news", site.news),
        _post("/jobs/{job}/edits", site.edit), _post("/jobs/{job}/close", site.close),
        Route("/jobs/{job}/pages/{digest}.png", site.picture), Route("/jobs/{job}/files/{kind}", site.file),
        _post("/jobs/{job}/choices", site.choices), _post("/jobs/{job}/doubts", site.doubt),
        _post("/jobs/{job}/steps/{direction}", site.step),
        _post("/compare", site.compare), _post("/downloads", site.downloads), _post("/versions", site.versions),
        Route("/progress/{key}", site.progress), _post("/progress/{key}/cancel", site.cancel),
        _post("/packets", packets.begin), Route("/packets/{packet}", packets.state),
        _post("/packets/{packet}/arrangement", packets.arrange),
        _post("/packets/{packet}/make", packets.make), _post("/packets/{packet}/close", packets.close),
        Route("/packets/{packet}/pages/{digest}.png", packets.picture), Route("/packets/{packet}/files/{kind}", packets.file),
        Route(f"/static/{_FACE}", site.face), Route("/static/{name}", site.static), Route("/favicon.ico", site.static),
        Route("/language/{language}", site.language_choice),
    ], exception_handlers=handlers, lifespan=lambda _: _sweeping(room))
    return Guard(app, options, site.refuse)


@contextlib.asynccontextmanager
async def _sweeping(room: Room) -> AsyncIterator[None]:
    """Forget old reports while the server runs."""
    await asyncio.to_thread(start_warm_process)

    async def sweep() -> None:
        while True:
            await asyncio.sleep(_SWEEP_SECONDS)
            room.jobs.forget_old()
            room.packets.forget_old()

    task = asyncio.create_task(sweep())
    try:
        yield
    finally:
        task.cancel()


def _outputs(made: Made) -> dict[str, bytes]:
    """Return the files of a report by their kinds."""
    return {"docx": made.docx, "pdf": made.pdf, "xlsx": made.xlsx, "json": made.json}


def _post(path: str, answer: Callable[[Request], Awaitable[Response]]) -> Route:
    return Route(path, answer, methods=["POST"])


def _local(address: str) -> str:
    """Return an address of this site."""
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable() else "/"
