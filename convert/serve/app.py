"""The page in the browser, as an ASGI application."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator
from typing import Any, Final, cast
from urllib.parse import quote

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Scope

from convert.diagnostics import ConvertError, Diagnostic
from convert.messages import Language, sentence
from convert.packet.archive import zip_files
from convert.serve.child import start_warm_process
from convert.serve.forms import edits_of
from convert.serve.guard import Guard
from convert.serve.jobs import Job
from convert.serve.options import ServeOptions
from convert.serve.pages import FOLDER, Pages
from convert.serve.room import Room
from convert.serve.upload import read_form, style_of, task_of
from convert.style import styles_folder

LANGUAGE_COOKIE: Final = "convert_lang"
_SWEEP_SECONDS: Final = 30
_STATUS: Final = {"serve-gone": 404, "serve-missing": 404, "serve-token": 401, "serve-host": 421, "serve-origin": 403,
                  "serve-internal": 500, "serve-upload-large": 413, "serve-upload-slow": 408, "serve-full": 503,
                  "serve-busy": 503, "serve-slow": 503}
_STATIC: Final = {"page.css": "text/css; charset=utf-8", "page.js": "text/javascript; charset=utf-8", "favicon.svg": "image/svg+xml"}
_FACE: Final = "gw-heiti.ttf"
"""Serves the page's own words where the computer has no Chinese face."""
_MEDIA: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "json": "application/json", "zip": "application/zip",
}


class Site:
    """The answers to all addresses."""

    def __init__(self, options: ServeOptions, room: Room) -> None:
        """`room` holds the open reports."""
        self.options = options
        self.room = room
        self.pages = Pages(options)

    async def start(self, request: Request) -> Response:
        """The page to upload on."""
        return HTMLResponse(self.pages.start(self.language(request)))

    async def upload(self, request: Request) -> Response:
        """Take an upload, convert it, lead to its page."""
        self.room.jobs.check_room()
        async with read_form(request, self.options.limits) as form:
            task = await task_of(form, self.options, self.language(request))
        job = await self.room.open(task)
        return RedirectResponse(f"/jobs/{job.id}", 303)

    async def work(self, request: Request) -> Response:
        """The page of a report."""
        return HTMLResponse(self.pages.work(self._job(request), self.language(request)))

    async def edit(self, request: Request) -> Response:
        """Take a correction."""
        job = self._job(request)
        async with read_form(request, self.options.limits) as form:
            undo = form.get("do") == "undo"
            edits = job.task.edits[:-1] if undo else (*job.task.edits, *edits_of(form, job.made.view))
        if len(edits) > self.options.limits.edits:
            raise ConvertError("serve-edit-many", limit=self.options.limits.edits)
        if edits != job.task.edits:
            await self.room.change(job, msgspec.structs.replace(job.task, edits=edits))
            _tell(job, "told-undone" if undo else "told-corrected")
        return RedirectResponse(f"/jobs/{job.id}", 303)

    async def style(self, request: Request) -> Response:
        """Set the report in another style sheet."""
        job = self._job(request)
        async with read_form(request, self.options.limits) as form:
            settings = msgspec.structs.replace(job.settings, style=style_of(form, self.options))
        await self.room.change(job, msgspec.structs.replace(job.task, settings=settings))
        _tell(job, "told-style")
        return RedirectResponse(f"/jobs/{job.id}", 303)

    async def close(self, request: Request) -> Response:
        """Forget a report now."""
        self.room.jobs.drop(self._job(request).id)
        return RedirectResponse("/", 303)

    async def picture(self, request: Request) -> Response:
        """A page as a picture."""
        return Response(await self.room.picture(self._job(request), request.path_params["digest"]), media_type="image/png")

    async def file(self, request: Request) -> Response:
        """A finished file, or all of them."""
        job, kind = self._job(request), request.path_params["kind"]
        made = job.made
        files = {"docx": made.docx, "pdf": made.pdf, "xlsx": made.xlsx, "json": made.json}
        if kind == "zip":
            data = zip_files({f"{made.name}.{suffix}": content for suffix, content in files.items()})
        elif kind in files:
            data = files[kind]
        else:
            raise ConvertError("serve-missing")
        name = quote(f"{made.name}.{kind}", safe="")
        return Response(data, media_type=_MEDIA[kind], headers={"content-disposition": f"attachment; filename*=UTF-8''{name}"})

    async def static(self, request: Request) -> Response:
        """Style, script and icon."""
        name = request.path_params.get("name", "favicon.svg")
        if name not in _STATIC:
            raise ConvertError("serve-missing")
        with open(os.path.join(FOLDER, "static", name), "rb") as handle:
            return Response(handle.read(), media_type=_STATIC[name], headers={"cache-control": "no-cache"})

    async def face(self, _: Request) -> Response:
        """The face of the page's own words."""
        with open(os.path.join(styles_folder(), "fonts", _FACE), "rb") as handle:
            return Response(handle.read(), media_type="font/ttf", headers={"cache-control": "private, max-age=86400"})

    async def language_choice(self, request: Request) -> Response:
        """Keep the language that was chosen and go back."""
        response = RedirectResponse(_local(request.query_params.get("back", "/")), 303)
        response.set_cookie(LANGUAGE_COOKIE, "en" if request.path_params["language"] == "en" else "zh", samesite="strict", httponly=True)
        return response

    def language(self, request: Request) -> Language:
        """Return the language of the page: chosen, else the server's."""
        chosen = request.cookies.get(LANGUAGE_COOKIE, self.options.language)
        return "en" if chosen == "en" else "zh"

    def refuse(self, scope: Scope, code: str) -> Response:
        """Return the answer to a request that may not pass."""
        limit = self.options.limits.upload_bytes // 1_000_000
        return self.tell(Request(scope), Diagnostic(code=code, grade="error", args={"limit": limit}))

    def tell(self, request: Request, diagnostic: Diagnostic) -> Response:
        """Return an error as a page with one sentence."""
        return HTMLResponse(self.pages.error(diagnostic, self.language(request)), _STATUS.get(diagnostic.code, 422))

    def _job(self, request: Request) -> Job:
        return self.room.jobs.get(request.path_params["job"])


def make_app(options: ServeOptions, room: Room | None = None) -> ASGIApp:
    """Return the application; `room` is another one in tests."""
    room = room or Room(options.limits)
    site = Site(options, room)

    async def convert_error(request: Request, error: Exception) -> Response:
        return site.tell(request, cast("ConvertError", error).diagnostic)

    async def http_error(request: Request, _: Exception) -> Response:
        return site.tell(request, Diagnostic(code="serve-missing", grade="error"))

    async def internal(request: Request, _: Exception) -> Response:
        return site.tell(request, Diagnostic(code="serve-internal", grade="error"))

    handlers: dict[Any, Any] = {ConvertError: convert_error, HTTPException: http_error, Exception: internal}
    app = Starlette(routes=[
        Route("/", site.start), Route("/jobs", site.upload, methods=["POST"]), Route("/jobs/{job}", site.work),
        Route("/jobs/{job}/edits", site.edit, methods=["POST"]), Route("/jobs/{job}/style", site.style, methods=["POST"]),
        Route("/jobs/{job}/close", site.close, methods=["POST"]), Route("/jobs/{job}/pages/{digest}.png", site.picture),
        Route("/jobs/{job}/files/{kind}", site.file), Route(f"/static/{_FACE}", site.face),
        Route("/static/{name}", site.static), Route("/favicon.ico", site.static),
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

    task = asyncio.create_task(sweep())
    try:
        yield
    finally:
        task.cancel()


def _tell(job: Job, code: str) -> None:
    pages = len(job.made.view.pages)
    job.told = (sentence(f"serve-{code}", "zh", pages=pages), sentence(f"serve-{code}", "en", pages=pages))


def _local(address: str) -> str:
    """Return an address of this site."""
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable() else "/"
