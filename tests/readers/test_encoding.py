"""Encodings: found out, said, or refused."""

import codecs

import pytest

from convert.diagnostics import ConvertError, UsageError
from convert.readers.encoding import Decoded, decode
from tests.refused import refused

REPORT = "关于青禾区2024年度工作情况的报告\r\n2024年GDP增长5.2%，朱镕基、𠮷、〇。\n"


@pytest.mark.parametrize(
    ("data", "encoding", "mark"),
    [
        (REPORT.encode("utf-8"), "utf-8", False),
        (codecs.BOM_UTF8 + REPORT.encode("utf-8"), "utf-8", True),
        (REPORT.encode("gb18030"), "gb18030", False),
        (codecs.BOM_UTF16_LE + REPORT.encode("utf-16-le"), "utf-16-le", True),
        (codecs.BOM_UTF16_BE + REPORT.encode("utf-16-be"), "utf-16-be", True),
        (REPORT.encode("utf-16-le"), "utf-16-le", False),
        (REPORT.encode("utf-16-be"), "utf-16-be", False),
        (codecs.BOM_UTF32_LE + REPORT.encode("utf-32-le"), "utf-32-le", True),
        (b"\x84\x31\x95\x33" + REPORT.encode("gb18030"), "gb18030", True),
    ],
)
def test_an_encoding_is_found_out(data: bytes, encoding: str, *, mark: bool):
    assert decode(data) == Decoded(REPORT, encoding, mark)


@pytest.mark.parametrize("text", ["各位代表", "预算 123", "2024年 GDP 增长5.2%", "项目\t金额\n收入\t12\n", "中"])
def test_short_texts_in_gbk_are_not_taken_for_foreign_ones(text: str):
    assert decode(text.encode("gbk")).text == text


@pytest.mark.parametrize(
    ("encoding", "name"), [("gbk", "gb18030"), ("GB2312", "gb18030"), ("utf8", "utf-8"), ("utf-16", "utf-16-le")]
)
def test_a_named_encoding_is_used(encoding: str, name: str):
    decoded = decode("报告".encode(encoding), encoding)
    assert (decoded.text, decoded.encoding) == ("报告", name)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (REPORT.encode() + b"\xff\xff" + REPORT.encode() * 3, "reader-damaged-utf8"),
        (REPORT.encode("gb18030") + b"\xff\xff", "reader-undecodable"),
        (codecs.BOM_UTF8 + "报告".encode("gbk"), "reader-encoding-wrong"),
        (bytes(range(256)) * 8, "reader-binary"),
        (b"\x00\x01\x02\x03" * 100, "reader-binary"),
        (b"\x01\x02\x03\x04" * 100, "reader-binary"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, code: str):
    with pytest.raises(ConvertError) as caught:
        decode(data)
    assert caught.value.diagnostic.code == code


def test_damage_is_located_by_line():
    with pytest.raises(ConvertError) as caught:
        decode("第一行\n第二".encode() + b"\xff" + "行，文字足够长，可以看出是什么编码。".encode())
    assert caught.value.diagnostic.line == 2


@pytest.mark.parametrize("encoding", ["klingon", "hex", "zip"])
def test_an_encoding_that_is_none_is_wrong_use(encoding: str):
    with refused("reader-encoding-unknown", UsageError):
        decode(b"x", encoding)


def test_a_named_encoding_that_does_not_fit_is_refused():
    with refused("reader-encoding-wrong"):
        decode("报告".encode("gbk"), "utf-8")
