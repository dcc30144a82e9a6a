"""Mutated documents: the same seed gives the same ones, all kinds are made, and a promise that is broken is seen."""

from pathlib import Path

import fuzz
import mutate
import pytest

import convert.api
from tests.readers.docx.build import docx, paragraph

LINES = ("关于全县工作的报告", "一、主要成效", "全年完成投资12亿元，同比增长5%。")
MAKING = mutate.Mutator(mutate.Documents(
    {"txt": ["\n".join(LINES)], "md": ["# " + "\n\n".join(LINES)], "html": ["<html><body><p>" + "</p><p>".join(LINES)]},
    [docx("".join(map(paragraph, LINES)))]))


def test_the_same_seed_gives_the_same_input_and_all_kinds_are_made():
    made = [MAKING.make(f"1.{number}") for number in range(60)]
    assert made == [MAKING.make(f"1.{number}") for number in range(60)]
    assert {name for name, _ in made} == {"a.txt", "a.md", "a.html", "a.docx"}
    assert len({data for _, data in made}) > 50


def test_what_is_made_keeps_the_promises():
    found = [mutate.check(data, name) for name, data in map(MAKING.make, "abcdefgh")]
    assert any(found)


def test_documents_are_looked_for_below_folders(tmp_path: Path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.txt").write_bytes("望川县".encode("gb18030"))
    (tmp_path / "README.md").write_text("no document")
    (tmp_path / "b.docx").write_bytes(b"PK")
    found = mutate.documents([tmp_path])
    assert (found.texts, found.packages[0]) == ({"txt": ["望川县"], "md": [], "html": []}, b"PK")


@pytest.mark.parametrize(("name", "data"), [
    ("a.md", "# 关于工作的报告\n\n甲项工作。".encode()), ("a.html", "<html><p>关于工作的报告<p>甲项工作。".encode()),
    ("a.docx", docx(paragraph("关于工作的报告") + paragraph("甲项工作。")))])
def test_a_letter_lost_or_twice_breaks_the_promise(name: str, data: bytes, monkeypatch: pytest.MonkeyPatch):
    assert mutate.check(data, name)
    right = mutate._shown
    monkeypatch.setattr(mutate, "_shown", lambda *given: tuple(text + "失" for text in right(*given)))
    with pytest.raises(fuzz.BrokenPromise, match="lost: '失'"):
        mutate.check(data, name)
    monkeypatch.setattr(mutate, "_shown", lambda *given: tuple(text.replace("工", "") for text in right(*given)))
    with pytest.raises(fuzz.BrokenPromise, match="twice: '工工'"):
        mutate.check(data, name)


@pytest.mark.parametrize("note", ["附件一：任务表", "附件：⑴任务表"])
def test_the_number_of_an_attachment_is_written_anew(note: str):
    assert mutate.check(f"# 关于工作的通知\n\n各学校：\n\n请做好工作。\n\n{note}".encode(), "a.md")


def test_what_breaks_a_promise_is_kept_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def refuse(_dossier: object, _kind: str) -> bytes:
        raise convert.api.ConvertError("verify-layout", block="p1", text="甲")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(convert.api.Dossier, "output", refuse)
    monkeypatch.setattr(mutate, "documents", lambda _folders: MAKING.found)
    assert mutate.main(["mutate.py", "7", "2"]) == 1
    assert sorted(path.stem for path in tmp_path.iterdir()) == ["mutated-7-0", "mutated-7-1"]
    assert "verify-layout" in capsys.readouterr().out
