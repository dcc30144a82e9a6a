"""The questions of docs/scale.md are asked of the samples, and the answers are those that it prints."""

import re
from pathlib import Path

import pytest

from convert.api import Settings
from convert.batch import BatchOptions, run_batch

_ROOT = Path(__file__).parents[2]
_SAMPLES = sorted(str(path) for pattern in ("*/*.txt", "*/[!R]*.md", "*/*.html") for path in (_ROOT / "samples").glob(pattern))
_QUESTION = re.compile(r"```sql\n(.*?)```\n\n((?:\|[^\n]*\n)+)", re.DOTALL)
_QUESTIONS = _QUESTION.findall((_ROOT / "docs" / "scale.md").read_text("utf-8"))


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> str:
    pytest.importorskip("pyarrow", reason="the dask extra is not installed")
    pytest.importorskip("duckdb", reason="duckdb is not installed")
    folder = tmp_path_factory.mktemp("harvest")
    options = BatchOptions(out=str(folder / "out"), jobs=1, indicators=str(folder / "indicators.parquet"))
    results = run_batch(_SAMPLES, Settings(fonts="bundled", pdf_profile="plain"), options, lambda *_: None).value
    assert [result.status for result in results] == ["done"] * len(_SAMPLES)
    return str(folder / "indicators.parquet")


def test_there_are_three_questions():
    assert len(_QUESTIONS) == 3


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(("sql", "printed"), _QUESTIONS)
def test_a_question_has_the_answer_that_is_printed(dataset: str, sql: str, printed: str):
    import duckdb

    head, _, *rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in printed.splitlines()]
    answer = duckdb.sql(sql.replace("indicators.parquet", dataset))
    assert answer.columns == head
    assert [[str(value) for value in row] for row in answer.fetchall()] == rows


def test_pandas_is_not_needed_but_the_dataset_is_one_that_it_reads(dataset: str):
    """What pandas opens is what pyarrow opens: one schema over all partitions, the year among the columns."""
    from pyarrow import parquet

    table = parquet.read_table(dataset)
    assert {"report", "sha256", "title", "issuer", "year", "name", "value", "unit", "sentence", "page"} <= set(table.column_names)
    assert sorted(set(table.column("year").to_pylist())) == [0, 2023, 2024]
