"""The questions of docs/scale.md are asked of the samples."""

import re
from pathlib import Path

import pytest

from convert.api import Settings
from convert.batch import BatchOptions, run_batch

_ROOT = Path(__file__).parents[2]
_SAMPLES = ("meeting-report/meeting-report.txt", "budget-report/budget-report.md", "formal-document/formal-document.md")
_QUESTION = re.compile(r"```sql\n(.*?)```\n\n\| (.*?) \|\n", re.DOTALL)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> str:
    pytest.importorskip("pyarrow", reason="the dask extra is not installed")
    pytest.importorskip("duckdb", reason="duckdb is not installed")
    folder = tmp_path_factory.mktemp("harvest")
    options = BatchOptions(out=str(folder / "out"), jobs=1, indicators=str(folder / "indicators.parquet"))
    results = run_batch([str(_ROOT / "samples" / name) for name in _SAMPLES], Settings(fonts="bundled", pdf_profile="plain"), options,
                        lambda *_: None)
    assert [result.status for result in results] == ["done"] * 3
    return str(folder / "indicators.parquet")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_every_question_has_an_answer_with_the_columns_shown(dataset: str):
    import duckdb

    questions = _QUESTION.findall((_ROOT / "docs" / "scale.md").read_text("utf-8"))
    assert len(questions) == 3
    for sql, head in questions:
        answer = duckdb.sql(sql.replace("indicators.parquet", dataset))
        assert answer.columns == head.split(" | ")
        assert answer.fetchall()
