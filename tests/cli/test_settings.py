"""From arguments to settings."""

import io

import pytest
from PIL import Image

from convert.api import load
from convert.cli.console import Console
from convert.cli.settings import folder_of_outputs, settings_of, target_of
from convert.cli.table import Arguments
from convert.diagnostics import ConvertError, UsageError
from convert.messages import render
from tests.whole_reports import png

SEAL = png(2, 2)


def _whole(kind: str) -> bytes:
    """Return a sound picture of another kind than pages hold."""
    buffer = io.BytesIO()
    Image.new("RGB", (2, 2)).save(buffer, kind)
    return buffer.getvalue()


def test_arguments_that_a_command_does_not_have_are_the_defaults():
    settings = settings_of(Arguments())  # the language of messages is another matter
    assert (settings.fonts, settings.pdf_profile, settings.verify, settings.language) == ("auto", "a3a", True, "zh")


def test_a_file_named_by_an_option_is_read(tmp_path):
    (tmp_path / "seal.png").write_bytes(SEAL)
    path = str(tmp_path / "seal.png")
    assert settings_of(Arguments(seals=(path,))).seals == {"": SEAL}
    assert settings_of(Arguments(seals=(f"区财政局={path}", f"区审计局 ={path}"))).seals == {"区财政局": SEAL, "区审计局": SEAL}
    with pytest.raises(ConvertError):
        settings_of(Arguments(seals=(str(tmp_path / "none.png"),)))


def test_a_bad_workbook_of_corrections_is_named_with_what_is_told_of_it(tmp_path):
    path = tmp_path / "changed.xlsx"
    path.write_bytes(b"no workbook")
    settings = settings_of(Arguments(corrections=str(path)))
    with pytest.raises(ConvertError) as raised:
        _ = load("关于工作的报告\n\n完成投资3亿元。\n".encode(), name="a.txt", settings=settings).corrections
    assert (raised.value.diagnostic.code, raised.value.diagnostic.path) == ("xlsx-corrections-unreadable", str(path))
    assert "“”" not in render(raised.value.diagnostic)


CONSOLE = Console(language="en", quiet=False, as_json=False)


def _target(path: str, kind, output: str | None = None) -> str:
    return target_of(path, kind, Arguments(output=output), CONSOLE)


def test_outputs_stand_beside_their_input():
    assert _target("a/b.txt", "pdf") == "a/b.pdf"
    assert _target("a/b.pdf", "pdf") == "a/b-公文.pdf"
    with pytest.raises(UsageError):
        _target("-", "pdf")


def test_an_output_may_be_a_file_or_a_folder(tmp_path):
    (tmp_path / "b.docx").touch()
    assert _target("b.txt", "pdf", str(tmp_path / "x.pdf")) == str(tmp_path / "x.pdf")
    assert _target("b.txt", "pdf", str(tmp_path)) == str(tmp_path / "b.pdf")
    assert _target("b.txt", "pdf", f"{tmp_path}/new/") == f"{tmp_path}/new/b.pdf"
    assert (tmp_path / "new").is_dir()
    assert _target(str(tmp_path / "b.docx"), "docx", str(tmp_path)) == str(tmp_path / "b-公文.docx")
    assert _target("-", "docx", str(tmp_path)) == str(tmp_path / "report.docx")


@pytest.mark.parametrize(("name", "told"), [("a.pdf", True), ("a.PDF", True), ("a.docx", False), ("a", False), ("a.v2", False)])
def test_a_name_that_ends_like_another_kind_is_told(name: str, told: bool, capsys):
    assert _target("b.txt", "docx", name) == name
    assert ("cli-other-suffix" in capsys.readouterr().err) == told


@pytest.mark.parametrize("content", [b"nope", b"", b"\x89PNG\r\n\x1a\n" + bytes(40), b"GIF89a\1\0\1\0\0\0\0;", _whole("GIF"), _whole("BMP")])
def test_a_seal_that_is_no_picture_is_told_by_its_file(content: bytes, tmp_path):
    path = tmp_path / "印章.png"
    path.write_bytes(content)
    with pytest.raises(ConvertError) as error:
        settings_of(Arguments(seals=(f"区财政局={path}",)))
    assert (error.value.diagnostic.code, error.value.diagnostic.path) == ("file-no-picture", str(path))


@pytest.mark.parametrize("name", ["材料.docx", "材料.PDF"])
def test_a_file_named_where_a_folder_is_wanted_is_told(name: str, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as error:
        folder_of_outputs(Arguments(out=name))
    assert (error.value.diagnostic.code, error.value.diagnostic.args["kind"]) == ("cli-wants-folder", name[-4:].lower().lstrip("."))
    assert folder_of_outputs(Arguments(out=f"{name}/")) == f"{name}/"
    (tmp_path / name).mkdir()
    assert folder_of_outputs(Arguments(out=name)) == name
    assert folder_of_outputs(Arguments(out=None)) is None


def test_the_words_of_the_office_are_looked_at_before_any_work(tmp_path):
    path = tmp_path / "用语表.txt"
    path.write_text("青河区 青禾区\n", "utf-8")
    assert settings_of(Arguments(words=str(path))).words == path.read_bytes()
    path.write_text("甲\n", "utf-8")
    with pytest.raises(UsageError, match="只有一个字"):
        settings_of(Arguments(words=str(path)))
