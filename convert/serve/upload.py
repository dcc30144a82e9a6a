"""Taking an upload apart, in memory: no part of it is ever written to a disk."""

import asyncio
import contextlib
import os
import tomllib
from collections.abc import AsyncIterator
from typing import Any, Final

import msgspec
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from convert.api import Settings
from convert.diagnostics import ConvertError
from convert.media_types import PNG
from convert.messages import Language
from convert.publish import safe_stem
from convert.serve.guard import TooLargeError
from convert.serve.jobs import History, Job, Version
from convert.serve.options import ServeLimits, ServeOptions
from convert.style import list_styles

WORK_SCHEMA: Final = "convert.work/1"
_WORK_MAGIC: Final = b'{"schema":"convert.work/'
_PASTED: Final = ("报告.txt", "report.txt")
_FILES: Final = 3
_FIELDS: Final = 16
_FONTS: Final = ("auto", "bundled")
_PROFILES: Final = ("a3a", "a2a", "plain")


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """A person's work on a report as one file: what was uploaded, and every version since."""

    schema: str = WORK_SCHEMA
    name: str
    data: bytes
    versions: list[Version]
    at: int


class Upload(msgspec.Struct, frozen=True, kw_only=True):
    """A report that was sent."""

    name: str
    data: bytes
    history: History


@contextlib.asynccontextmanager
async def read_form(request: Request, limits: ServeLimits) -> AsyncIterator[FormData]:
    """Yield the fields and files of a request; the files are gone afterwards.

    Raises:
        ConvertError: `serve-upload-large`, `serve-upload-slow`, `serve-upload-broken`.
    """
    async with _reading(limits):
        form = await _parser(request, limits).parse()
    try:
        yield form
    finally:
        await form.close()


async def read_body(request: Request, limits: ServeLimits) -> bytes:
    """Return the body of a request.

    Raises:
        ConvertError: as `read_form`.
    """
    async with _reading(limits):
        return bytes(await request.body())


@contextlib.asynccontextmanager
async def _reading(limits: ServeLimits) -> AsyncIterator[None]:
    try:
        async with asyncio.timeout(limits.upload_seconds):
            yield
    except TimeoutError:
        raise ConvertError("serve-upload-slow") from None
    except TooLargeError:
        raise ConvertError("serve-upload-large", limit=limits.upload_bytes // 1_000_000) from None
    except (MultiPartException, ValueError):
        raise ConvertError("serve-upload-broken") from None


def _parser(request: Request, limits: ServeLimits) -> MultiPartParser | FormParser:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return FormParser(request.headers, request.stream())
    parser = _InMemory(request.headers, request.stream(), max_files=_FILES, max_fields=_FIELDS, max_part_size=limits.upload_bytes)
    parser.spool_max_size = limits.upload_bytes + 1
    return parser


class _InMemory(MultiPartParser):  # type: ignore[misc]
    """Starlette's parser, whose files stay in memory whatever their size."""


async def upload_of(form: FormData, options: ServeOptions, language: Language) -> Upload:
    """Return the report in a filled-in form; the workbook will be in `language`. Kept work goes on where it was.

    Raises:
        ConvertError: `serve-nothing`, neither file nor text; `serve-sheet`, no such style sheet; `serve-work`, kept work of
            another version or damaged.
    """
    file, text = form.get("file"), form.get("text")
    if isinstance(file, UploadFile) and file.filename:
        data, name = await file.read(), file_name(file.filename)
    elif isinstance(text, str) and text.strip():
        data, name = text.encode("utf-8", "surrogatepass"), _PASTED[language == "en"]
    else:
        raise ConvertError("serve-nothing")
    if data.startswith(_WORK_MAGIC):
        return _kept_work(data)
    first = Version(settings=Settings(style=options.style, fonts=options.fonts, language=language))
    return Upload(name=name, data=data, history=History(versions=[await choices_of(form, first, options)]))


def _kept_work(data: bytes) -> Upload:
    try:
        work = msgspec.json.decode(data, type=Work)
    except msgspec.MsgspecError:
        raise ConvertError("serve-work") from None
    sheets = {version.settings.style for version in work.versions} - {None}
    if work.schema != WORK_SCHEMA or not 0 <= work.at < len(work.versions) or not sheets <= set(list_styles()):
        raise ConvertError("serve-work")
    for version in work.versions:
        _check_sheet(version.sheet)
    return Upload(name=file_name(work.name), data=work.data, history=History(versions=work.versions, at=work.at))


def work_of(job: Job) -> bytes:
    """Return the work on an open report as one file, which is an upload too."""
    return msgspec.json.encode(Work(name=job.name, data=job.data, versions=job.history.versions, at=job.history.at))


async def choices_of(form: FormData, version: Version, options: ServeOptions) -> Version:
    """Return `version` with the choices that a form makes: style sheet, faces, profile, seal, table of contents, corrections.

    Raises:
        ConvertError: `serve-sheet`, no such style sheet or none; `serve-seal`, the seal is no PNG; `edit-form`.
    """
    changes: dict[str, Any] = {}
    sheet = version.sheet
    if "style" in form:
        changes["style"] = _style(form["style"], options)
        sheet = sheet if form["style"] == "office" else None
    for field, choices in (("fonts", _FONTS), ("pdf_profile", _PROFILES)):
        if field in form:
            if form[field] not in choices:
                raise ConvertError("edit-form")
            changes[field] = form[field]
    for field in ("contents", "embed_fonts", "fix"):
        if field in form:
            changes[field] = form[field] == "on"
    if corrections := await _file(form, "corrections"):
        changes["corrections"] = corrections
    seals = {} if form.get("no_seals") else version.settings.seals
    if seal := await _file(form, "seal"):
        if not seal.startswith(PNG):
            raise ConvertError("serve-seal")
        seals = {**seals, str(form.get("seal_organ") or "").strip(): seal}
    changes["seals"] = seals
    if own := await _file(form, "sheet"):
        _check_sheet(own)
        sheet, changes["style"] = own, None
    return Version(settings=msgspec.structs.replace(version.settings, **changes), edits=version.edits, sheet=sheet)


async def _file(form: FormData, field: str) -> bytes | None:
    file = form.get(field)
    return (await file.read() or None) if isinstance(file, UploadFile) and file.filename else None


def _style(chosen: object, options: ServeOptions) -> str | None:
    """Return the style sheet that a form chooses; only shipped sheets and the server's own can be chosen by name."""
    if chosen in ("", "office"):
        return None
    if not isinstance(chosen, str) or chosen not in (*list_styles(), options.style):
        raise ConvertError("serve-sheet", style=str(chosen)[:40])
    return chosen


def _check_sheet(data: bytes | None) -> None:
    """Refuse an own style sheet that goes on from a file of the host."""
    if data is None:
        return
    try:
        extends = tomllib.loads(data.decode("utf-8-sig")).get("sheet", {}).get("extends", "")
    except (ValueError, AttributeError):
        raise ConvertError("serve-sheet-broken") from None
    if extends not in ("", *list_styles()):
        raise ConvertError("serve-sheet", style=str(extends)[:40])


def file_name(given: str) -> str:
    """Return the name of an uploaded file without any folder, as every file system takes it."""
    base = given.replace("\\", "/").rpartition("/")[2]
    stem, suffix = os.path.splitext(base)
    return safe_stem(stem) + "".join(char for char in suffix if char.isalnum() or char == ".")
