"""The user's settings file."""

import json
import tomllib
from pathlib import Path

import pytest

from convert.cli import run
from convert.cli.config import Config, chosen, place_of_config, read_config
from convert.cli.console import Console
from tests.texts import MEETING

CONSOLE = Console(language="en", quiet=False, as_json=False)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the user's settings file is."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    place = tmp_path / "settings" / "report-convert" / "config.toml"
    place.parent.mkdir(parents=True)
    return place


def test_it_stands_in_the_folder_of_the_user(own: Path, monkeypatch: pytest.MonkeyPatch):
    assert place_of_config() == str(own)
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setenv("HOME", "/home/a")
    assert place_of_config() == "/home/a/.config/report-convert/config.toml"
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    assert place_of_config() is None
    assert read_config(None, CONSOLE) == (Config(), None)


def test_a_call_takes_what_it_does_not_say_from_the_file(own: Path, calls: list):
    own.write_text('style = "gbt9704"\nfonts = "bundled"\nlang = "en"\nset = ["title.type_size=小二"]\npdf_profile = "plain"\nseal = "印章.png"\n', "utf-8")
    assert run(["pdf", "a.txt"]) == 0
    got = calls[0][1]
    assert (got["style"], got["fonts"], got["lang"], got["overrides"], got["pdf_profile"]) == ("gbt9704", "bundled", "en", ("title.type_size=小二",), "plain")
    assert got["seals"] == (str(own.parent / "印章.png"),)
    assert run(["pdf", "a.txt", "--style", "meeting", "--fonts", "auto", "--pdf-profile", "a3a", "--lang", "zh", "--seal", "b.png"]) == 0
    got = calls[1][1]
    assert (got["style"], got["fonts"], got["lang"], got["pdf_profile"], got["seals"]) == ("meeting", "auto", "zh", "a3a", ("b.png",))


def test_the_words_of_the_office_lie_beside_the_file(own: Path, calls: list):
    own.write_text('words = "用语表.txt"\n', "utf-8")
    assert run(["check", "a.txt"]) == 0 and run(["all", "a.txt", "--words", "b.txt"]) == 0
    assert [call[1]["words"] for call in calls] == [str(own.parent / "用语表.txt"), "b.txt"]


def test_without_a_file_a_call_has_the_defaults_of_the_table(calls: list):
    assert run(["serve"]) == 0
    assert (calls[0][1]["port"], calls[0][1]["host"], calls[0][1]["fonts"]) == (8765, "127.0.0.1", "auto")


def test_a_file_can_be_named_and_one_beside_a_report_is_not_read(own: Path, tmp_path: Path, calls: list, monkeypatch: pytest.MonkeyPatch):
    assert not own.exists()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(MEETING, "utf-8")
    for name in ("config.toml", ".config.toml", "convert.toml", "report-convert.toml"):
        (tmp_path / name).write_text('fonts = "bundled"\n', "utf-8")
    assert run(["docx", "a.txt"]) == 0
    assert run(["docx", "a.txt", "--config", "config.toml"]) == 0
    assert [got["fonts"] for _, got in calls] == ["auto", "bundled"]


def test_seals_of_several_organs_are_named(tmp_path: Path):
    (tmp_path / "c.toml").write_text('[seal]\n"区财政局" = "a.png"\n', "utf-8")
    from convert.cli.commands import COMMANDS

    option = next(one for command in COMMANDS for one in command.options if one.name == "seals")
    assert chosen(option, read_config(str(tmp_path / "c.toml"), CONSOLE)[0]) == (f"区财政局={tmp_path / 'a.png'}",)


@pytest.mark.parametrize(("text", "code"), [
    ("style = ", "config-syntax"), ("stile = 1\n", "config-key"), ("fonts = 1\n", "config-value"), ('fonts = "mine"\n', "config-value"),
    ("fonts = []\n", "config-value")])
def test_a_wrong_file_is_one_sentence(own: Path, text: str, code: str, capsys):
    own.write_text(text, "utf-8")
    assert run(["docx", "a.txt"]) == 2
    assert capsys.readouterr().err.startswith(f"{own}: 错误 {code} ")


@pytest.mark.parametrize(("text", "told"), [
    ('fonts = "mine"', "设置项 fonts 不能是“mine”，应为：auto | bundled。"), ("words = 3", "设置项 words 不能是“3”，应为：文字。"),
    ("seal = 1", "设置项 seal 不能是“1”，应为：文字。")])
def test_a_wrong_value_is_told_with_what_may_stand_there(own: Path, text: str, told: str, capsys):
    own.write_text(text, "utf-8")
    assert run(["config"]) == 2
    assert told in capsys.readouterr().err


def test_a_file_that_is_named_and_not_there_is_told(capsys):
    assert run(["config", "--config", "none.toml"]) == 3
    assert "file-missing" in capsys.readouterr().err


def test_what_is_shown_is_read_again_as_it_was(own: Path, capsys):
    own.write_text('style = "gbt9704"\nset = ["title.type_size=小二", "body.bold=true"]\nlang = "en"\n'
                   '[seal]\n"区\\"财政\\u007f局" = "a.png"\n"b.c" = "b.png"\n', "utf-8")
    assert run(["config"]) == 0
    out = capsys.readouterr().out
    assert '\nlang = "en"\nseal = { "区' in out
    tree = tomllib.loads(out)
    assert tree == {"style": "gbt9704", "set": ["title.type_size=小二", "body.bold=true"], "lang": "en",
                    "seal": {'区"财政\x7f局': str(own.parent / "a.png"), "b.c": str(own.parent / "b.png")}}


@pytest.mark.parametrize("as_json", [False, True])
def test_the_settings_are_shown(own: Path, as_json: bool, capsys):
    words = ["config", *(["--format", "json"] if as_json else [])]
    assert run(words) == 0
    out = capsys.readouterr().out
    if as_json:
        assert json.loads(out) == {"path": None, "settings": {}}
    else:
        assert out == f"# 没有设置文件；可以建立 {own}\n"
    own.write_text('style = "gbt9704"\n', "utf-8")
    assert run(words) == 0
    out = capsys.readouterr().out
    if as_json:
        assert json.loads(out) == {"path": str(own), "settings": {"style": "gbt9704"}}
    else:
        assert out == f'# 设置取自 {own}\nstyle = "gbt9704"\n'
