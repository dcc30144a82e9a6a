"""The keys of a manifest, English and Chinese, and what is said about wrong ones."""

import difflib
from datetime import date
from typing import Any, Final

import msgspec

from convert.diagnostics import UsageError
from convert.packet.manifest import PARTS, ManifestPart, MeetingPacket
from convert.patterns import regex

CHINESE: Final[dict[str, dict[str, str]]] = {
    "": {"会议": "meeting", "日程": "schedule", "出席": "attendance", "附页": "front", "议程": "item"},
    "meeting": {"名称": "name", "日期": "date", "地点": "place", "编号前缀": "label", "版式": "style", "隔页": "separators",
                "双面": "duplex"},
    "schedule": {"时间": "time", "内容": "text"},
    "attendance": {"类别": "label", "名单": "names"},
    "front": {"文件": "file", "标题": "title"},
    "item": {"标题": "title", "报告人": "reporter", "时间": "time", "标记": "tags", "材料": "material"},
    "material": {"文件": "file", "种类": "kind", "性质": "role", "标题": "title", "编号": "number", "标记": "tags", "可缺": "optional"},
}
"""Chinese keys by the part in which they stand."""
VALUES: Final[dict[str, dict[str, str]]] = {
    "kind": {"报告": "report", "附件": "attachment"},
    "role": {"报告": "report", "决定": "decision", "草案": "draft", "说明": "explanation", "对照表": "comparison", "参阅": "reference"},
}

_NUMBERS: Final = regex(r"(\d{1,4})[-年./](\d{1,2})[-月./](\d{1,2})日?")
_HEAD: Final = regex(r"(\s*\[\[?)([^\]\"]+)(\]\]?\s*(?:#.*)?)$")
_PAIR: Final = regex(r"(\s*)([^\s=#\"\[\]]+)(\s*=.*)$")


def in_english(tree: dict[str, Any], text: str, path: str, part: str = "", where: str = "") -> dict[str, Any]:
    """Return a part of the manifest with its keys in English.

    Raises:
        UsageError: `packet-key`, there is no such key: with its line and the nearest one that there is.
    """
    kind: type[ManifestPart] = PARTS[part] if part else MeetingPacket
    known = {field.name for field in msgspec.structs.fields(kind)}
    chinese = CHINESE[part]
    found: dict[str, Any] = {}
    for given, value in tree.items():
        key = chinese.get(given, given)
        if key not in known:
            choices = sorted(chinese) if any(char > "\u4e00" for char in given) else sorted(known)
            nearest = difflib.get_close_matches(given, choices, n=1, cutoff=0.0)[0]
            raise UsageError("packet-key", path=path, line=line_of(given, text), key=f"{where}{given}", nearest=nearest)
        if key in PARTS:
            found[key] = _parts(value, text, path, key, f"{where}{given}.")
        else:
            found[key] = VALUES.get(key, {}).get(value, value) if isinstance(value, str) else value
    return found


def _parts(value: Any, text: str, path: str, key: str, where: str) -> Any:
    if isinstance(value, dict):
        return in_english(value, text, path, key, where)
    if not isinstance(value, list):
        return value
    return [in_english(one, text, path, key, where) if isinstance(one, dict) else one for one in value]


def quoted_keys(text: str) -> str:
    """Return a manifest whose bare Chinese keys are in quotation marks, which TOML asks for; lines stay where they are."""
    return "\n".join(map(_quoted_line, text.split("\n")))


def _quoted_line(line: str) -> str:
    head = _HEAD.match(line)
    if head:
        return head[1] + ".".join(_quoted_key(key.strip()) for key in head[2].split(".")) + head[3]
    pair = _PAIR.match(line)
    return f'{pair[1]}{_quoted_key(pair[2])}{pair[3]}' if pair else line


def _quoted_key(key: str) -> str:
    return key if key.isascii() else f'"{key}"'


def check_date(meeting: Any, text: str, path: str) -> None:
    """Take a date of TOML, and one written 2025年3月20日, as the same text, and refuse one that no calendar has.

    Raises:
        UsageError: `packet-date`, with its line.
    """
    if not isinstance(meeting, dict):
        return
    given = meeting.get("date")
    if isinstance(given, date):
        meeting["date"] = given.isoformat()[:10]
    elif isinstance(given, str) and (numbers := _NUMBERS.fullmatch(given)):
        try:
            found = date(*map(int, numbers.groups()))
        except ValueError:
            raise UsageError("packet-date", path=path, line=line_of("date", text) or line_of("日期", text), date=given) from None
        if "-" not in given:
            meeting["date"] = found.isoformat()


def line_of(key: str, text: str) -> int | None:
    """Return the line on which `key` is set or a table of that name begins."""
    for number, line in enumerate(text.splitlines(), 1):
        words = line.strip()
        if words.partition("=")[0].strip().strip('"') == key or words.strip("[] ").rpartition(".")[2].strip('"') == key:
            return number
    return None
