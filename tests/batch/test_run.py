"""A whole batch."""

import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from convert.api import Settings
from convert.batch import BatchOptions, run_batch
from convert.diagnostics import ConvertError, UsageError
from tests.texts import MEETING, SECOND_YEAR

SETTINGS = Settings(fonts="bundled", pdf_profile="plain")


def _inputs(folder: Path) -> str:
    place = folder / "in"
    place.mkdir()
    (place / "a.txt").write_text(MEETING, "utf-8")
    (place / "b.txt").write_text(SECOND_YEAR, "utf-8")
    (place / "broken.txt").write_bytes(b"")
    return str(place)


def _run(folder: str, out: Path, settings: Settings = SETTINGS, **options):
    told = []
    outcome = run_batch([folder], settings, BatchOptions(out=str(out), **options), lambda _, done, total: told.append((done, total)))
    return outcome.value, told


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_failing_report_does_not_stop_the_rest(tmp_path: Path, jobs: int):
    results, told = _run(_inputs(tmp_path), tmp_path / "out", jobs=jobs)
    assert [result.status for result in results] == ["done", "done", "failed"]
    assert told == [(1, 3), (2, 3), (3, 3)]
    lines = [json.loads(line) for line in (tmp_path / "out" / "summary.jsonl").read_text("utf-8").splitlines()]
    assert sorted(line["status"] for line in lines) == ["done", "done", "failed"]


def test_a_run_is_taken_up_where_it_stopped(tmp_path: Path):
    folder = _inputs(tmp_path)
    _run(folder, tmp_path / "out", jobs=1)
    (tmp_path / "out" / "b.json").unlink()
    (tmp_path / "in" / "broken.txt").write_text(MEETING, "utf-8")
    results, _ = _run(folder, tmp_path / "out", jobs=1, resume=True)
    assert [result.status for result in results] == ["resumed", "done", "done"]
    results, _ = _run(folder, tmp_path / "out", jobs=1, resume=True)
    assert {result.status for result in results} == {"resumed"}


def test_one_job_and_two_write_the_same_bytes(tmp_path: Path):
    folder = _inputs(tmp_path)
    for jobs in (1, 2):
        _run(folder, tmp_path / f"out{jobs}", jobs=jobs)
    for path in (tmp_path / "out1").iterdir():
        if path.suffix != ".jsonl":
            assert path.read_bytes() == (tmp_path / "out2" / path.name).read_bytes(), path.name


def test_dask_needs_a_scheduler(tmp_path: Path):
    with pytest.raises(UsageError) as error:
        _run(_inputs(tmp_path), tmp_path / "out", engine="dask")
    assert error.value.diagnostic.code == "batch-no-scheduler"


@pytest.fixture
def done(tmp_path: Path) -> Callable[..., list[str]]:
    """A run of three reports; the function resumes it and returns what came of each."""
    folder = _inputs(tmp_path)
    (tmp_path / "in" / "broken.txt").write_text(MEETING, "utf-8")
    _run(folder, tmp_path / "out", jobs=1)

    def resume(settings: Settings = SETTINGS) -> list[str]:
        return [result.status for result in _run(folder, tmp_path / "out", settings, jobs=1, resume=True)[0]]

    return resume


def test_an_input_that_was_only_touched_is_not_done_again(tmp_path: Path, done: Callable[..., list[str]]):
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    (tmp_path / "in" / "a.txt").write_text(MEETING, "utf-8")
    os.utime(tmp_path / "in" / "b.txt")
    assert done() == ["resumed"] * 3
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir() if path.suffix != ".jsonl"} == {
        name: when for name, when in before.items() if not name.endswith(".jsonl")}


def test_another_content_under_the_same_name_is_done_again(tmp_path: Path, done: Callable[..., list[str]]):
    old = (tmp_path / "out" / "a.json").read_bytes()
    (tmp_path / "in" / "a.txt").write_text(MEETING.replace("1286", "1287"), "utf-8")
    assert done() == ["done", "resumed", "resumed"]
    assert "1287" in (tmp_path / "out" / "a.json").read_text("utf-8")
    assert (tmp_path / "out" / "a.json").read_bytes() != old
    assert done() == ["resumed"] * 3


@pytest.mark.parametrize("change", [{"style": "gbt9704"}, {"overrides": ("title.type_size=小二",)}, {"fonts": "auto"},
                                    {"pdf_profile": "a2a"}, {"verify": False}, {"seals": {"": b"x"}}, {"language": "en"}])
def test_another_option_is_done_again(done: Callable[..., list[str]], change: dict[str, object], monkeypatch: pytest.MonkeyPatch):
    def tried(*_: object, **__: object) -> None:
        raise ConvertError("file-missing")

    monkeypatch.setattr("convert.batch.work.load", tried)
    assert done(msgspec.structs.replace(SETTINGS, **change)) == ["failed"] * 3


def test_another_version_is_done_again(done: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("convert.batch.work.__version__", "99")
    assert done() == ["done"] * 3
    assert done() == ["resumed"] * 3


@pytest.mark.parametrize("kind", ["docx", "pdf", "xlsx", "json"])
def test_a_report_that_lacks_an_output_is_done_again(tmp_path: Path, done: Callable[..., list[str]], kind: str):
    path = tmp_path / "out" / f"b.{kind}"
    content = path.read_bytes()
    path.unlink()
    assert done() == ["resumed", "done", "resumed"]
    assert path.read_bytes() == content


@pytest.mark.parametrize("jobs", [1, 2])
def test_whatever_is_wrong_with_reports_the_others_are_done(tmp_path: Path, jobs: int):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good1.txt").write_text(MEETING, "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "noise.docx").write_bytes(b"PK\x03\x04 not a package")
    (folder / "noise.pdf").write_bytes(b"%PDF-1.7 not a PDF")
    (folder / "noise.json").write_bytes(b"{")
    (folder / "sub.txt").mkdir()
    (folder / "good2.txt").write_text(SECOND_YEAR, "utf-8")
    (folder / "closed.txt").write_text(MEETING, "utf-8")
    (folder / "closed.txt").chmod(0)
    readable = os.access(folder / "closed.txt", os.R_OK)  # by the superuser
    names = ["good1.txt", "empty.txt", "noise.docx", "missing.txt", "sub.txt/in.txt", "closed.txt", "good2.txt"]
    inputs = [str(folder / name) for name in names]
    results = run_batch(inputs, SETTINGS, BatchOptions(out=str(tmp_path / "out"), jobs=jobs), lambda *_: None).value
    assert [result.status for result in results] == ["done", "failed", "failed", "failed", "failed", "done" if readable else "failed", "done"]
    assert all(result.diagnostics[0].grade == "error" for result in results if result.status == "failed")
    assert [result.diagnostics[0].code for result in results[3:4]] == ["file-missing"]


def test_a_folder_given_among_files_is_what_is_in_it_and_standard_input_is_read_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = _inputs(tmp_path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(MEETING.encode())))
    results = run_batch(["-", folder], SETTINGS, BatchOptions(out=str(tmp_path / "out"), jobs=2), lambda *_: None).value
    assert [(Path(result.target).name, result.status) for result in results] == [
        ("report", "done"), ("a", "done"), ("b", "done"), ("broken", "failed")]


@pytest.mark.parametrize("jobs", [0, -1])
def test_no_job_is_wrong_use(tmp_path: Path, jobs: int):
    with pytest.raises(UsageError) as error:
        _run(_inputs(tmp_path), tmp_path / "out", jobs=jobs)
    assert error.value.diagnostic.code == "cli-bad-value"


def test_a_resumed_run_does_not_replace_what_a_person_has_changed(tmp_path: Path, done: Callable[..., list[str]]):
    (tmp_path / "out" / "a.docx").write_bytes(b"changed by hand")
    (tmp_path / "in" / "a.txt").write_text(MEETING.replace("1286", "1287"), "utf-8")
    (tmp_path / "in" / "b.txt").write_text(SECOND_YEAR.replace("1350", "1351") + "\n", "utf-8")
    assert done() == ["failed", "done", "resumed"]
    assert (tmp_path / "out" / "a.docx").read_bytes() == b"changed by hand"


def test_reports_of_one_name_are_all_converted(tmp_path: Path):
    folder = _inputs(tmp_path)
    (tmp_path / "in" / "a.md").write_text(SECOND_YEAR, "utf-8")
    results, _ = _run(folder, tmp_path / "out", jobs=1)
    assert [result.status for result in results] == ["done", "done", "done", "failed"]
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"a-md.docx", "a-txt.docx", "b.docx"} <= names
    assert "a.docx" not in names


@pytest.mark.parametrize("kind", ["docx", "pdf", "json"])
def test_no_output_takes_the_place_of_an_input(tmp_path: Path, kind: str):
    _run(_inputs(tmp_path), tmp_path / "first", jobs=1)
    (tmp_path / "again").mkdir()
    source = tmp_path / "again" / f"a.{kind}"
    source.write_bytes((tmp_path / "first" / f"a.{kind}").read_bytes())
    before = source.read_bytes()
    for _ in range(2):
        results = run_batch([str(tmp_path / "again")], SETTINGS, BatchOptions(jobs=1, force=True), lambda *_: None).value
        assert [result.status for result in results] == ["done"]
        assert {path.name for path in (tmp_path / "again").iterdir()} == {
            f"a.{kind}", "summary.jsonl", *(f"a.{other}" if other != kind else f"a-公文.{kind}" for other in ("docx", "pdf", "xlsx", "json"))}
    assert source.read_bytes() == before


@pytest.mark.parametrize("force", [True, False])
def test_a_summary_replaces_no_file_of_somebody_else(tmp_path: Path, force: bool):
    folder = _inputs(tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "summary.jsonl").write_text("mine\n", "utf-8")
    if force:
        _run(folder, tmp_path / "out", jobs=1, force=True)
        return
    with pytest.raises(ConvertError) as error:
        _run(folder, tmp_path / "out", jobs=1)
    assert error.value.diagnostic.code == "file-exists"
    assert (tmp_path / "out" / "summary.jsonl").read_text("utf-8") == "mine\n"


def test_a_summary_replaces_no_input(tmp_path: Path):
    folder = _inputs(tmp_path)
    (tmp_path / "in" / "summary.jsonl").write_text(MEETING, "utf-8")
    with pytest.raises(UsageError) as error:
        run_batch([folder, f"{folder}/summary.jsonl"], SETTINGS, BatchOptions(jobs=1, force=True), lambda *_: None)
    assert error.value.diagnostic.code == "file-is-input"


def test_outputs_beside_the_inputs_are_taken_up_too(tmp_path: Path):
    folder = _inputs(tmp_path)
    for expected in (["done", "done", "failed"], ["resumed", "resumed", "failed"]):
        results = run_batch([folder], SETTINGS, BatchOptions(jobs=1, resume=True), lambda *_: None).value
        assert [result.status for result in results] == expected


def test_fewer_processes_than_one_are_wrong_use_and_nothing_is_made(tmp_path: Path):
    folder = _inputs(tmp_path)
    with pytest.raises(UsageError) as error:
        run_batch([folder], SETTINGS, BatchOptions(out=str(tmp_path / "out"), jobs=0), lambda *_: None)
    assert (error.value.diagnostic.code, error.value.diagnostic.args["name"]) == ("cli-bad-value", "--jobs")
    assert not (tmp_path / "out").exists()
