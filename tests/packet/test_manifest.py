"""The manifest of a meeting."""

from pathlib import Path

import pytest

from convert.diagnostics import UsageError
from convert.packet.manifest import load_manifest, manifest_schema

GOOD = """
[meeting]
name = "青禾区第五届人大常委会第十八次会议"
date = "2025-03-20"

[[item]]
title = "听取报告"

[[item.material]]
file = "a.txt"
"""


def _error(text: str) -> UsageError:
    with pytest.raises(UsageError) as caught:
        load_manifest(text.encode(), path="m/meeting.toml")
    return caught.value


def test_paths_are_beside_the_manifest():
    packet = load_manifest(GOOD.encode(), path="m/meeting.toml")
    assert packet.item[0].material[0].file == "m/a.txt"


@pytest.mark.parametrize(("wrong", "right", "line"), [("nmae", "name", 3), ("titel", "title", 7), ("fiel", "file", 10)])
def test_a_wrong_key_is_named_with_its_line_and_the_nearest_right_one(wrong: str, right: str, line: int):
    diagnostic = _error(GOOD.replace(f"{right} =", f"{wrong} =", 1)).diagnostic
    assert (diagnostic.code, diagnostic.line, diagnostic.args["nearest"]) == ("packet-key", line, right)
    assert str(diagnostic.args["key"]).endswith(wrong)


@pytest.mark.parametrize(("text", "code"), [
    ("[meeting\n", "packet-syntax"), (GOOD.replace('"2025-03-20"', "3"), "packet-value"),
    (GOOD.replace('date = "2025-03-20"', ""), "packet-value"), (GOOD.partition("[[item.material]]")[0], "packet-empty")])
def test_a_broken_manifest_is_refused(text: str, code: str):
    assert _error(text).diagnostic.code == code


def test_the_sample_is_a_good_manifest_and_the_schema_describes_it():
    path = Path(__file__).parents[2] / "samples" / "packet" / "meeting.toml"
    assert len(load_manifest(path.read_bytes(), path=str(path)).item) == 2
    assert manifest_schema()["$defs"]["Material"]["properties"]["kind"]["enum"] == ["attachment", "report"]
