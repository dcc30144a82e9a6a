"""Planning a batch."""

from pathlib import Path

import pytest

from convert.api import KINDS
from convert.batch.plan import plan as planned
from convert.batch.plan import with_known
from convert.batch.record import Record
from convert.batch.task import Known, Result, Task, output_places
from convert.diagnostics import ConvertError, UsageError


def plan(inputs: list[str], out: str | None, also: tuple[str, ...] = ()) -> tuple[Task, ...]:
    return planned(inputs, out, also).value


def test_a_folder_stands_for_the_files_in_it_sorted(tmp_path: Path):
    for name in ("b.txt", "a.md", "note.xyz"):
        (tmp_path / name).touch()
    tasks = plan([str(tmp_path)], "out")
    assert [task.target for task in tasks] == ["out/a", "out/b"]


def test_suffixes_count_in_either_case_and_hidden_files_and_locks_do_not(tmp_path: Path):
    for name in ("A.TXT", "b.Docx", ".c.txt", "~$b.docx"):
        (tmp_path / name).touch()
    assert [task.target for task in plan([str(tmp_path)], "out")] == ["out/A", "out/b"]


def test_outputs_stand_beside_the_input_when_no_folder_is_given():
    assert plan(["dir/a.txt"], None)[0].target == "dir/a"
    assert plan(["s3://bucket/in/a.txt"], None)[0].target == "s3://bucket/in/a"


def test_what_a_batch_wrote_beside_its_inputs_is_no_input(tmp_path: Path):
    for name in ("a.txt", "a.docx", "a.pdf", "a.json", "other.json"):
        (tmp_path / name).touch()
    outputs = dict.fromkeys(("docx", "pdf", "json"), "")
    with Record(str(tmp_path), resume=False) as record:
        record.add(Result(source="a.txt", target=str(tmp_path / "a"), status="done", outputs=outputs))
    assert [Path(task.source).name for task in plan([str(tmp_path)], None)] == ["a.txt", "other.json"]


@pytest.mark.parametrize(("sources", "names"), [
    (["x/报告.txt", "x/报告.docx"], ["报告-txt", "报告-docx"]),
    (["甲/报告.txt", "乙/报告.txt", "乙/其他.txt"], ["甲-报告", "乙-报告", "其他"]),
    (["a/甲/报告.txt", "b/甲/报告.txt"], ["a-甲-报告", "b-甲-报告"]),
    (["甲/报告.txt", "甲/报告.docx", "乙/报告.txt"], ["甲-报告-txt", "甲-报告-docx", "乙-报告-txt"]),
    (["x/报告.txt", "x/报告.docx", "x/报告-txt.md"], ["报告-txt-2", "报告-docx", "报告-txt"]),
    (["x/Report.txt", "x/report.md"], ["Report-txt", "report-md"]),
    (["x/a?b.txt", "x/a*b.txt"], ["x-a_b-txt", "x-a_b-txt-2"]),
])
def test_reports_of_one_name_get_names_that_tell_them_apart(sources: list[str], names: list[str]):
    assert [task.target for task in plan(sources, "out")] == [f"out/{name}" for name in names]


def test_a_file_that_is_named_twice_is_converted_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").touch()
    assert [task.source for task in plan(["a.txt", "./a.txt", str(tmp_path / "a.txt"), "."], "out")] == ["a.txt"]


def test_beside_their_inputs_reports_of_one_name_are_told_apart_too(tmp_path: Path):
    for name in ("报告.txt", "报告.docx"):
        (tmp_path / name).touch()
    tasks = plan([str(tmp_path)], None)
    assert [Path(task.target).name for task in tasks] == ["报告-docx", "报告-txt"]
    assert not {Path(place).name for task in tasks for place in output_places(task, KINDS).values()} & {"报告.txt", "报告.docx"}


def test_folders_in_folders_are_gone_through_and_what_is_no_report_is_named(tmp_path: Path):
    for name in ("a.txt", "a.txt.choices.json", "甲/旧稿.doc", "甲/乙/b.md", "甲/清单.zip", "图.png", ".git/c.txt", "甲/数据.xls"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    outcome = planned([str(tmp_path)], "out")
    assert sorted(task.target for task in outcome.value) == ["out/a", "out/b", "out/旧稿"]
    assert [(one.code, one.args) for one in outcome.diagnostics] == [("batch-passed-over", {"names": "甲/数据.xls、甲/清单.zip、.git/", "count": 3})]


@pytest.mark.parametrize("kind", ["docx", "pdf", "json"])
def test_the_output_that_would_have_the_name_of_the_input_has_another(tmp_path: Path, kind: str):
    (tmp_path / f"a.{kind}").touch()
    (tmp_path / "link").symlink_to(tmp_path)
    for source, out in ((tmp_path / f"a.{kind}", None), (tmp_path / f"a.{kind}", tmp_path), (tmp_path / f"a.{kind}", tmp_path / "link"),
                        (tmp_path / "link" / f"a.{kind}", tmp_path)):
        (task,) = plan([str(source)], None if out is None else str(out))
        assert {one: Path(place).name for one, place in output_places(task, KINDS).items()} == {
            one: f"a-公文.{one}" if one == kind else f"a.{one}" for one in ("docx", "pdf", "xlsx", "json")}


def test_the_other_name_is_no_input_and_no_output_either(tmp_path: Path):
    for name in ("a.docx", "a-公文.docx", "a-公文-公文.txt"):
        (tmp_path / name).touch()
    tasks = plan([str(tmp_path / name) for name in ("a.docx", "a-公文.docx", "a-公文-公文.txt")], None)
    places = [place for task in tasks for place in output_places(task, KINDS).values()]
    assert len(set(places)) == 12
    assert not {Path(place).name for place in places} & {"a.docx", "a-公文.docx", "a-公文-公文.txt"}


def test_a_file_that_an_option_names_keeps_its_place(tmp_path: Path):
    (tmp_path / "a.json").touch()
    assert output_places(plan(["a.txt"], str(tmp_path), (str(tmp_path / "a.json"),))[0], KINDS)["json"] == str(tmp_path / "a-公文.json")


def test_an_empty_folder_is_an_error(tmp_path: Path):
    with pytest.raises(ConvertError) as error:
        plan([str(tmp_path)], None)
    assert error.value.diagnostic.code == "cli-no-input"


def test_standard_input_needs_a_folder():
    with pytest.raises(UsageError):
        plan(["-"], None)
    assert plan(["-"], "out")[0].target == "out/report"


def test_tasks_carry_what_is_known_of_them():
    tasks = with_known(plan(["a.txt", "b.txt"], "out"), {"out/b": Known("k")})
    assert [task.known for task in tasks] == [None, Known("k")]


ABOUT = ("README.md", "readme.zh-CN.md", "README_EN.txt", "LICENSE", "LICENCE.txt", "CHANGELOG.md", "requirements.txt", ".c.txt", "~$b.docx")


def test_files_about_a_folder_and_hidden_ones_are_named_and_left_out(tmp_path: Path):
    for name in (*ABOUT, "读我.txt", "readmes.txt", "license-fees-of-2024.docx"):
        (tmp_path / name).touch()
    outcome = planned([str(tmp_path)], "out")
    assert {Path(task.source).name for task in outcome.value} == {"读我.txt", "readmes.txt", "license-fees-of-2024.docx"}
    (told,) = outcome.diagnostics
    assert told.args["count"] == len(ABOUT)


@pytest.mark.parametrize("name", ["README.md", ".c.txt"])
def test_such_a_file_is_a_report_when_it_is_given_by_its_name(tmp_path: Path, name: str):
    (tmp_path / name).touch()
    outcome = planned([str(tmp_path / name)], "out")
    assert (len(outcome.value), outcome.diagnostics) == (1, ())


def test_a_link_to_a_folder_is_named_and_not_followed(tmp_path: Path):
    (tmp_path / "甲").mkdir()
    (tmp_path / "甲" / "a.txt").touch()
    try:
        (tmp_path / "乙").symlink_to(tmp_path / "甲", target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    outcome = planned([str(tmp_path)], "out")
    assert ([task.target for task in outcome.value], outcome.diagnostics[0].args["names"]) == (["out/a"], "乙/")
