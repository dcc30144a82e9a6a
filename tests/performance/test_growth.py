"""Nothing grows faster than the text: calls of functions at several lengths, and what is opened and read once."""

import sys
from collections.abc import Callable

import pytest

import convert.exporters.xlsx
import convert.indicators
import convert.layout
from convert.api import Dossier, Settings, load
from tests.texts import MEETING

_SETTINGS = Settings(fonts="bundled", pdf_profile="plain", verify=True)
_TIMES = (1, 8, 16)
_MOST = 1.3
"""How much more a section may cost in the second half of a long text than in the first."""
_SECTION = "一、"


def _text(times: int) -> str:
    start, end = MEETING.index(_SECTION), MEETING.rindex("\n\n")
    return MEETING[:start] + "\n\n".join([MEETING[start:end]] * times) + MEETING[end:]


def _calls(work: Callable[[], object]) -> int:
    """Return how many functions, of Python and of C, `work` calls."""
    count = 0

    def tell(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tell)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def _dossier(times: int) -> Dossier:
    return load(_text(times).encode(), name="report.txt", settings=_SETTINGS)


STEPS = ("report", "laid_out", "indicators", "docx", "xlsx", "pdf", "json")


@pytest.fixture(scope="module")
def calls() -> dict[str, list[int]]:
    """By step, the calls for each of the lengths, each step after those that it needs."""
    for step in STEPS[1:]:
        getattr(_dossier(1), step)  # modules, tables and fonts are loaded before anything is counted
    counted: dict[str, list[int]] = {step: [] for step in STEPS}
    for times in _TIMES:
        made: list[Dossier] = []
        counted["report"].append(_calls(lambda times=times, made=made: made.append(_dossier(times))))
        for step in STEPS[1:]:
            counted[step].append(_calls(lambda step=step, made=made: getattr(made[0], step)))
    return counted


@pytest.mark.parametrize("step", STEPS)
def test_what_each_more_section_costs_does_not_grow(calls: dict[str, list[int]], step: str):
    first, middle, last = calls[step]
    early, late = ((after - before) / (times - sooner) for before, after, sooner, times in (
        (first, middle, _TIMES[0], _TIMES[1]), (middle, last, _TIMES[1], _TIMES[2])))
    assert late <= early * _MOST


def test_each_step_is_done_once(monkeypatch: pytest.MonkeyPatch):
    """The text is read once and laid out once, its figures are found once, and the workbook is made once, whatever is asked for."""
    done: list[str] = []
    for module, name in ((convert.layout, "lay_out"), (convert.indicators, "find_indicators"), (convert.exporters.xlsx, "export_xlsx")):
        kept = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *args, _kept=kept, _name=name, **kwargs: (done.append(_name), _kept(*args, **kwargs))[1])
    dossier = load(MEETING.encode(), name="report.txt", settings=Settings(fonts="bundled"))
    for kind in ("docx", "pdf", "xlsx", "json", "pdf"):
        dossier.output(kind)
    assert sorted(done) == ["export_xlsx", "find_indicators", "lay_out"]


def test_a_font_file_is_opened_once_however_long_the_text():
    opened = []
    for times in _TIMES[:2]:
        dossier = _dossier(times)
        assert dossier.pdf
        opened.append(list(dossier.fonts.opened))
    assert len(opened[0]) == len(set(opened[0])) <= 6
    assert opened[0] == opened[1]
