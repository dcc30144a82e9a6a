"""The work of the limited child, done here."""

import io
import zipfile

import pytest

from convert.api import Settings, load
from convert.editing.edit import FigureDrop, SetText
from convert.serve.tasks import Convert, Draw, Drawn, Failed, Made, Revise, Revised
from convert.serve.work import perform
from tests.texts import MEETING

SETTINGS = Settings(fonts="bundled")


def made(*edits, data=MEETING.encode(), name="报告.txt") -> Made:
    reply = perform(Convert(data=data, name=name, settings=SETTINGS, edits=edits))
    assert isinstance(reply, Made), reply
    return reply


def test_without_corrections_it_is_the_dossier_to_the_byte():
    dossier = load(MEETING.encode(), name="报告.txt", settings=SETTINGS)
    reply = made()
    assert (reply.docx, reply.pdf, reply.xlsx, reply.json) == (dossier.docx, dossier.pdf, dossier.xlsx, dossier.json)


def test_corrections_reach_the_model_and_the_indicators():
    plain = made()
    reply = made(SetText(place="closing", text="请予审议。"), FigureDrop(key=plain.view.indicators[0].key))
    assert '"请予审议。"' in reply.json.decode()
    assert len(reply.view.indicators) == len(plain.view.indicators) - 1


@pytest.mark.parametrize(("task", "code"), [
    (Convert(data=b"", name="a.txt", settings=SETTINGS), "reader-empty"),
    (Convert(data=MEETING.encode(), name="a.txt", settings=SETTINGS, edits=(SetText(place="x", text="y"),)), "edit-place"),
    (Convert(data=MEETING.encode(), name="a.txt", settings=SETTINGS, edits=(SetText(place="closing", text="a\x07b"),)), "reader-json-character"),
    (Convert(data="---\n版式: ../x.toml\n---\n\n# 题\n".encode(), name="a.md", settings=SETTINGS), "serve-sheet")])
def test_what_cannot_be_made_is_a_reply(task, code):
    reply = perform(task)
    assert isinstance(reply, Failed)
    assert reply.diagnostic.code == code


def test_pages_are_drawn_as_png():
    reply = perform(Draw(pdf=made().pdf, pages=(1,)))
    assert isinstance(reply, Drawn)
    assert reply.pictures[0].startswith(b"\x89PNG")


def test_another_archive_is_left_to_the_reader():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.exe", b"MZ")
    reply = perform(Convert(data=out.getvalue(), name="a.zip", settings=SETTINGS))
    assert isinstance(reply, Failed)
    assert reply.diagnostic.code.startswith("reader-")


def test_what_changed_between_two_versions_is_told_in_letters_and_figures():
    old = Convert(data=MEETING.encode(), name="一稿.txt", settings=SETTINGS)
    new = Convert(data=MEETING.replace("1286", "1300").encode(), name="二稿.txt", settings=SETTINGS,
                  edits=(SetText(place="closing", text="请予审议。"),))
    reply = perform(Revise(old=old, new=new))
    assert isinstance(reply, Revised)
    assert [(one.before, one.after) for one in reply.changes] == [("1286件", "1300件")]
    document = zipfile.ZipFile(io.BytesIO(reply.docx)).read("word/document.xml").decode()
    assert "<w:ins " in document
    assert "<w:del " in document
    assert reply.xlsx.startswith(b"PK")
