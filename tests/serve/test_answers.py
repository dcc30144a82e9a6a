"""What requests and answers have in common."""

from starlette.requests import Request

from convert.serve.answers import file_answer, json_answer, key_of, language_of, picture_answer, shelf_of
from convert.serve.options import ServeOptions


def asked(**headers: str) -> Request:
    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "headers": pairs})


def test_a_file_is_saved_under_its_chinese_name_or_shown():
    assert file_answer(b"x", "pdf", "会议.pdf").headers["content-disposition"] == "attachment; filename*=UTF-8''%E4%BC%9A%E8%AE%AE.pdf"
    assert file_answer(b"x", "pdf", "a.pdf", inline=True).headers["content-disposition"].startswith("inline;")


def test_pictures_are_kept_by_the_browser_alone_and_json_by_nobody():
    assert picture_answer(b"x").headers["cache-control"].startswith("private")
    assert "cache-control" not in json_answer({"a": 1}).headers
    assert json_answer({"a": 1}, 404).status_code == 404


def test_shelf_key_and_language_come_from_the_request():
    request = asked(cookie="convert_shelf=mine; convert_lang=en", x_convert_key="k" * 90)
    assert (shelf_of(request), key_of(request), language_of(request, ServeOptions())) == ("mine", "k" * 40, "en")
    assert (shelf_of(asked()), key_of(asked()), language_of(asked(), ServeOptions())) == ("", "", "zh")
    assert language_of(asked(cookie="convert_lang=xx"), ServeOptions(language="en")) == "zh"
