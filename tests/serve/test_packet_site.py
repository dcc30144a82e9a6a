"""The addresses of packets."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra `serve` is not installed")

from convert.serve.options import ServeLimits, ServeOptions
from convert.serve.room import Room
from convert.serve.tasks import Reply, Task
from convert.serve.work import perform
from tests.serve.served import Asker
from tests.texts import MEETING, SECOND_YEAR


def here(task: Task, *_: object) -> Reply:
    return perform(task)


@pytest.fixture
def site(tmp_path, monkeypatch) -> Iterator[Asker]:
    monkeypatch.chdir(tmp_path)
    asker = Asker(ServeOptions(fonts="bundled"), Room(ServeLimits(), runner=here))
    asker.get("/")
    yield asker
    asker.close()


def begun(site: Asker) -> dict[str, Any]:
    jobs = [site.upload(text.encode(), name).json()["id"] for name, text in (("甲.txt", MEETING), ("乙.txt", SECOND_YEAR))]
    answer = site.post("/packets", json={"jobs": jobs})
    assert answer.status_code == 200, answer.text
    return answer.json()


def asked(state: dict[str, Any], **meeting: str) -> dict[str, Any]:
    return {"revision": state["revision"], "packet": {**state["packet"], "meeting": {**state["packet"]["meeting"], **meeting}}}


def test_a_packet_is_made_shown_and_downloaded(site: Asker):
    state = begun(site)
    assert (state["pages"], state["current"]) == ([], False)
    assert site.get(f"/packets/{state['id']}/files/pdf").json()["code"] == "serve-missing"
    made = site.post(f"/packets/{state['id']}/make", json=asked(state, date="2025-03-20", place="第一会议室")).json()
    assert made["current"]
    assert {"会议材料.pdf", "指标.xlsx", "manifest.json"} < set(made["files"])
    assert [one["first_page"] for one in made["materials"]] == sorted(one["first_page"] for one in made["materials"])
    picture = site.get(f"/packets/{state['id']}/pages/{made['pages'][0]['digest']}.png")
    assert picture.content.startswith(b"\x89PNG")
    archive = zipfile.ZipFile(io.BytesIO(site.get(f"/packets/{state['id']}/files/zip").content))
    assert sorted(archive.namelist()) == sorted(made["files"])
    assert site.get(f"/packets/{state['id']}/files/pdf?show=1").headers["content-disposition"].startswith("inline")
    assert [one["title"] for one in site.get("/shelf").json()["packets"]] == ["青禾区第五届人大常委会第十二次会议"]


@pytest.mark.parametrize(("meeting", "code"), [({"name": ""}, "serve-packet-name"), ({"date": "2025-02-30"}, "packet-date")])
def test_what_it_lacks_is_told_and_the_arrangement_stays(site: Asker, meeting, code):
    state = begun(site)
    answer = site.post(f"/packets/{state['id']}/make", json=asked(state, **meeting))
    assert answer.json()["code"] == code
    again = site.get(f"/packets/{state['id']}").json()
    assert again["packet"]["meeting"] == {**state["packet"]["meeting"], **meeting}


def test_a_stale_page_reverts_nothing(site: Asker):
    state = begun(site)
    first = site.post(f"/packets/{state['id']}/arrangement", json=asked(state, place="甲")).json()
    answer = site.post(f"/packets/{state['id']}/arrangement", json=asked(state, place="乙"))
    assert (answer.status_code, answer.json()["code"]) == (409, "serve-stale")
    assert site.get(f"/packets/{state['id']}").json()["packet"] == first["packet"]


def test_a_closed_packet_is_gone_and_its_reports_are_not(site: Asker):
    state = begun(site)
    site.post(f"/packets/{state['id']}/close")
    answer = site.get(f"/packets/{state['id']}")
    assert (answer.status_code, answer.json()["code"]) == (404, "serve-packet-gone")
    assert len(site.get("/shelf").json()["reports"]) == 2


def test_a_report_that_was_closed_is_told_before_anything_is_made(site: Asker):
    state = begun(site)
    site.post(f"/jobs/{state['reports'][0]['id']}/close")
    assert site.get(f"/packets/{state['id']}").json()["gone"] == [state["reports"][0]["id"]]
    assert site.post(f"/packets/{state['id']}/make", json=asked(state, date="2025-03-20")).json()["code"] == "serve-gone"
    assert site.post("/packets", json={"jobs": []}).json()["code"] == "serve-packet-empty"
