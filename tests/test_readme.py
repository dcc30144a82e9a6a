"""What the documents show is there."""

import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest

from convert.cli import run
from convert.packet.keys import quoted_keys

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "samples").glob("*.md")])
COMMAND = re.compile(r"^(?:\$ |    )convert (.+?)(?: #.*| [|>].*)?$", re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path):
    text = re.sub(r"```.*?```|`[^`\n]*`", "", document.read_text("utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text)
    missing = [link for link in links if "://" not in link and not (document.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("document", [path for path in DOCUMENTS if COMMAND.search(path.read_text("utf-8"))], ids=lambda path: path.name)
def test_every_command_shown_is_a_right_one(document: Path, monkeypatch: pytest.MonkeyPatch):
    shown = COMMAND.findall(document.read_text("utf-8").replace("\\\n", " "))
    monkeypatch.setattr("convert.cli.typer_app.dispatch", lambda *_: 0)
    monkeypatch.setattr("convert.cli.call.os.path.exists", lambda _: True)
    assert [line for line in shown if run(shlex.split(line)) != 0] == []


@pytest.mark.parametrize("page", ["packet", "settings"])
def test_both_languages_of_a_page_show_one_file(page: str):
    english, chinese = (tomllib.loads(quoted_keys(text.partition("```toml\n")[2].partition("```")[0]))
                        for text in ((ROOT / "docs" / f"{page}{end}").read_text("utf-8") for end in (".md", ".zh-CN.md")))
    assert english == chinese != {}


@pytest.mark.parametrize("chinese", [path for path in DOCUMENTS if path.name.endswith(".zh-CN.md") and path.parent.name == "docs"],
                         ids=lambda path: path.name)
def test_a_page_in_chinese_shows_the_pictures_of_the_english_one(chinese: Path):
    english = chinese.with_name(chinese.name.replace(".zh-CN", ""))
    pictures = set(re.findall(r"images/[\w-]+\.png", english.read_text("utf-8"))) if english.exists() else set()
    assert pictures - set(re.findall(r"images/[\w-]+\.png", chinese.read_text("utf-8"))) == set()


STEP = re.compile(r"^\$ (.+?)(?: +#.*| [|>].*)?$", re.MULTILINE)
"""A line of the tour, without what a shell does with its result."""


def test_the_tour_is_one_sequence_that_runs_from_its_first_line_to_its_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary):
    """In an empty folder, with the shipped samples alone; `check` may find something."""
    steps = STEP.findall((ROOT / "README.md").read_text("utf-8"))
    assert steps == STEP.findall((ROOT / "README.zh-CN.md").read_text("utf-8"))
    monkeypatch.chdir(tmp_path)
    for step in steps:
        program, *words = shlex.split(step)
        if program == "cp":
            shutil.copy(*words)
            continue
        assert program == "convert"
        status = run([*words, "--lang", "zh"] if "--lang" not in words else words)
        out, err = capfdbinary.readouterr()
        assert status == 0 or (status == 1 and words[0] == "check"), (step, err.decode("utf-8", "replace"))
        assert b"Traceback" not in out + err
    for name in ("out/report.docx", "many/statistics.pdf", "formal.pdf", "对比.xlsx", "again.xlsx", "report-fixed.txt", "花脸稿.docx", "本单位.toml",
                 "inside/report.json"):
        assert (tmp_path / name).is_file(), name
    assert list((tmp_path / "会议材料").glob("*.pdf"))
