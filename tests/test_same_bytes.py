"""The same report gives the same bytes under every Python.

Since 3.12 `sum` of floats keeps what rounding takes away, so that a sum may differ in its last digit from that of 3.11. What
reaches an output is summed by `math.fsum`, which is exact, or counted in whole units.
"""

import builtins
from collections.abc import Iterable
from math import fsum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from convert.api import KINDS, Dossier, Settings, load_path
from convert.model.report import Report
from tests.whole_reports import whole_reports

SAMPLES = Path(__file__).parents[1] / "samples"


def _plain(values: Iterable[Any], start: Any = 0) -> Any:
    """Return the sum as Python 3.11 makes it, one addition after the other."""
    for value in values:
        start = start + value
    return start


def _compensated(values: Iterable[Any], start: Any = 0) -> Any:
    """Return the sum as later Pythons make it, floats without what rounding takes away."""
    listed = list(values)
    if any(isinstance(value, float) for value in listed):
        return fsum([start, *listed])
    return _plain(listed, start)


def _outputs(dossier: Dossier, monkeypatch: pytest.MonkeyPatch, way: Any) -> list[bytes]:
    with monkeypatch.context() as patch:
        patch.setattr(builtins, "sum", way)
        return [dossier.output(kind) for kind in KINDS]


@pytest.mark.parametrize("name", ["formal-document/formal-document.md", "statistics/statistics.txt", "budget-report/budget-report.md",
                                  "letter/letter.md", "minutes/minutes.md", "order/order.md", "meeting-report/meeting-report.txt"])
def test_samples(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def made(way: Any) -> list[bytes]:
        return _outputs(load_path(str(SAMPLES / name), Settings(fonts="bundled")), monkeypatch, way)

    assert made(_plain) == made(_compensated)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(report=whole_reports())
def test_whole_reports(report: Report) -> None:
    def pages(way: Any) -> Any:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(builtins, "sum", way)
            return Dossier(report, Settings(fonts="bundled"), name="any").laid_out

    assert pages(_plain) == pages(_compensated)
