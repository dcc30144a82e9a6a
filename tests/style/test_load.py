"""Which sheet a report is set in, and how long a computed one is good."""

import os
from pathlib import Path

import pytest

from convert import kept
from convert.diagnostics import UsageError
from convert.model.report import Report, SourceInfo
from convert.style import choose_style, compute, load, load_style, styles_folder

SOURCE = SourceInfo(name="a.txt", format="text", sha256="", characters=0)


def test_the_report_chooses_its_sheet():
    assert choose_style(Report(source=SOURCE)) == "meeting"
    assert choose_style(Report(source=SOURCE, format="letter")) == "gbt9704-letter"
    assert choose_style(Report(source=SOURCE, style="gbt9704")) == "gbt9704"


@pytest.fixture
def computed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what grows with every sheet that is computed; the shipped sheets are the files of a folder."""
    made: list[str] = []
    really = compute.compute
    monkeypatch.setattr(compute, "compute", lambda name, overrides: (made.append(name), really(name, overrides))[1])
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    monkeypatch.setattr(load, "_kept", kept.Kept("test"))
    for sheet in ("base", "meeting"):
        (tmp_path / f"{sheet}.toml").write_bytes((Path(styles_folder()) / f"{sheet}.toml").read_bytes())
    for module in ("locate", "load"):
        monkeypatch.setattr(f"convert.style.{module}.styles_folder", lambda: str(tmp_path))
    _next_start()
    yield made
    _next_start()


def _next_start() -> None:
    load._load_shipped.cache_clear()


def test_a_sheet_that_has_not_changed_is_computed_once(computed: list[str]):
    first = load_style("meeting")
    _next_start()
    assert load_style("meeting") == first
    assert computed == ["meeting"]


@pytest.mark.parametrize("changed", ["base.toml", "meeting.toml"])
def test_a_change_of_the_sheet_or_of_one_that_it_extends_is_seen(computed: list[str], tmp_path: Path, changed: str):
    load_style("meeting")
    text = (tmp_path / changed).read_text("utf-8")
    (tmp_path / changed).write_text(text + '\n[role.title]\ncolor = "AA0000"\n' if changed == "meeting.toml" else text + "# more\n", "utf-8")
    os.utime(tmp_path / changed, (1, 1))
    _next_start()
    assert load_style("meeting").roles["title"].color == ("AA0000" if changed == "meeting.toml" else "000000")
    assert computed == ["meeting", "meeting"]


def test_a_sheet_with_overrides_is_another_sheet(computed: list[str]):
    load_style("meeting")
    assert load_style("meeting", ("title.type_size=小二",)).roles["title"].type_size_pt == 18
    assert load_style("meeting").roles["title"].type_size_pt == 22
    assert computed == ["meeting", "meeting"]


def test_what_is_no_sheet_is_computed_anew(computed: list[str]):
    load_style("meeting")
    (key,) = load._kept._known
    load._kept.put(key, (load._kept.get(key)[0], b"\xc1"))
    _next_start()
    assert load_style("meeting").id == "meeting"
    assert computed == ["meeting", "meeting"]


def test_a_wrong_override_is_refused_every_time(computed: list[str]):
    for _ in range(2):
        with pytest.raises(UsageError):
            load_style("meeting", ("titel.type_size=小二",))
    assert computed == ["meeting", "meeting"]


def test_the_sheets_of_another_installation_are_other_sheets(computed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    load_style("meeting")
    other = tmp_path / "other"
    other.mkdir()
    for sheet in ("base", "meeting"):
        text = (tmp_path / f"{sheet}.toml").read_text("utf-8")
        (other / f"{sheet}.toml").write_text(text + ('\n[role.title]\ncolor = "AA0000"\n' if sheet == "meeting" else ""), "utf-8")
    for module in ("locate", "load"):
        monkeypatch.setattr(f"convert.style.{module}.styles_folder", lambda: str(other))
    _next_start()
    assert load_style("meeting").roles["title"].color == "AA0000"
    assert computed == ["meeting", "meeting"]
