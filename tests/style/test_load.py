"""Which sheet a report is set in, and how long a computed one is good."""

import pytest

from convert.diagnostics import UsageError
from convert.model.report import Report, SourceInfo
from convert.style import choose_style, load_style

SOURCE = SourceInfo(name="a.txt", format="text", sha256="", characters=0)


def test_the_report_chooses_its_sheet():
    assert choose_style(Report(source=SOURCE)) == "meeting"
    assert choose_style(Report(source=SOURCE, format="letter")) == "gbt9704-letter"
    assert choose_style(Report(source=SOURCE, style="gbt9704")) == "gbt9704"


def test_a_sheet_of_the_program_is_computed_once_and_one_with_overrides_is_another():
    assert load_style("meeting") is load_style("meeting")
    assert load_style("meeting", ("title.type_size=小二",)).roles["title"].type_size_pt == 18
    assert load_style("meeting").roles["title"].type_size_pt == 22


def test_a_change_of_a_file_of_the_users_is_seen(tmp_path):
    own = tmp_path / "own.toml"
    for color in ("AA0000", "00AA00"):
        own.write_text(f'[sheet]\ntitle = "own"\nextends = "meeting"\n\n[role.title]\ncolor = "{color}"\n', "utf-8")
        assert load_style(str(own)).roles["title"].color == color


def test_a_wrong_override_is_refused_every_time():
    for _ in range(2):
        with pytest.raises(UsageError):
            load_style("meeting", ("titel.type_size=小二",))
