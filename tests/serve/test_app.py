"""The page without a browser: limits, headers, tokens, errors, expiry, and the same bytes as the command line."""

import base64
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra `serve` is not installed")

from convert.cli import run
from convert.serve.options import ServeLimits, ServeOptions
from convert.serve.room import Room
from convert.serve.tasks import Reply, Task
from convert.serve.work import perform
from tests.serve.served import Asker, a_seal
from tests.texts import MEETING, SECOND_YEAR

SAMPLE = Path(__file__).parents[2] / "samples" / "meeting-report" / "meeting-report.txt"
LIMITS = ServeLimits(upload_bytes=300_000, jobs=2, idle_seconds=600)


def here(task: Task, *_: object) -> Reply:
    """Do the task in this process."""
    return perform(task)


class Clock:
    """Seconds that pass when told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def site(clock: Clock) -> Iterator[Asker]:
    asker = Asker(ServeOptions(fonts="bundled", limits=LIMITS), Room(LIMITS, runner=here, clock=clock))
    yield asker
    asker.close()


def opened(site: Asker, text: str = MEETING, name: str = "报告.txt", **fields: str) -> dict[str, Any]:
    answer = site.upload(text.encode(), name, **fields)
    assert answer.status_code == 200, answer.text
    return answer.json()


def address(state: dict[str, Any]) -> str:
    return f"/jobs/{state['id']}"


def edited(site: Asker, state: dict[str, Any], *edits: dict[str, Any]) -> Any:
    return site.post(f"{address(state)}/edits", json={"revision": state["revision"], "edits": edits})


def stepped(site: Asker, state: dict[str, Any], direction: str) -> Any:
    return site.post(f"{address(state)}/steps/{direction}", json={"revision": state["revision"]})


def test_every_answer_carries_the_strict_policy_and_is_not_kept(site: Asker):
    for path in ("/", "/static/main.js", "/nothing", "/jobs/unknown"):
        headers = site.get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] in ("no-store", "no-cache")


def test_the_page_holds_no_inline_script_and_no_inline_style_and_names_no_other_host(site: Asker):
    html = site.get("/").text
    assert re.findall(r"<script(?![^>]* src=)(?!  *type=\"application/json\")|<style| style=| on[a-z]+=|javascript:|https?://", html) == []


def test_only_files_of_the_page_are_static(site: Asker):
    for name in ("../app.py", "..%2fapp.py", "page.html", "nothing.js", "%2e%2e/options.py"):
        assert site.get(f"/static/{name}").status_code == 404


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8765", "192.168.1.5", "user@127.0.0.1", ""])
def test_a_foreign_host_name_is_refused(site: Asker, host: str):
    assert site.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(("headers", "status"), [
    ({"origin": "http://evil.example"}, 403), ({"sec-fetch-site": "cross-site"}, 403), ({"origin": "null"}, 403),
    ({"origin": "null", "sec-fetch-site": "cross-site"}, 403), ({"origin": "null", "sec-fetch-site": "same-origin"}, 200),
    ({"origin": "http://127.0.0.1:8765"}, 200)])
def test_another_site_cannot_post_and_a_page_that_tells_no_referrer_can(site: Asker, headers: dict[str, str], status: int):
    assert site.post("/jobs", data={"text": MEETING}, headers=headers).status_code == status


def test_the_token_is_asked_for_kept_in_a_cookie_and_taken_out_of_the_address():
    site = Asker(ServeOptions(token="a-long-secret-token"), Room(LIMITS, runner=here))  # noqa: S106
    assert site.get("/").status_code == 401
    assert site.get("/?token=wrong").status_code == 401
    assert site.post("/jobs", data={"text": MEETING}).status_code == 401
    answer = site.get("/?token=a-long-secret-token")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert site.get("/").status_code == 200
    site.close()


def test_what_is_too_large_is_refused_with_a_sentence(site: Asker):
    answer = site.upload(b"x" * 400_000)
    assert answer.status_code == 413
    assert "文件太大" in answer.json()["message"][0]


def test_a_body_that_does_not_tell_its_length_is_stopped_at_the_limit(site: Asker):
    async def endless():
        for _ in range(40):
            yield b"x" * 10_000

    answer = site.post("/jobs", content=endless(), headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 413


def test_nothing_given_and_nothing_readable_are_sentences(site: Asker):
    assert "请选一份报告" in site.post("/jobs", data={"text": "  "}).json()["message"][0]
    answer = site.upload(b"\x89PNG\r\n\x1a\n" + bytes(50), "a.png")
    assert answer.status_code == 422
    assert answer.json()["message"][0]
    assert site.post("/jobs", content=b"--x\r\nbroken", headers={"content-type": "multipart/form-data; boundary=x"}).status_code == 422


def test_an_address_that_a_person_opens_is_answered_with_a_page(site: Asker):
    answer = site.get("/jobs/unknown", headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert 'role="alert"' in answer.text


def test_the_report_that_nobody_used_for_longest_makes_way(site: Asker, clock: Clock):
    first = opened(site)
    clock.now += 300
    second = opened(site)
    assert site.upload(MEETING.encode()).status_code == 503
    clock.now += 301
    opened(site)
    assert site.get(address(first)).status_code == 404
    assert site.get(address(second)).status_code == 200


def test_a_closed_report_makes_room(site: Asker):
    first = opened(site)
    opened(site)
    assert site.post(f"{address(first)}/close").status_code == 200
    opened(site)


def test_a_report_is_forgotten_after_its_lifetime_since_the_last_use(site: Asker, clock: Clock):
    where = address(opened(site))
    clock.now += LIMITS.lifetime_seconds - 1
    assert site.get(where).status_code == 200
    clock.now += LIMITS.lifetime_seconds - 1
    assert site.get(where).status_code == 200
    clock.now += LIMITS.lifetime_seconds + 1
    assert site.get(where).status_code == 404
    assert site.get(f"{where}/files/pdf").status_code == 404


def test_ids_cannot_be_guessed(site: Asker):
    ids = {opened(site)["id"] for _ in range(2)}
    assert len(ids) == 2
    assert all(len(one) >= 32 for one in ids)


def test_a_shelf_shows_the_reports_of_one_browser(site: Asker):
    site.get("/")
    state = opened(site, name="甲.txt")
    shelf = site.get("/shelf").json()["reports"]
    assert [(one["id"], one["name"], one["changes"]) for one in shelf] == [(state["id"], "甲.txt", 0)]
    assert site.get("/shelf", headers={"cookie": "convert_shelf=another"}).json() == {"reports": [], "packets": []}


def test_the_files_are_the_very_bytes_that_the_command_line_writes(tmp_path: Path):
    assert run(["all", str(SAMPLE), "--out", str(tmp_path), "--fonts", "bundled", "--lang", "zh", "--quiet", "--jobs", "1"]) == 0
    site = Asker(ServeOptions(fonts="bundled"))
    where = address(site.upload(SAMPLE.read_bytes(), SAMPLE.name).json())
    for kind in ("docx", "pdf", "xlsx", "json"):
        answer = site.get(f"{where}/files/{kind}")
        assert answer.headers["content-disposition"] == f"attachment; filename*=UTF-8''meeting-report.{kind}"
        assert answer.content == (tmp_path / f"meeting-report.{kind}").read_bytes(), kind
    with zipfile.ZipFile(io.BytesIO(site.get(f"{where}/files/zip").content)) as archive:
        assert archive.read("meeting-report.pdf") == (tmp_path / "meeting-report.pdf").read_bytes()
    site.close()


def test_a_change_changes_the_files_undoing_gives_the_former_bytes_and_redoing_the_new_ones(site: Asker):
    state = opened(site)
    docx = f"{address(state)}/files/docx"
    before = site.get(docx).content
    state = edited(site, state, {"do": "text", "place": "front.title", "text": "青禾区人民政府关于法治建设的报告"}).json()
    after = site.get(docx).content
    assert "关于法治建设的报告" in site.get(f"{address(state)}/files/json").text
    state = stepped(site, state, "undo").json()
    assert (site.get(docx).content, state["at"], len(state["steps"])) == (before, 0, 1)
    state = stepped(site, state, "redo").json()
    assert (site.get(docx).content, state["at"]) == (after, 1)
    assert stepped(site, state, "redo").json()["code"] == "serve-no-redo"


def test_what_was_undone_is_gone_once_something_else_is_changed(site: Asker):
    state = edited(site, opened(site), {"do": "delete", "place": "p1"}).json()
    state = stepped(site, state, "undo").json()
    state = edited(site, state, {"do": "merge", "place": "p3"}).json()
    assert [[edit["do"] for edit in step["edits"]] for step in state["steps"]] == [["merge"]]


def test_a_page_that_is_out_of_date_reverts_nothing(site: Asker):
    state = opened(site)
    newer = edited(site, state, {"do": "text", "place": "closing", "text": "请予审议。"}).json()
    answer = edited(site, state, {"do": "text", "place": "closing", "text": "以上报告，请审议。"})
    assert (answer.status_code, answer.json()["code"]) == (409, "serve-stale")
    assert site.get(address(state)).json()["revision"] == newer["revision"]
    assert stepped(site, state, "undo").status_code == 409


def test_a_change_that_does_not_fit_is_a_sentence_and_changes_nothing(site: Asker):
    state = opened(site)
    before = site.get(f"{address(state)}/files/json").content
    for edit in ({"do": "merge", "place": "nowhere"}, {"do": "role", "place": "p1", "role": "king"}, {"do": "split"}, {"do": "fly"}, {},
                 {"do": "figure", "key": "x", "name": "名" * 300}, {"do": "figure", "key": "x", "value": "许多"}):
        assert edited(site, state, edit).status_code == 422, edit
    assert site.post(f"{address(state)}/edits", content=b"{").status_code == 422
    assert site.get(f"{address(state)}/files/json").content == before


def test_an_indicator_is_corrected_and_its_paragraph_still_joined_and_split(site: Asker):
    state = opened(site)
    one = next(one for one in state["view"]["indicators"] if one["text"].startswith("1286"))
    state = edited(site, state, {"do": "figure", "key": one["key"], "name": "行政处罚案件办结数", "value": "1,287"}).json()
    state = edited(site, state, {"do": "merge", "place": one["target"][0]}).json()
    state = edited(site, state, {"do": "split", "place": state["view"]["blocks"][2]["place"], "at": 4}).json()
    assert ("行政处罚案件办结数", 1287.0) in [(each["name"], each["value"]) for each in state["view"]["indicators"]]


def test_an_indicator_is_added_by_its_letters(site: Asker):
    state = opened(site)
    block = next(one for one in state["view"]["blocks"] if "42个部门" in one["text"])
    at = block["text"].index("42个")
    state = edited(site, state, {"do": "figure-add", "block": block["place"], "start": at, "end": at + 3, "name": "参加部门数", "value": "12万",
                                 "unit": "个", "period": 2023}).json()
    assert ("参加部门数", 120_000.0, "个") in [(one["name"], one["value"], one.get("unit")) for one in state["view"]["indicators"]]


def test_work_is_saved_as_one_file_and_goes_on_where_it_was(site: Asker):
    state = edited(site, opened(site), {"do": "text", "place": "closing", "text": "请予审议。"}).json()
    state = edited(site, state, {"do": "figure-drop", "key": state["view"]["indicators"][0]["key"]}).json()
    state = stepped(site, state, "undo").json()
    work = site.get(f"{address(state)}/files/work").content
    model = site.get(f"{address(state)}/files/json").content
    site.post(f"{address(state)}/close")
    again = site.upload(work, "什么名字都行.json").json()
    assert (again["name"], again["at"], len(again["steps"])) == ("报告.txt", 1, 2)
    assert site.get(f"{address(again)}/files/json").content == model
    assert stepped(site, again, "redo").json()["at"] == 2


def test_kept_work_that_is_damaged_is_a_sentence(site: Asker):
    work = site.get(f"{address(opened(site))}/files/work").content
    for wrong in (work[:-5], work.replace(b"convert.work/1", b"convert.work/9"), work.replace(b'"at":0', b'"at":7')):
        assert site.upload(wrong, "a.json").json()["code"] == "serve-work"


def test_the_model_and_the_archive_are_inputs_to_go_on_with(site: Asker):
    state = opened(site)
    state = edited(site, state, {"do": "figure", "key": state["view"]["indicators"][0]["key"], "name": "改过的名称", "value": "7"}).json()
    archive = site.get(f"{address(state)}/files/zip").content
    model = site.get(f"{address(state)}/files/json").content
    site.post(f"{address(state)}/close")
    again = site.upload(archive, "报告.zip").json()
    assert "改过的名称" in [one["name"] for one in again["view"]["indicators"]]
    assert site.upload(model, "报告.json").status_code == 200


def test_another_sheet_is_chosen_from_the_list_alone_and_undone(site: Asker):
    state = opened(site)
    pdf = f"{address(state)}/files/pdf"
    pages = site.get(pdf).content
    state = site.post(f"{address(state)}/choices", data={"revision": "1", "style": "gbt9704-letter", "contents": "on"}).json()
    assert (state["style"], state["contents"], state["steps"][0]["choices"]) == ("gbt9704-letter", True, ["style", "contents"])
    assert site.get(pdf).content != pages
    assert site.post(f"{address(state)}/choices", data={"revision": "2", "style": "/etc/evil.toml"}).status_code == 422
    stepped(site, state, "undo")
    assert site.get(pdf).content == pages
    named = "---\n版式: /tmp/evil.toml\n---\n\n# 标题\n\n正文。\n"
    assert "样式表" in site.upload(named.encode(), "a.md").json()["message"][0]


def test_the_office_brings_its_own_sheet_and_none_of_the_host(site: Asker):
    state = opened(site)
    own = b'[sheet]\nid = "office"\ntitle = "\xe6\x9c\xac\xe5\x8d\x95\xe4\xbd\x8d"\nextends = "meeting"\n\n[role.title]\ntype_size = "\xe5\xb0\x8f\xe4\xba\x8c"\n'
    before = site.get(f"{address(state)}/files/pdf").content
    state = site.post(f"{address(state)}/choices", data={"revision": "1"}, files={"sheet": ("本单位.toml", own)}).json()
    assert state["style"] == "office"
    assert site.get(f"{address(state)}/files/pdf").content != before
    for wrong in (own.replace(b"meeting", b"/etc/other.toml"), b"[sheet", b"\xff", own.replace(b'extends = "meeting"\n', b"")):
        assert site.post(f"{address(state)}/choices", data={"revision": "2"}, files={"sheet": ("a.toml", wrong)}).status_code == 422


def test_a_new_seal_takes_the_place_of_those_that_are_taken_away(site: Asker):
    state = opened(site)
    for revision, organ, more in (("1", "甲局", {}), ("2", "乙局", {"no_seals": "on"})):
        answer = site.post(f"{address(state)}/choices", data={"revision": revision, "seal_organ": organ, **more},
                           files={"seal": ("s.png", a_seal())})
        assert answer.status_code == 200
    assert answer.json()["seals"] == ["乙局"]


def test_a_seal_is_pressed_on_a_document_that_does_not_say_as_on_the_command_line(site: Asker, tmp_path: Path):
    source, seal = tmp_path / "报告.txt", tmp_path / "章.png"
    source.write_text("关于做好防汛工作的通知\n\n各镇人民政府：\n\n请做好防汛工作。\n\n青禾县水务局\n2024年5月6日\n", "utf-8")
    seal.write_bytes(a_seal())
    assert run(["pdf", str(source), "--seal", str(seal), "-o", str(tmp_path / "报告.pdf"), "--fonts", "bundled", "--quiet"]) == 0
    state = opened(site, source.read_text("utf-8"))
    pdf = f"{address(state)}/files/pdf"
    before = site.get(pdf).content
    state = site.post(f"{address(state)}/choices", data={"revision": "1"}, files={"seal": ("章.png", a_seal())}).json()
    assert "layout-seal-taken" in [note["code"] for note in state["view"]["notes"]]
    assert site.get(pdf).content == (tmp_path / "报告.pdf").read_bytes()
    state = edited(site, state, {"do": "text", "place": "sign_off.seal", "text": "不加盖印章"}).json()
    assert "layout-seal-refused" in [note["code"] for note in state["view"]["notes"]]
    assert state["view"]["corrected"][0]["after"] == "不加盖印章"
    assert edited(site, state, {"do": "text", "place": "sign_off.seal", "text": "盖"}).json()["code"] == "edit-choice"
    for _ in range(2):
        state = stepped(site, state, "undo").json()
    assert site.get(pdf).content == before


def test_a_doubt_that_is_not_there_any_more_is_told_without_the_command_line(site: Asker):
    state = opened(site)
    answer = site.post(f"{address(state)}/doubts", json={"revision": 1, "doubt": "d99"}).json()
    assert (answer["code"], "--" in answer["message"][0]) == ("doubt-unknown", False)
    assert "处理过" in answer["message"][0]


def test_several_reports_are_compared(site: Asker):
    jobs = [opened(site, name="2023.txt")["id"], opened(site, SECOND_YEAR, "2024.txt")["id"]]
    answer = site.post("/compare", json={"jobs": jobs})
    assert answer.content.startswith(b"PK")
    assert site.post("/compare", json={"jobs": jobs[:1]}).json()["code"] == "serve-compare-few"


def test_pages_are_pictures_and_unknown_ones_are_gone(site: Asker):
    state = opened(site)
    digest = state["view"]["pages"][0]["digest"]
    assert site.get(f"{address(state)}/pages/{digest}.png").content.startswith(b"\x89PNG")
    assert site.get(f"{address(state)}/pages/0123456789abcdef.png").status_code == 404


def test_the_language_is_kept_and_leads_back_to_this_site_only(site: Asker):
    assert site.get("/language/en?back=//evil.example").headers["location"] == "/"
    assert 'lang="en"' in site.get("/").text
    assert site.get("/language/zh?back=/%23/report/x").headers["location"] == "/#/report/x"


def test_a_failure_of_the_program_is_a_sentence_too():
    def broken(*_: object) -> Reply:
        raise RuntimeError("secret")

    site = Asker(ServeOptions(), Room(LIMITS, runner=broken))
    answer = site.upload(MEETING.encode())
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    site.close()


def test_nothing_is_left_in_the_folders_for_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    site = Asker(ServeOptions(fonts="bundled"))
    opened(site)  # what starts processes has a folder of its own as long as the program runs
    monkeypatch.setattr("convert.serve.child._IN_MEMORY", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert site.get(f"{address(opened(site))}/files/zip").status_code == 200
    site.close()
    assert list(tmp_path.iterdir()) == []


DOUBTFUL = "关于工作情况的报告\n\n一、工作\n\n（一）健全机制。\n\n全年开会8次。\n\n（二）规范执法。办案9件。\n"


def test_the_other_reading_of_a_doubt_is_taken_and_undone(site: Asker):
    state = opened(site, DOUBTFUL)
    doubt = state["view"]["doubts"][0]
    assert doubt["texts"] == ["（一）健全机制。"]
    assert doubt["reasons"]
    assert doubt["against"]
    roles = [one["role"] for one in state["view"]["blocks"]]
    state = site.post(f"{address(state)}/doubts", json={"revision": 1, "doubt": doubt["id"]}).json()
    assert [one["role"] for one in state["view"]["blocks"]] != roles
    state = stepped(site, state, "undo").json()
    assert [one["role"] for one in state["view"]["blocks"]] == roles
    assert site.post(f"{address(state)}/doubts", json={"revision": state["revision"], "doubt": "d99"}).status_code == 422


MESSY = "关于工作情况的报告\n\n现将有关情况报告如下,请予审议。\n\n一、工作\n\n全年办案21,360件,结案1,286件;满意度98.5%。\n"


def test_faults_are_put_right_one_a_kind_or_all_and_on_the_way(site: Asker):
    state = opened(site, MESSY)
    fixes = state["view"]["fixes"]
    assert len(fixes) > 2
    one = edited(site, state, {"do": "fix", "fixes": fixes[:1]}).json()
    assert len(one["view"]["fixes"]) == len(fixes) - 1
    state = stepped(site, one, "undo").json()
    state = edited(site, state, {"do": "fix", "fixes": fixes}).json()
    assert state["view"]["fixes"] == []
    assert "21,360件，结案1,286件；" in "".join(block["text"] for block in state["view"]["blocks"])
    site.post(f"{address(state)}/close")
    state = opened(site, MESSY, fix="on")
    assert state["fix"]
    assert state["view"]["fixes"] == []


def test_all_files_of_several_reports_come_together(site: Asker):
    jobs = [opened(site, text, name)["id"] for text, name in ((MEETING, "报告.txt"), (SECOND_YEAR, "报告.txt"))]
    archive = zipfile.ZipFile(io.BytesIO(site.post("/downloads", json={"jobs": [*jobs, jobs[0]]}).content))
    assert archive.namelist() == [f"0{number} 报告/报告.{kind}" for number in (1, 2) for kind in ("docx", "json", "pdf", "xlsx")]
    assert archive.read("02 报告/报告.json") == site.get(f"/jobs/{jobs[1]}/files/json").content


def test_the_ofd_is_that_of_the_command_line_and_made_once(site: Asker, tmp_path: Path):
    state = opened(site)
    source = tmp_path / "报告.txt"
    source.write_text(MEETING, "utf-8")
    assert run(["ofd", str(source), "--out", str(tmp_path / "报告.ofd"), "--fonts", "bundled"]) == 0
    first = site.get(f"{address(state)}/files/ofd").content
    assert first == (tmp_path / "报告.ofd").read_bytes()
    state = edited(site, state, {"do": "text", "place": "closing", "text": "请予审议。"}).json()
    assert site.get(f"{address(state)}/files/ofd").content != first


def test_notes_are_shown_and_changed(site: Asker):
    state = opened(site, "# 关于工作的报告\n\n## 一、工作\n\n办理案件[^1]9件。\n\n[^1]: 含结转。\n", "a.md")
    assert [(one["place"], one["text"]) for one in state["view"]["footnotes"]] == [("n1", "含结转。")]
    state = edited(site, state, {"do": "text", "place": "n1", "text": "含上年结转。"}).json()
    assert state["view"]["footnotes"][0]["text"] == "含上年结转。"


@pytest.mark.parametrize("kind", ["json", "pdf", "zip"])
def test_corrected_and_added_indicators_are_there_again_when_a_file_is_brought_back(site: Asker, kind: str):
    state = opened(site)
    one = state["view"]["indicators"][0]
    block, start, end, *_ = one["target"]
    state = edited(site, state, {"do": "figure", "key": one["key"], "name": "改过的名称"},
                   {"do": "figure-add", "block": block, "start": start, "end": end, "name": "添上的", "value": "3万"}).json()
    again = site.upload(site.get(f"{address(state)}/files/{kind}").content, f"报告.{kind}").json()
    assert {"改过的名称", "添上的"} <= {figure["name"] for figure in again["view"]["indicators"]}


def test_two_versions_are_compared_and_no_other_number_of_them(site: Asker):
    jobs = [opened(site, text, name)["id"] for text, name in ((MEETING, "一稿.txt"), (MEETING.replace("1286", "1300"), "二稿.txt"))]
    answer = site.post("/versions", json={"jobs": jobs}).json()
    assert base64.b64decode(answer["docx"]).startswith(b"PK")
    assert [(one["before"], one["after"]) for one in answer["changes"]] == [("1286件", "1300件")]
    assert [(one["before"], one["after"]) for one in site.post("/versions", json={"jobs": jobs[::-1]}).json()["changes"]] == [("1300件", "1286件")]
    assert site.post("/versions", json={"jobs": jobs[:1]}).json()["code"] == "serve-versions-two"
