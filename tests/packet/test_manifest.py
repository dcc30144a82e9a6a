"""The manifest of a meeting."""

from pathlib import Path

import pytest

from convert.diagnostics import UsageError
from convert.packet.manifest import load_manifest, manifest_schema, without_tags

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
    ("[meeting\n", "packet-syntax"), (GOOD.replace('"2025-03-20"', "3"), "packet-wants-text"),
    (GOOD.replace('date = "2025-03-20"', ""), "packet-missing"), (GOOD.partition("[[item.material]]")[0], "packet-empty")])
def test_a_broken_manifest_is_refused(text: str, code: str):
    assert _error(text).diagnostic.code == code


@pytest.mark.parametrize(("escape", "character"), [(r"\u0007", "U+0007"), (r"\u007f", "U+007F"), (r"\uFFFE", "U+FFFE"), (r"\u202e", "U+202E"), (r"\\u0007", None)])
def test_a_character_that_cannot_be_set_is_named(escape: str, character: str | None):
    text = GOOD.replace("第十八次", escape)
    if character is None:
        assert load_manifest(text.encode(), path="m.toml").meeting.name.count("u0007") == 1
        return
    assert (_error(text).diagnostic.code, _error(text).diagnostic.args) == ("packet-character", {"character": character})


def test_the_sample_is_a_good_manifest_and_the_schema_describes_it():
    path = Path(__file__).parents[2] / "samples" / "packet" / "meeting.toml"
    assert len(load_manifest(path.read_bytes(), path=str(path)).item) == 3
    assert manifest_schema()["$defs"]["PacketMaterial"]["properties"]["kind"]["enum"] == ["attachment", "report"]


@pytest.mark.parametrize("date", ["2025-13-45", "2025-02-29", "0-1-1", "2025年2月30日"])
def test_a_date_that_no_calendar_has_is_refused_with_its_line(date: str):
    text = f'[meeting]\nname = "a"\ndate = "{date}"\n[[item]]\ntitle = "b"\n[[item.material]]\nfile = "c"\n'
    with pytest.raises(UsageError) as error:
        load_manifest(text.encode(), path="m.toml")
    assert (error.value.diagnostic.code, error.value.diagnostic.line) == ("packet-date", 3)


@pytest.mark.parametrize(("given", "date"), [("2025-03-20", "2025-03-20"), ('"2025-3-20"', "2025-3-20"), ('"二〇二五年三月"', "二〇二五年三月"),
                                             ('"2025年3月20日"', "2025-03-20"), ('"2025.3.20"', "2025-03-20"),
                                             ("2025-03-20T09:00:00", "2025-03-20")])
def test_a_date_may_be_written_as_a_date_or_as_it_is_to_be_printed(given: str, date: str):
    text = f'[meeting]\nname = "a"\ndate = {given}\n[[item]]\ntitle = "b"\n[[item.material]]\nfile = "c"\n'
    assert load_manifest(text.encode(), path="m.toml").meeting.date == date


TAGGED = GOOD + """tags = ["内部"]
[[item]]
title = "审议草案"
[[item.material]]
file = "b.txt"
"""


def test_items_without_material_and_every_sample_are_good():
    folder = Path(__file__).parents[2] / "samples" / "packet"
    for path in sorted(folder.glob("*.toml")):
        assert load_manifest(path.read_bytes(), path=str(path)).item
    assert load_manifest((GOOD + "[[item]]\ntitle = \"选举\"\n").encode(), path="m.toml").item[1].material == ()


def test_a_set_without_a_tag_keeps_the_numbers_of_the_others():
    packet = without_tags(load_manifest(TAGGED.encode(), path="m.toml"), ("内部",))
    assert [[one.number for one in item.material] for item in packet.item] == [[], ["青禾区第五届人大常委会第十八次会议材料二"]]


def test_a_tag_that_nothing_bears_is_refused_with_those_that_there_are():
    with pytest.raises(UsageError) as caught:
        without_tags(load_manifest(TAGGED.encode(), path="m.toml"), ("秘密",))
    assert (caught.value.diagnostic.code, caught.value.diagnostic.args["known"]) == ("packet-tag", "内部")


def test_a_set_of_which_nothing_is_left_is_refused():
    with pytest.raises(UsageError, check=lambda error: error.diagnostic.code == "packet-empty"):
        without_tags(load_manifest((GOOD + 'tags = ["内部"]\n').encode(), path="m.toml"), ("内部",))
