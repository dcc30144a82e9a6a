"""The page without a browser: limits, headers, tokens, errors, expiry, and the same bytes as the command line."""

import io
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra `serve` is not installed")

from convert.cli import run
from convert.serve.options import Limits, ServeOptions
from convert.serve.room import Room
from convert.serve.work import Reply, Task, perform
from tests.serve.served import Asker
from tests.texts import MEETING

SAMPLE = Path(__file__).parents[2] / "samples" / "meeting-report" / "meeting-report.txt"
LIMITS = Limits(upload_bytes=200_000, jobs=2)


def here(task: Task, _: Limits) -> Reply:
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


def opened(site: Asker, text: str = MEETING, **fields: str) -> str:
    answer = site.upload(text.encode(), **fields)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_every_answer_carries_the_strict_policy_and_is_not_kept(site: Asker):
    for path in ("/", "/static/page.js", "/nothing", "/jobs/unknown"):
        headers = site.get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] in ("no-store", "no-cache")


def test_the_pages_hold_no_inline_script_and_no_inline_style_and_name_no_other_host(site: Asker):
    for html in (site.get("/").text, site.get(opened(site)).text):
        assert re.findall(r"<script(?![^>]* src=)|<style| style=| on[a-z]+=|javascript:|https?://(?!www\.w3\.org)", html) == []


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8765", "192.168.1.5", "user@127.0.0.1", ""])
def test_a_foreign_host_name_is_refused(site: Asker, host: str):
    assert site.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("headers", [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}])
def test_another_site_cannot_post(site: Asker, headers: dict[str, str]):
    assert site.post("/jobs", data={"text": MEETING}, headers=headers).status_code == 403


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
    answer = site.upload(b"x" * 300_000)
    assert answer.status_code == 413
    assert "文件太大" in answer.text


def test_a_body_that_does_not_tell_its_length_is_stopped_at_the_limit(site: Asker):
    async def endless():
        for _ in range(40):
            yield b"x" * 10_000

    answer = site.post("/jobs", content=endless(), headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 413


def test_nothing_given_and_nothing_readable_are_sentences(site: Asker):
    assert "请选一份报告" in site.post("/jobs", data={"text": "  "}).text
    answer = site.upload(b"\x89PNG\r\n\x1a\n" + bytes(50), "a.png")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert site.post("/jobs", content=b"--x\r\nbroken", headers={"content-type": "multipart/form-data; boundary=x"}).status_code == 422


def test_only_so_many_reports_are_open(site: Asker):
    first = opened(site)
    opened(site)
    assert site.upload(MEETING.encode()).status_code == 503
    site.post(f"{first}/close")
    opened(site)


def test_a_report_is_forgotten_after_its_lifetime_since_the_last_use(site: Asker, clock: Clock):
    address = opened(site)
    clock.now += LIMITS.lifetime_seconds - 1
    assert site.get(address).status_code == 200
    clock.now += LIMITS.lifetime_seconds - 1
    assert site.get(address).status_code == 200
    clock.now += LIMITS.lifetime_seconds + 1
    assert site.get(address).status_code == 404
    assert site.get(f"{address}/files/pdf").status_code == 404


def test_ids_cannot_be_guessed(site: Asker):
    ids = {opened(site).rpartition("/")[2] for _ in range(2)}
    assert len(ids) == 2
    assert all(len(one) >= 32 for one in ids)


def test_the_files_are_the_very_bytes_that_the_command_line_writes(tmp_path: Path):
    assert run(["all", str(SAMPLE), "--out", str(tmp_path), "--fonts", "bundled", "--lang", "zh", "--quiet", "--jobs", "1"]) == 0
    site = Asker(ServeOptions(fonts="bundled"))
    address = site.upload(SAMPLE.read_bytes(), SAMPLE.name).headers["location"]
    for kind in ("docx", "pdf", "xlsx", "json"):
        answer = site.get(f"{address}/files/{kind}")
        assert answer.headers["content-disposition"] == f"attachment; filename*=UTF-8''meeting-report.{kind}"
        assert answer.content == (tmp_path / f"meeting-report.{kind}").read_bytes(), kind
    with zipfile.ZipFile(io.BytesIO(site.get(f"{address}/files/zip").content)) as archive:
        assert archive.read("meeting-report.pdf") == (tmp_path / "meeting-report.pdf").read_bytes()
    site.close()


def test_a_correction_changes_the_files_and_undoing_it_gives_the_former_bytes(site: Asker):
    address = opened(site)
    before = site.get(f"{address}/files/docx").content
    title = {"do": "correct", "place": "front.title", "role": "front.title", "text": "青禾区人民政府关于法治建设的报告"}
    assert site.post(f"{address}/edits", data=title).status_code == 303
    assert "关于法治建设的报告" in site.get(f"{address}/files/json").text
    assert "已更正" in site.get(address).text
    site.post(f"{address}/edits", data={"do": "undo"})
    assert site.get(f"{address}/files/docx").content == before


def test_a_correction_that_does_not_fit_is_a_sentence_and_changes_nothing(site: Asker):
    address = opened(site)
    before = site.get(f"{address}/files/json").content
    for fields in ({"do": "merge", "place": "nowhere"}, {"do": "correct", "place": "p1", "role": "king"}, {"do": "split"}, {}):
        assert site.post(f"{address}/edits", data=fields).status_code == 422
    assert site.get(f"{address}/files/json").content == before


def test_the_model_and_the_archive_are_inputs_to_go_on_with(site: Asker):
    address = opened(site)
    key = re.search(r'data-place="([^"]+)" data-form="figure"', site.get(address).text)
    assert key is not None
    figure = {"do": "figure", "key": key.group(1), "name": "改过的名称", "value": "7", "unit": "次", "period": ""}
    assert site.post(f"{address}/edits", data=figure).status_code == 303
    archive = site.get(f"{address}/files/zip").content
    model = site.get(f"{address}/files/json").content
    site.post(f"{address}/close")
    again = site.upload(archive, "报告.zip").headers["location"]
    assert "改过的名称" in site.get(again).text
    assert site.get(f"{again}/files/json").content == model
    assert site.upload(model, "报告.json").status_code == 303


def test_another_sheet_is_chosen_from_the_list_alone(site: Asker):
    address = opened(site)
    pages = site.get(f"{address}/files/pdf").content
    assert site.post(f"{address}/style", data={"style": "gbt9704-letter"}).status_code == 303
    assert site.get(f"{address}/files/pdf").content != pages
    assert site.post(f"{address}/style", data={"style": "/etc/evil.toml"}).status_code == 422
    named = "---\n版式: /tmp/evil.toml\n---\n\n# 标题\n\n正文。\n"
    assert "样式表" in site.upload(named.encode(), "a.md").text


def test_pages_are_pictures_and_unknown_ones_are_gone(site: Asker):
    address = opened(site)
    sources = re.findall(r'src="([^"]+\.png)"', site.get(address).text)
    assert site.get(sources[0]).content.startswith(b"\x89PNG")
    assert site.get(f"{address}/pages/0123456789abcdef.png").status_code == 404


def test_the_language_is_kept_and_leads_back_to_this_site_only(site: Asker):
    assert site.get("/language/en?back=//evil.example").headers["location"] == "/"
    assert 'lang="en"' in site.get("/").text
    assert site.get("/language/zh?back=/jobs/x").headers["location"] == "/jobs/x"


def test_a_failure_of_the_program_is_a_sentence_too():
    def broken(_: Task, __: Limits) -> Reply:
        raise RuntimeError("secret")

    site = Asker(ServeOptions(), Room(LIMITS, runner=broken))
    answer = site.upload(MEETING.encode())
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    site.close()


def test_nothing_is_left_in_the_folders_for_temporary_files():
    before = set(os.listdir("/dev/shm")) if os.path.isdir("/dev/shm") else set()  # noqa: S108
    site = Asker(ServeOptions(fonts="bundled"))
    opened(site)
    site.close()
    left = set(os.listdir("/dev/shm")) - before if before or os.path.isdir("/dev/shm") else set()  # noqa: S108
    assert [name for name in left if name.startswith("convert-")] == []
