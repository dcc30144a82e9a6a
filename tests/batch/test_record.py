"""The summary of a batch."""

import json
import os
import uuid
from pathlib import Path

import pytest

from convert.batch.places import read_place, write_places
from convert.batch.record import NAME, Record, is_foreign, read_record, written_in
from convert.batch.task import Known, Result
from convert.diagnostics import ConvertError, Diagnostic

KINDS = ("docx", "pdf", "xlsx", "json")


def _done(folder: str, name: str, key: str = "k") -> Result:
    write_places({f"{folder}/{name}.{kind}": b"" for kind in KINDS}, force=True, inputs=())
    return Result(source=f"{name}.txt", target=f"{folder}/{name}", status="done", key=key, outputs=dict.fromkeys(KINDS, ""),
                  pictures=("p.png",))


@pytest.fixture(params=["local", "remote"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "local":
        return str(tmp_path)
    pytest.importorskip("fsspec", reason="the dask extra is not installed")
    return f"memory://{uuid.uuid4()}"


def test_what_was_done_is_read_back(folder: str):
    with Record(folder, resume=False) as record:
        record.add(_done(folder, "a"))
        record.add(Result(source="b.txt", target=f"{folder}/b", status="failed"))
    places = [f"{folder}/a.{kind}" for kind in KINDS]
    assert read_record(folder) == {f"{folder}/a": Known("k", ("p.png",), dict.fromkeys(places, ""), whole=True)}
    assert written_in(folder) == set(places)


def test_a_failure_takes_back_what_an_earlier_run_has_done(folder: str):
    with Record(folder, resume=False) as record:
        record.add(_done(folder, "a"))
        record.add(Result(source="a.txt", target=f"{folder}/a", status="failed"))
    assert read_record(folder) == {}


def test_a_line_cut_short_by_a_killed_run_is_passed_over_and_spoils_no_other(folder: str):
    with Record(folder, resume=False) as record:
        record.add(_done(folder, "a"))
    cut = read_place(f"{folder}/{NAME}", 10_000) + b'{"source": "b.t'
    write_places({f"{folder}/{NAME}": cut}, force=True, inputs=())
    assert list(read_record(folder)) == [f"{folder}/a"]
    with Record(folder, resume=True) as record:
        record.add(_done(folder, "b"))
    assert list(read_record(folder)) == [f"{folder}/a", f"{folder}/b"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_task_whose_outputs_are_gone_is_not_done(tmp_path: Path, kind: str):
    with Record(str(tmp_path), resume=False) as record:
        record.add(_done(str(tmp_path), "a"))
    (tmp_path / f"a.{kind}").unlink()
    assert [known.whole for known in read_record(str(tmp_path)).values()] == [False]


def test_a_folder_without_summary_knows_nothing(folder: str):
    assert read_record(folder) == {}


def test_a_run_that_is_not_resumed_begins_anew(folder: str):
    for name in ("a", "b"):
        with Record(folder, resume=False) as record:
            record.add(_done(folder, name))
    assert list(read_record(folder)) == [f"{folder}/b"]


def test_a_remote_summary_is_put_now_and_then_and_at_the_end(monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("fsspec", reason="the dask extra is not installed")
    folder = f"memory://{uuid.uuid4()}"

    def lines() -> int:
        return len(read_place(f"{folder}/{NAME}", 10_000).splitlines())

    now = [0.0]
    monkeypatch.setattr("convert.batch.record.time.monotonic", lambda: now[0])
    with Record(folder, resume=False) as record:
        record.add(_done(folder, "a"))
        assert lines() == 0
        now[0] = 11.0
        record.add(_done(folder, "b"))
        assert lines() == 2
        record.add(_done(folder, "c"))
        assert lines() == 2
    assert lines() == 3


def test_a_summary_that_cannot_be_written_is_one_sentence(tmp_path: Path):
    (tmp_path / NAME).mkdir()
    with pytest.raises(ConvertError) as error:
        Record(str(tmp_path), resume=False)
    assert error.value.diagnostic.code == "file-not-writable"


def test_an_output_that_gave_way_to_an_input_is_known_by_its_place(tmp_path: Path):
    own = str(tmp_path / "a-公文.docx")
    with Record(str(tmp_path), resume=False) as record:
        record.add(Result(source="a.docx", target=str(tmp_path / "a"), status="done", outputs={"docx": "1", "pdf": "2"}, elsewhere={"docx": own}))
    assert own in written_in(str(tmp_path))
    assert read_record(str(tmp_path))[str(tmp_path / "a")].outputs == {own: "1", str(tmp_path / "a.pdf"): "2"}


def test_paths_that_are_no_text_are_noted_as_text(tmp_path: Path):
    name = os.fsdecode("报告".encode("gbk"))
    with Record(str(tmp_path), resume=False) as record:
        record.add(Result(source=f"{name}.txt", target=f"{tmp_path}/报告", status="failed",
                          diagnostics=(Diagnostic(code="reader-empty", grade="error", path=f"{name}.txt"),)))
    line = json.loads((tmp_path / NAME).read_text("utf-8"))
    assert (line["source"], line["diagnostics"][0]["path"]) == ("报告.txt", "报告.txt")


def test_a_file_of_somebody_else_is_told_from_a_summary(tmp_path: Path):
    assert not is_foreign(str(tmp_path))
    (tmp_path / NAME).write_text('{"name": "mine"}\n', "utf-8")
    assert is_foreign(str(tmp_path))
    with Record(str(tmp_path), resume=False) as record:
        record.add(_done(str(tmp_path), "a"))
    assert not is_foreign(str(tmp_path))


def test_every_line_is_an_object_at_once(tmp_path: Path):
    with Record(str(tmp_path), resume=False) as record:
        record.add(_done(str(tmp_path), "a"))
        assert json.loads((tmp_path / NAME).read_text("utf-8"))["status"] == "done"
