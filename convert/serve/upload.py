"""Taking an upload apart, in memory: no part of it is ever written to a disk."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Mapping

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from convert.api import Settings
from convert.diagnostics import ConvertError
from convert.messages import Language
from convert.publish import safe_stem
from convert.serve.guard import TooLargeError
from convert.serve.options import Limits, ServeOptions
from convert.serve.work import Convert
from convert.style import list_styles

_PASTED = ("报告.txt", "report.txt")
_FILES = 2
_FIELDS = 12


@contextlib.asynccontextmanager
async def read_form(request: Request, limits: Limits) -> AsyncIterator[FormData]:
    """Yield the fields and files of a request; the files are gone afterwards.

    Raises:
        ConvertError: `serve-upload-large`, `serve-upload-slow`, `serve-upload-broken`.
    """
    try:
        async with asyncio.timeout(limits.upload_seconds):
            form = await _parser(request, limits).parse()
    except TimeoutError:
        raise ConvertError("serve-upload-slow") from None
    except TooLargeError:
        raise ConvertError("serve-upload-large", limit=limits.upload_bytes // 1_000_000) from None
    except (MultiPartException, KeyError, ValueError):
        raise ConvertError("serve-upload-broken") from None
    try:
        yield form
    finally:
        await form.close()


def _parser(request: Request, limits: Limits) -> MultiPartParser | FormParser:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return FormParser(request.headers, request.stream())
    parser = _InMemory(request.headers, request.stream(), max_files=_FILES, max_fields=_FIELDS, max_part_size=limits.upload_bytes)
    parser.spool_max_size = limits.upload_bytes + 1
    return parser


class _InMemory(MultiPartParser):  # type: ignore[misc]
    """Starlette's parser, whose files stay in memory whatever their size."""


async def task_of(form: FormData, options: ServeOptions, language: Language) -> Convert:
    """Return what a filled-in upload form asks for; the workbook will be in `language`.

    Raises:
        ConvertError: `serve-nothing`, neither file nor text; `serve-sheet`, no such style sheet.
    """
    file, text = form.get("file"), form.get("text")
    if isinstance(file, UploadFile) and file.filename:
        data, name = await file.read(), file_name(file.filename)
    elif isinstance(text, str) and text.strip():
        data, name = text.encode("utf-8", "surrogatepass"), _PASTED[language == "en"]
    else:
        raise ConvertError("serve-nothing")
    workbook = form.get("workbook")
    corrections = await workbook.read() if isinstance(workbook, UploadFile) and workbook.filename else None
    settings = Settings(style=style_of(form, options), fonts=options.fonts, language=language,
                        corrections=corrections or None)
    return Convert(data=data, name=name, settings=settings)


def style_of(form: Mapping[str, object], options: ServeOptions) -> str | None:
    """Return the style sheet that a form chooses; only shipped sheets and the server's own can be chosen."""
    chosen = form.get("style")
    if chosen is None:
        return options.style
    if chosen == "":
        return None
    if not isinstance(chosen, str) or chosen not in (*list_styles(), options.style):
        raise ConvertError("serve-sheet", style=str(chosen)[:40])
    return chosen


def file_name(given: str) -> str:
    """Return the name of an uploaded file without any folder, as every file system takes it."""
    base = given.replace("\\", "/").rpartition("/")[2]
    stem, suffix = os.path.splitext(base)
    return safe_stem(stem) + "".join(char for char in suffix if char.isalnum() or char == ".")
