"""An upload with its changes, opened."""

import io
import os
import zipfile

import msgspec

from convert.api import Settings, load
from convert.editing.edit import FigureChange, SetText
from convert.serve import opening
from convert.serve.opening import office_sheet, open_dossier
from convert.serve.tasks import Convert
from tests.archives import every_way
from tests.refused import refused
from tests.texts import MEETING

TASK = Convert(data=MEETING.encode(), name="报告.txt", settings=Settings(fonts="bundled"))
SHEET = '[sheet]\nextends = "meeting"\nid = "office"\ntitle = "本单位"\n'.encode()


def changed(**changes) -> Convert:
    return Convert(data=TASK.data, name=TASK.name, settings=TASK.settings, **changes)


def test_without_changes_it_is_the_report_as_it_is_read():
    assert open_dossier(TASK).report == load(TASK.data, name=TASK.name, settings=TASK.settings).report


def test_changes_of_the_text_and_of_figures_are_in_it():
    key = open_dossier(TASK).indicators[0]
    from convert.corrections.keys import keys_of

    figure = FigureChange(key=keys_of(open_dossier(TASK).indicators)[0], name="改过的名称")
    dossier = open_dossier(changed(edits=(SetText(place="closing", text="请予审议。"), figure)))
    assert dossier.report.closing == "请予审议。"
    assert dossier.indicators[0].name == "改过的名称" != key.name


def test_the_sheet_of_the_office_is_a_file_for_the_moment():
    with office_sheet(changed(sheet=SHEET)) as settings:
        assert settings.style is not None
        assert os.path.isfile(settings.style)
    assert not os.path.exists(settings.style)
    assert open_dossier(changed(sheet=SHEET)).sheet.title == "本单位"


def test_a_download_that_would_grow_too_large_is_refused_and_one_that_is_damaged_is_none(monkeypatch):
    dossier = load(TASK.data, name=TASK.name, settings=TASK.settings)

    def packed(*kinds: str) -> Convert:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for kind in kinds:
                archive.writestr(f"报告.{kind}", dossier.output(kind))
        return Convert(data=buffer.getvalue(), name="报告.zip", settings=TASK.settings)

    assert open_dossier(packed("docx", "pdf", "xlsx", "json")).report.body == dossier.report.body
    with refused("reader-format-archive"):
        open_dossier(packed("docx", "json"))
    whole = packed("docx", "pdf", "xlsx", "json")
    for damaged in every_way(whole.data, "报告.xlsx").values():
        with refused("reader-format-archive"):
            open_dossier(msgspec.structs.replace(whole, data=damaged))
    monkeypatch.setattr(opening, "_ZIP_LIMIT", len(dossier.json))
    with refused("serve-zip-large"):
        open_dossier(packed("docx", "pdf", "xlsx", "json"))
