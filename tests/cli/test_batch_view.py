"""The table at the end of a run."""

import pytest

from convert.batch.task import Result
from convert.cli.batch_view import Bar, print_summary
from convert.diagnostics import Diagnostic


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")


def _done(number: int, **changes: object) -> Result:
    note = Diagnostic(code="reader-empty", grade="note")
    return Result(**{"source": f"in/{number:04}.txt", "target": f"out/{number:04}", "status": "done", "pages": 3, "indicators": 10,
                     "seconds": 0.1, "diagnostics": (note,), **changes})


def _failed(number: int, line: int | None = None) -> Result:
    return _done(number, status="failed", diagnostics=(Diagnostic(code="reader-empty", grade="error", line=line),))


def _printed(capsys: pytest.CaptureFixture[str], results: list[Result], *, notes: bool = True) -> list[str]:
    print_summary(results, 100.0, "en", notes=notes)
    out, err = capsys.readouterr()
    assert out == ""
    return [line.rstrip() for line in err.splitlines()]


def test_a_few_reports_have_a_row_each(capsys: pytest.CaptureFixture[str]):
    lines = _printed(capsys, [_done(1), _done(2, status="resumed"), _failed(3, line=7)])
    assert [line.split()[:5] for line in lines[1:3]] == [["0001.txt", "done", "3", "10", "0.10"], ["0002.txt", "resumed", "0.10"]]
    assert lines[3].startswith("0003.txt  failed")
    assert "7: reader-empty The file holds no text" in lines[3]
    assert lines[4:] == ["2 notes are in out/summary.jsonl."]


def test_there_is_no_column_of_reasons_where_nothing_failed(capsys: pytest.CaptureFixture[str]):
    assert _printed(capsys, [_done(1), _done(2)], notes=False)[0].split() == ["report", "status", "pages", "figures", "seconds"]


def test_of_thousands_the_sums_are_shown_and_those_that_failed(capsys: pytest.CaptureFixture[str]):
    results = [_done(number, seconds=9.0 if number == 1234 else 0.1) for number in range(3000)]
    results[5] = _failed(5)
    lines = _printed(capsys, results)
    assert [line.split("  ")[-1].strip() for line in lines[:4]] == ["30.0 a second, 100.0 s in all", "9000", "30000", "1234.txt, 9.00 s"]
    assert lines[5].startswith("0005.txt  failed")
    assert len(lines) == 7


def test_of_many_failures_the_first_are_shown(capsys: pytest.CaptureFixture[str]):
    lines = _printed(capsys, [_failed(number) for number in range(100)])
    assert sum("reader-empty" in line for line in lines) == 40
    assert "60 more that failed are in out/summary.jsonl." in lines


def test_names_are_no_markup(capsys: pytest.CaptureFixture[str]):
    assert any("[red]x.txt" in line for line in _printed(capsys, [_done(1, source="in/[red]x.txt"), _done(2)]))


@pytest.mark.parametrize(("finished", "now", "shown"), [(10, 5.0, "2.0 a second 0:45 left"), (1, 60.0, "0.0 a second 1:39:00 left")])
def test_the_bar_tells_rate_and_time_left(monkeypatch: pytest.MonkeyPatch, finished: int, now: float, shown: str):
    bar = Bar(100, "en", began=0.0)
    try:
        with monkeypatch.context() as patch:
            patch.setattr("convert.cli.batch_view.time.monotonic", lambda: now)
            bar.advance(finished)
        fields = bar._bar.tasks[0].fields
        assert f"{fields['rate']} {fields['left']}" == shown
    finally:
        bar.close()
