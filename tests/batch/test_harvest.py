"""The harvest of indicators."""

from pathlib import Path

import pytest

from convert.api import Settings
from convert.batch import BatchOptions, run_batch
from tests.texts import MEETING, SECOND_YEAR


def test_the_indicators_of_all_reports_are_one_dataset_by_year(tmp_path: Path):
    dataset = pytest.importorskip("pyarrow.dataset", reason="the dask extra is not installed")
    for name, text in (("a", MEETING), ("b", SECOND_YEAR)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    place = tmp_path / "indicators.parquet"
    options = BatchOptions(out=str(tmp_path / "out"), jobs=1, indicators=str(place))
    results = run_batch([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], Settings(fonts="bundled", pdf_profile="plain"), options,
                        lambda *_: None)
    table = dataset.dataset(place, partitioning="hive").to_table()
    assert table.num_rows == sum(result.indicators for result in results)
    assert sorted(path.name for path in place.iterdir()) == ["year=2023", "year=2024"]
    assert set(table.column("report").to_pylist()) == {"a", "b"}
