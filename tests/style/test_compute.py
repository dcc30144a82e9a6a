"""From TOML to a computed sheet."""

from pathlib import Path

import pytest

from convert.diagnostics import UsageError
from convert.style import list_styles, load_style
from tests.refused import refused


def test_the_grid_fills_the_type_area_as_the_standard_computes_it():
    grid = load_style("gbt9704").grid
    assert grid.cell_mm == pytest.approx(156 / 28)
    assert grid.line_pitch_mm == pytest.approx(10.449, abs=0.001)
    assert 21 * grid.line_pitch_mm + grid.char_height_mm == pytest.approx(225)


@pytest.mark.parametrize("name", list_styles())
def test_every_shipped_sheet_loads_and_every_part_with_numbers_cites_its_source(name: str):
    sheet = load_style(name)
    parts = {key: getattr(sheet, key) for key in ("page", "grid", "text", "page_number", "header", "sign_off", "imprint", "table", "docx")}
    parts |= {f"role.{key}": role for key, role in sheet.roles.items()}
    parts |= {f"typeface.{key}": face for key, face in sheet.typefaces.items()}
    assert [] == [key for key, part in parts.items() if not part.cite]


def test_a_role_inherits_from_the_role_that_it_extends():
    roles = load_style("meeting").roles
    assert roles["heading_2"].typeface == "kaiti"
    assert roles["heading_2"].keep_with_next == roles["heading_1"].keep_with_next


def test_a_letter_differs_from_the_general_format_only_where_it_says_so():
    letter, general = load_style("gbt9704-letter"), load_style("gbt9704")
    assert letter.header.issuer_mark_top_mm == 30
    assert letter.roles == general.roles


@pytest.mark.parametrize(("override", "code", "nearest"), [
    ("title.typesize=小二", "style-unknown-key", "type_size"),
    ("titel.type_size=小二", "style-unknown-key", "title"),
    ("title.type_size=很大", "style-value", None),
    ("title", "style-override-form", None),
])
def test_a_wrong_override_names_the_key_and_the_nearest_right_one(override: str, code: str, nearest: str | None):
    with pytest.raises(UsageError) as caught:
        load_style("meeting", (override,))
    assert caught.value.diagnostic.code == code
    assert nearest is None or caught.value.diagnostic.args["nearest"] == nearest


def test_an_override_changes_the_computed_value():
    assert load_style("meeting", ("title.type_size=小二",)).roles["title"].type_size_pt == 18


def test_a_sheet_of_the_users_own_extends_a_shipped_one(tmp_path: Path):
    path = tmp_path / "ours.toml"
    path.write_text('[sheet]\nid = "ours"\nextends = "meeting"\n[role.title]\ncolor = "AA0000"\n', "utf-8")
    sheet = load_style(str(path))
    assert (sheet.id, sheet.roles["title"].color, sheet.roles["title"].typeface) == ("ours", "AA0000", "xiaobiaosong")


@pytest.mark.parametrize(("text", "code"), [
    ("[sheet\n", "style-syntax"),
    ('[sheet]\nid="x"\nextends="nothing"\n', "style-unknown"),
    ('[sheet]\nid="x"\ntitle="本单位"\n[role.title]\ntype_size="小二"\n', "style-no-basis"),
    ('[sheet]\nid="x"\nextends="meeting"\n[paper]\nwidth="1mm"\n', "style-unknown-key"),
    ('[sheet]\nid="x"\nextends="meeting"\n[role.title]\nextends="body"\n[role.body]\nextends="title"\n', "style-cycle"),
    ('[sheet]\nid="x"\nextends="meeting"\n[role.title]\nextends="none"\n', "style-cycle"),
    ('[sheet]\nid="x"\nextends="meeting"\n[typeface.own]\ncite="practice"\n', "style-missing-key"),
])
def test_a_broken_sheet_is_refused(tmp_path: Path, text: str, code: str):
    path = tmp_path / "broken.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError) as caught:
        load_style(str(path))
    assert caught.value.diagnostic.code == code


def test_the_key_tells_whether_an_override_is_for_the_section_or_the_role_of_one_name():
    sheet = load_style("meeting", ("page_number.side=centre", "page_number.type_size=五号"))
    assert (sheet.page_number.side, sheet.roles["page_number"].type_size_pt) == ("centre", 10.5)


def test_sheets_that_go_on_from_each_other_and_long_chains_of_them_are_refused(tmp_path: Path):
    def write(name: str, extends: str) -> str:
        (tmp_path / f"{name}.toml").write_text(f'[sheet]\nid = "{name}"\ntitle = "own"\nextends = "{extends}"\n', "utf-8")
        return str(tmp_path / f"{name}.toml")

    first = write("a", write("b", str(tmp_path / "a.toml")))
    with refused("style-cycle", UsageError):
        load_style(first)
    place = "meeting"
    for number in range(40):
        place = write(f"c{number}", place)
    with refused("style-cycle", UsageError):
        load_style(place)
