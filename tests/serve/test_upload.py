"""Names and choices of an upload."""

import asyncio
import io
from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra `serve` is not installed")

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from convert.api import Settings
from convert.serve.guard import TooLargeError
from convert.serve.jobs import Version
from convert.serve.options import ServeLimits, ServeOptions
from convert.serve.upload import choices_of, file_name, read_body, read_form
from tests.readers.docx.build import PNG
from tests.refused import refused

OWN = ServeOptions(style="/srv/own.toml")
FIRST = Version(settings=Settings(style=OWN.style))


def chosen(**fields: str | UploadFile) -> Settings:
    return asyncio.run(choices_of(FormData(fields), FIRST, OWN)).settings


@pytest.mark.parametrize(("given", "name"), [
    ("报告.txt", "报告.txt"), ("..\\..\\a.docx", "a.docx"), ("/etc/passwd", "passwd"), ("a/b/报告 1.md", "报告 1.md"), ("x<y>.txt", "x_y_.txt")])
def test_a_file_name_has_no_folder(given, name):
    assert file_name(given) == name


def test_only_listed_sheets_and_the_servers_own_are_chosen():
    assert chosen().style == "/srv/own.toml"
    assert chosen(style="").style is None
    assert chosen(style="gbt9704").style == "gbt9704"
    with refused("serve-sheet"):
        chosen(style="/etc/other.toml")


def test_other_choices_are_taken_and_wrong_ones_refused():
    settings = chosen(fonts="bundled", pdf_profile="plain", contents="on", embed_fonts="off")
    assert (settings.fonts, settings.pdf_profile, settings.contents, settings.embed_fonts) == ("bundled", "plain", True, False)
    for wrong in ({"fonts": "mine"}, {"pdf_profile": "a9"}):
        with refused("edit-form"):
            chosen(**wrong)


def file_of(data: bytes) -> UploadFile:
    return UploadFile(io.BytesIO(data), filename="named")


def test_only_a_picture_is_a_seal():
    assert chosen(seal=file_of(PNG), seal_organ=" 区财政局 ").seals == {"区财政局": PNG}
    with refused("serve-seal"):
        chosen(seal=file_of(b"GIF89a"))


@pytest.mark.parametrize(("text", "code"), [
    (b"[sheet\n", "serve-sheet-broken"), (b"\xff", "serve-sheet-broken"), (b"sheet = 3\n", "serve-sheet-broken"),
    (b'[sheet]\nextends = "/etc/other"\n', "serve-sheet"), (b'[sheet]\nextends = "meeting"\n', None), (b"", None)])
def test_an_own_sheet_goes_on_from_shipped_ones_alone(text: bytes, code: str | None):
    if code is None:
        assert chosen(sheet=file_of(text)).style == (None if text else OWN.style)
        return
    with refused(code):
        chosen(sheet=file_of(text))


def request(receive: Callable[[], Any], kind: str = "multipart/form-data; boundary=x") -> Request:
    return Request({"type": "http", "method": "POST", "headers": [(b"content-type", kind.encode())]}, receive)


async def _never() -> dict[str, object]:
    await asyncio.sleep(60)
    return {}


async def _too_large() -> dict[str, object]:
    raise TooLargeError


@pytest.mark.parametrize(("receive", "seconds", "code"), [(_never, 0.01, "serve-upload-slow"), (_too_large, 30.0, "serve-upload-large")])
def test_an_upload_that_does_not_come_is_one_sentence(receive: Callable[[], Any], seconds: float, code: str):
    limits = ServeLimits(upload_seconds=seconds)

    async def read() -> None:
        async with read_form(request(receive), limits):
            pytest.fail("nothing can be read")

    for reading in (read, lambda: read_body(request(receive), limits)):
        with refused(code):
            asyncio.run(reading())


@pytest.mark.parametrize(("more", "body"), [
    ("", b""), ("; boundary=x", b"not begun"), ("; boundary=x", b"--x\r\n\r\nof no name\r\n--x--"),
    ("; boundary=x; charset=undefined", b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n1\r\n--x--')])
def test_a_form_that_cannot_be_taken_apart_is_one_sentence(more: str, body: bytes):
    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body}

    async def read() -> None:
        async with read_form(request(receive, f"multipart/form-data{more}"), ServeLimits()):
            pytest.fail("nothing can be read")

    with refused("serve-upload-broken"):
        asyncio.run(read())
