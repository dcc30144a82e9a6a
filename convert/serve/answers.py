"""What requests and answers have in common: JSON, files, the key of a request, the shelf of a browser."""

from typing import Final
from urllib.parse import quote

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from convert.media_types import MEDIA_TYPES
from convert.messages import Language
from convert.serve.options import ServeOptions

LANGUAGE_COOKIE: Final = "convert_lang"
SHELF_COOKIE: Final = "convert_shelf"
KEY_HEADER: Final = "x-convert-key"
"""By which a page asks how far its request is, and ends it."""
_KEY_LETTERS: Final = 40


def json_answer(value: object, status: int = 200) -> Response:
    """Return `value` as JSON."""
    return Response(msgspec.json.encode(value), status, media_type=MEDIA_TYPES["json"])


def file_answer(data: bytes, kind: str, name: str, *, inline: bool = False) -> Response:
    """Return a file to be saved under `name`, or to be shown when it is `inline`."""
    place = "inline" if inline else "attachment"
    headers = {"content-disposition": f"{place}; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(data, media_type=MEDIA_TYPES[kind], headers=headers)


def picture_answer(data: bytes) -> Response:
    """Return the picture of a page, whose address changes with it."""
    return Response(data, media_type=MEDIA_TYPES["png"], headers={"cache-control": "private, max-age=3600"})


def key_of(request: Request) -> str:
    """Return the key of a request; empty where it has none."""
    return str(request.headers.get(KEY_HEADER, ""))[:_KEY_LETTERS]


def shelf_of(request: Request) -> str:
    """Return whose shelf a request comes from; empty where nobody's."""
    return str(request.cookies.get(SHELF_COOKIE, ""))


def language_of(request: Request, options: ServeOptions) -> Language:
    """Return the language of the page: chosen, else the server's."""
    return "en" if request.cookies.get(LANGUAGE_COOKIE, options.language) == "en" else "zh"
