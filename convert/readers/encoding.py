"""Bytes to text. Never guesses among foreign code pages: a Chinese office writes UTF-8, GB18030 or UTF-16.

Order: byte order mark, strict UTF-8, UTF-16 by statistics, strict GB18030, error.
"""

import codecs
import re
from typing import Final

import msgspec

from convert.diagnostics import ConvertError, UsageError
from convert.patterns import regex
from convert.text.radicals import unify_radicals

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GB_MARK: Final = b"\x84\x31\x95\x33"
_ALIASES: Final = {"utf8": "utf-8", "utf_8_sig": "utf-8", "gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030",
                   "utf_8": "utf-8"}
_PLAUSIBLE: Final = regex("[\t\n\r\x20-\x7e\u00b7\u2014-\u2026\u3000-\u3017\u4e00-\u9fff\uff01-\uff5e]")
_SAMPLE: Final = 20_000
_MANY_NULS: Final = 0.05
_UTF16_SHARE: Final = 0.9
_UTF8_SHARE: Final = 0.9
_BINARY_CONTROLS: Final = regex("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_BYTES: Final = regex(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY_SHARE: Final = 0.05


class Decoded(msgspec.Struct, frozen=True):
    """A text and the encoding it was in."""

    text: str
    """Without byte order mark, newlines as they stand."""
    encoding: str
    has_mark: bool
    radicals: str = ""
    """Radicals that were replaced by the characters that they stand for."""
    first_radical: int = -1
    """Offset of the first of them."""


def decode(data: bytes, encoding: str | None = None, *, path: str | None = None) -> Decoded:
    """Return the text of `data`, in `encoding` or in the one found out.

    Raises:
        UsageError: `reader-encoding-unknown`.
        ConvertError: `reader-encoding-wrong` (not in `encoding`), `reader-undecodable`, `reader-damaged-utf8`, `reader-binary`.
    """
    decoded = _decode_as(data, encoding, path) if encoding else _detect(data, path)
    head = decoded.text[:_SAMPLE]
    if len(_BINARY_CONTROLS.findall(head)) > max(8, _BINARY_SHARE * len(head)):
        raise ConvertError("reader-binary", path=path)
    return decoded


def decode_report(data: bytes, encoding: str | None = None, *, path: str | None = None) -> Decoded:
    """Return the text of `data` as `decode` does, with radicals (⼀, ⽤) as the characters that they stand for."""
    decoded = decode(data, encoding, path=path)
    unified = unify_radicals(decoded.text)
    return msgspec.structs.replace(decoded, text=unified.text, radicals=unified.changed, first_radical=unified.first)


def _decode_as(data: bytes, encoding: str, path: str | None) -> Decoded:
    try:
        info = codecs.lookup(encoding)
        if not info._is_text_encoding:  # the only way to tell hex and zip from encodings of text
            raise LookupError
    except LookupError:
        raise UsageError("reader-encoding-unknown", path=path, encoding=encoding) from None
    name = _ALIASES.get(info.name.replace("-", "_"), info.name)
    mark = next((mark for mark, marked in _MARKS if data.startswith(mark) and name.startswith(marked[:6])), b"")
    if name == "utf-16" or name == "utf-32":
        name = next((marked for found, marked in _MARKS if found == mark and mark), f"{name}-le")
    try:
        return Decoded(data[len(mark):].decode(name), name, bool(mark))
    except UnicodeDecodeError as error:
        raise ConvertError("reader-encoding-wrong", path=path, encoding=encoding, byte=error.start + 1) from None


def _detect(data: bytes, path: str | None) -> Decoded:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark):], name, path, has_mark=True)
    if data.startswith(_GB_MARK):
        return _strict(data[len(_GB_MARK):], "gb18030", path, has_mark=True)
    nuls = data.count(b"\0", 0, _SAMPLE) / max(1, min(len(data), _SAMPLE))
    try:
        text = data.decode("utf-8")
        if nuls < _MANY_NULS:
            return Decoded(text, "utf-8", has_mark=False)
    except UnicodeDecodeError:
        pass
    wide = _utf16_without_mark(data)
    if wide is not None:
        return wide
    if nuls >= _MANY_NULS or len(_CONTROL_BYTES.findall(data[:_SAMPLE])) > _BINARY_SHARE * len(data[:_SAMPLE]):
        raise ConvertError("reader-binary", path=path)
    _refuse_damaged_utf8(data, path)
    return _strict(data, "gb18030", path, has_mark=False)


def _strict(data: bytes, name: str, path: str | None, *, has_mark: bool) -> Decoded:
    try:
        return Decoded(data.decode(name), name, has_mark)
    except UnicodeDecodeError as error:
        code = "reader-undecodable" if not has_mark else "reader-encoding-wrong"
        raise ConvertError(code, path=path, encoding=name, byte=error.start + 1) from None


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """Return the text when nearly all of it is Chinese or ASCII once it is read as UTF-16."""
    if len(data) % 2 or len(data) < 4:
        return None
    best = max(("utf-16-le", "utf-16-be"), key=lambda name: _plausible_share(data[:_SAMPLE], name))
    if _plausible_share(data[:_SAMPLE], best) < _UTF16_SHARE:
        return None
    try:
        return Decoded(data.decode(best), best, has_mark=False)
    except UnicodeDecodeError:
        return None


def _plausible_share(sample: bytes, name: str) -> float:
    text = sample.decode(name, "replace")
    return len(_PLAUSIBLE.findall(text)) / max(1, len(text))


def _refuse_damaged_utf8(data: bytes, path: str | None) -> None:
    """Raise when `data` is UTF-8 but for a few bytes: as GB18030 it would be nonsense, silently."""
    text = data.decode("utf-8", "replace")
    beyond_ascii = sum(map(len, re.findall("[^\x00-\x7f]+", text)))
    broken = text.count("\ufffd")
    if beyond_ascii and 1 - broken / beyond_ascii >= _UTF8_SHARE:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise ConvertError("reader-damaged-utf8", path=path, line=line, number=line, byte=error.start + 1) from None
