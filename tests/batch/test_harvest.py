"""The harvest of indicators."""

import json
import sys
import uuid
from pathlib import Path

import pytest

from convert.api import Settings
from convert.batch import BatchOptions, run_batch
from convert.diagnostics import ConvertError
from tests.refused import refused
from tests.texts import MEETING, SECOND_YEAR

dataset = pytest.importorskip("pyarrow.dataset", reason="the dask extra is not installed")
harvest = pytest.importorskip("convert.batch.harvest")
SETTINGS = Settings(fonts="bundled", pdf_profile="plain")


def _row(year: int, report: str, start: int) -> dict[str, object]:
    return {"report": report, "year": year, "start": start, "sentence": f"{report} {start}"}


def _fill(place: object, reports: list[tuple[int, list[dict[str, object]]]]) -> None:
    with harvest.Harvest(str(place)) as one:
        for number, rows in reports:
            one.add(number, rows)


def _read(place: Path) -> list[tuple[int, str, int]]:
    rows = dataset.dataset(place, partitioning="hive").to_table().to_pylist()
    return [(row["year"], row["report"], row["start"]) for row in rows]


def _files(place: Path) -> dict[str, bytes]:
    return {str(path.relative_to(place)): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()}


REPORTS = [(0, [_row(2023, "a", 1), _row(2023, "a", 5)]), (1, []), (2, [_row(2024, "b", 2)]), (3, [_row(2023, "c", 3)])]


def test_the_indicators_of_all_reports_are_one_dataset_by_year(tmp_path: Path):
    for name, text in (("a", MEETING), ("b", SECOND_YEAR)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    place = tmp_path / "indicators.parquet"
    options = BatchOptions(out=str(tmp_path / "out"), jobs=1, indicators=str(place))
    inputs = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    results = run_batch(inputs, SETTINGS, options, lambda *_: None).value
    table = dataset.dataset(place, partitioning="hive").to_table()
    assert table.num_rows == sum(result.indicators for result in results)
    assert sorted(path.name for path in place.iterdir()) == ["year=2023", "year=2024"]
    assert set(table.column("report").to_pylist()) == {"a", "b"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt", "indicators.parquet", "out"]


def test_a_resumed_run_writes_the_figures_of_what_it_does_not_do_again(tmp_path: Path):
    for name, text in (("a", MEETING), ("b", SECOND_YEAR), ("c", MEETING)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    inputs = [str(tmp_path / f"{name}.txt") for name in "abc"]
    written = []
    for resume, place in ((False, tmp_path / "1"), (True, tmp_path / "2")):
        options = BatchOptions(out=str(tmp_path / "out"), jobs=1, resume=resume, indicators=str(place))
        results = run_batch(inputs, SETTINGS, options, lambda *_: None).value
        written.append(_files(place))
    assert {result.status for result in results} == {"resumed"}
    assert written[0] == written[1]


def test_rows_stand_in_the_order_of_the_plan_in_whatever_order_they_come(tmp_path: Path):
    _fill(tmp_path / "1", REPORTS)
    _fill(tmp_path / "2", REPORTS[::-1])
    assert _read(tmp_path / "1") == [(2023, "a", 1), (2023, "a", 5), (2023, "c", 3), (2024, "b", 2)]
    assert _files(tmp_path / "1") == _files(tmp_path / "2")


def test_memory_does_not_grow_with_the_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(harvest, "_ROWS", 10)
    with harvest.Harvest(str(tmp_path / "one")) as one:
        for number in range(100):
            one.add(number, [_row(2000 + number % 3, f"{number}", start) for start in range(4)])
            assert sum(table.num_rows for tables in one._tables.values() for table in tables) < 10
    assert len(list((tmp_path / "one").rglob("*.parquet"))) > 20
    assert sorted(_read(tmp_path / "one")) == sorted((2000 + number % 3, f"{number}", start) for number in range(100) for start in range(4))


def test_a_second_harvest_replaces_its_years_and_keeps_the_others(tmp_path: Path):
    place = tmp_path / "one"
    _fill(place, [(0, [_row(2022, "old", 1)]), (1, [_row(2023, "old", 1)])])
    (place / "year=2023" / "indicators-9.parquet").write_bytes(b"of a longer run")
    kept = _files(place / "year=2022")
    _fill(place, REPORTS)
    assert _files(place / "year=2022") == kept
    assert _read(place) == [(2022, "old", 1), (2023, "a", 1), (2023, "a", 5), (2023, "c", 3), (2024, "b", 2)]
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_after_an_error_the_dataset_is_as_it_was(tmp_path: Path):
    place = tmp_path / "one"
    _fill(place, REPORTS)
    before = _files(place)
    with pytest.raises(KeyboardInterrupt), harvest.Harvest(str(place)) as one:
        one.add(0, [_row(2023, "new", 1)])
        raise KeyboardInterrupt
    assert _files(place) == before
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_a_remote_dataset_is_marked_when_it_is_whole(monkeypatch: pytest.MonkeyPatch):
    fsspec = pytest.importorskip("fsspec", reason="the dask extra is not installed")
    memory = fsspec.filesystem("memory")
    place = f"memory://{uuid.uuid4()}/one"
    _fill(place, REPORTS)
    whole = [name.rpartition("one/")[2] for name in memory.find(place)]
    assert whole == ["_SUCCESS", "year=2023/indicators-0.parquet", "year=2024/indicators-0.parquet"]

    def broken(*_: object, **__: object) -> None:
        raise PermissionError("refused")

    with monkeypatch.context() as patch, pytest.raises(ConvertError) as error:
        patch.setattr(type(memory), "put_file", broken)
        _fill(place, REPORTS)
    assert (error.value.diagnostic.code, error.value.diagnostic.args) == ("file-not-writable", {"reason": "refused"})
    assert not memory.exists(f"{place}/_SUCCESS")

    def gone(*_: object, **__: object) -> None:
        raise FileNotFoundError("no bucket")

    with monkeypatch.context() as patch, refused("file-not-writable"):
        patch.setattr(type(memory), "put_file", gone)
        _fill(place, REPORTS)


def test_a_place_that_cannot_be_is_told_before_anything_is_converted(tmp_path: Path):
    (tmp_path / "a.txt").write_text(MEETING, "utf-8")
    (tmp_path / "file").touch()
    options = BatchOptions(out=str(tmp_path / "out"), jobs=1, indicators=str(tmp_path / "file" / "one"))
    with pytest.raises(ConvertError) as error:
        run_batch([str(tmp_path / "a.txt")], SETTINGS, options, lambda *_: None)
    assert error.value.diagnostic.code == "file-no-folder"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("step", ["convert.batch.harvest._swap", "convert.batch.harvest.tempfile.mkdtemp"])
def test_a_dataset_that_cannot_be_written_is_one_sentence_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str):
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(step, full)
    with pytest.raises(ConvertError) as error:
        _fill(tmp_path / "one", REPORTS)
    assert (error.value.diagnostic.code, error.value.diagnostic.args) == ("file-not-writable", {"reason": "No space left on device"})
    assert list(tmp_path.iterdir()) == []


def test_without_its_packages_it_is_said_which_extra_brings_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with refused("batch-needs-extra"):
        harvest.Harvest(str(tmp_path / "one"))
    assert list(tmp_path.iterdir()) == []


def test_no_report_no_dataset_but_an_empty_one(tmp_path: Path):
    _fill(tmp_path / "one", [(0, [])])
    assert _files(tmp_path / "one") == {}
    assert json.dumps(sorted(path.name for path in tmp_path.iterdir())) == '["one"]'
