"""Choices beside the source."""

import pytest

from convert.api import load_path
from convert.diagnostics import ConvertError
from convert.editing.choices import SUFFIX, read_choices, write_choices
from convert.model.blocks import Heading
from convert.model.report import Choice
from convert.readers import choose
from tests.refused import refused

CHOICE = Choice(line=5, text="基本情况", role="text")
TEXT = "县图书馆2023年度工作报告\n\n2023年，各项工作取得新进展。\n\n基本情况\n\n现有职工18人，藏书26万册。\n"


def test_choices_are_read_as_they_were_written(tmp_path):
    path = str(tmp_path / "报告.txt")
    assert read_choices(path) == ()
    assert write_choices(path, (CHOICE,)) == path + SUFFIX
    assert read_choices(path) == (CHOICE,)


def test_a_file_is_read_by_the_choices_beside_it_and_says_so(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, "utf-8")
    report = load_path(str(path)).report
    assert isinstance(report.body[1], Heading)
    write_choices(str(path), choose(report, "d1"))
    again = load_path(str(path))
    assert not any(isinstance(block, Heading) for block in again.report.body)
    assert "doubt-choices-read" in [one.code for one in again.diagnostics]


@pytest.mark.parametrize("content", [b"", b"{}", b'{"schema": "other", "choices": []}', b"\xff\xfe"])
def test_a_file_of_another_kind_is_neither_read_nor_replaced(tmp_path, content: bytes):
    path = tmp_path / "报告.txt"
    beside = tmp_path / ("报告.txt" + SUFFIX)
    beside.write_bytes(content)
    for act in (lambda: read_choices(str(path)), lambda: write_choices(str(path), (CHOICE,))):
        with pytest.raises(ConvertError) as caught:
            act()
        assert caught.value.diagnostic.code == "doubt-choices-broken"
    assert beside.read_bytes() == content


def test_standard_input_has_no_place():
    assert read_choices("-") == ()
    with refused("doubt-no-place"):
        write_choices("-", (CHOICE,))
