"""The whole way in a real browser. Skipped, with the reason, where there is no chromium or no playwright."""

import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra `serve` is not installed")
pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from convert.serve.options import ServeOptions
from tests.serve.served import CHROMIUM, LAUNCH, axe_script, running

pytestmark = pytest.mark.skipif(not os.path.exists(CHROMIUM), reason=f"there is no {CHROMIUM}")
SAMPLE = Path(__file__).parents[2] / "samples" / "meeting-report" / "meeting-report.txt"
IMAGES = os.environ.get("SERVE_SCREENSHOTS")
OFFICE = {"width": 1093, "height": 614}
"""1366 × 768 at 125 % zoom."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with running(ServeOptions(fonts="bundled")) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=LAUNCH)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of the office's monitor; afterwards, whatever was done, nothing left the host and nothing broke the policy."""
    context = browser.new_context(viewport=OFFICE, device_scale_factor=1.25, accept_downloads=True, reduced_motion="reduce")
    found = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    found.on("request", lambda request: asked.append(_url(request)))
    found.on("pageerror", lambda error: faults.append(str(error)))
    found.on("console", lambda message: faults.append(message.text) if message.type == "error" and "422" not in message.text else None)
    found.goto(address)
    yield found
    context.close()
    assert [url for url in asked if not url.startswith((address, "blob:", "data:"))] == []
    assert faults == []


def _url(request: Request) -> str:
    return request.url


def upload(page: Page, path: Path | None = None, **file: Any) -> None:
    page.locator("#file").set_input_files(path or file)
    page.get_by_role("button", name="开始转换").click()


def picture(page: Page, name: str) -> None:
    if IMAGES:
        page.screenshot(path=os.path.join(IMAGES, f"serve-{name}.png"))


def all_pages(page: Page) -> None:
    """Wait until every page is drawn."""
    images = page.locator(".paper img")
    for index in range(images.count()):
        images.nth(index).scroll_into_view_if_needed()
        expect(images.nth(index)).to_have_js_property("complete", True)
        expect(images.nth(index)).not_to_have_js_property("naturalWidth", 0)


def accessible(page: Page) -> None:
    script = axe_script()
    if script is None:
        pytest.skip("axe-core is not there: set AXE_CORE to axe.min.js, or npm install axe-core")
    # By the protocol, not by a tag: the page's own policy forbids foreign scripts.
    found = page.evaluate(Path(script).read_text("utf-8") + "\n; axe.run()")
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found["violations"]] == []


def test_the_whole_way_from_upload_to_the_downloads(page: Page, tmp_path: Path):
    picture(page, "start")
    upload(page, SAMPLE)
    expect(page.locator("h1")).to_contain_text("青禾区人民政府")
    expect(page.locator(".paper img").first).to_be_visible()
    all_pages(page)
    page.locator("#pages").evaluate("column => { column.scrollTop = 0; }")
    picture(page, "recognised")
    for kind, head in (("DOCX", b"PK"), ("PDF", b"%PDF-"), ("XLSX", b"PK"), ("模型（JSON）", b"{")):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=kind, exact=True).click()
        target = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(target)
        assert target.stem == "meeting-report"
        assert target.read_bytes().startswith(head)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="全部（ZIP）").click()
    waiting.value.save_as(tmp_path / "all.zip")
    names = zipfile.ZipFile(tmp_path / "all.zip").namelist()
    assert names == [f"meeting-report.{kind}" for kind in ("docx", "json", "pdf", "xlsx")]


def test_a_place_that_is_chosen_is_shown_and_corrected(page: Page):
    upload(page, SAMPLE)
    row = page.locator("#slots button.place", has_text="题注")
    row.click()
    expect(row).to_have_attribute("aria-expanded", "true")
    assert page.locator("#page-1 rect").count() > 0
    page.get_by_label("文字").fill("——2024年12月27日在青禾区人大常委会会议上")
    expect(page.locator(".paper img").first).not_to_have_js_property("naturalWidth", 0)
    picture(page, "correction")
    page.get_by_role("button", name="应用更正").click()
    expect(page.locator("#status")).to_contain_text("已更正")
    expect(row).to_contain_text("12月27日")
    expect(row).to_be_focused()
    page.get_by_role("button", name=re.compile("撤销")).click()
    expect(page.locator("#status")).to_contain_text("已撤销")
    expect(row).not_to_contain_text("12月27日")


def test_an_indicator_is_found_on_its_page_and_corrected(page: Page):
    upload(page, SAMPLE)
    page.locator("#indicators summary").click()
    row = page.locator("#indicators button.place").nth(-1)
    row.click()
    number = int("".join(filter(str.isdigit, row.locator(".page").inner_text())))
    rect = page.locator(f"#page-{number} rect").first
    expect(rect).to_be_in_viewport()
    picture(page, "indicator")
    page.get_by_label("指标名称").fill("新建法律服务站数")
    page.get_by_role("button", name="应用更正").click()
    expect(page.locator("#status")).to_contain_text("已更正")
    expect(row).to_contain_text("新建法律服务站数")


def test_words_on_a_page_lead_to_their_row_and_a_paragraph_becomes_a_heading(page: Page):
    upload(page, SAMPLE)
    page.locator("#blocks summary").click()
    row = page.locator("#blocks button.place", has_text="正文段落").first
    place = row.get_attribute("data-place")
    row.click()
    row.click()
    box = page.locator("rect").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 20, box["y"] + box["height"] / 2)
    found = page.locator(f"#blocks button[data-place={place}]")
    expect(found).to_have_attribute("aria-expanded", "true")
    page.get_by_label("这一行是").select_option("heading_1")
    page.get_by_role("button", name="应用更正").click()
    expect(page.locator("#status")).to_contain_text("已更正")
    expect(page.locator(f"#outline button[data-place={place}]")).to_contain_text("一级标题")


def test_the_keyboard_alone_is_enough(page: Page):
    upload(page, SAMPLE)
    expect(page.locator(".paper img").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    row = page.locator("#slots button.place").first
    row.focus()
    page.keyboard.press("Enter")
    expect(row).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(page.get_by_label("这一行是")).to_be_focused()
    page.keyboard.press("Escape")
    expect(row).to_be_focused()
    expect(row).to_have_attribute("aria-expanded", "false")


def test_a_hostile_text_is_only_a_text(page: Page):
    words = "<script>document.title='broken'</script><img src=x onerror=alert(1)>\n\n一、<b>工作</b>\n\n办理案件 1286 件。\n"
    upload(page, name="<b>x.txt", mimeType="text/plain", buffer=words.encode())
    expect(page.locator(".paper img").first).to_be_visible()
    expect(page.locator("main script, main b:not(.seam), main img:not(.paper img)")).to_have_count(0)
    expect(page.locator("#outline")).to_contain_text("<b>工作</b>")
    assert page.title() != "broken"


def test_a_wrong_file_is_answered_with_a_sentence(page: Page):
    upload(page, name="旧稿.docx", mimeType="application/octet-stream", buffer=b"PK\x03\x04 this is no document")
    expect(page.locator("#error")).to_be_visible()
    assert len(page.locator("#error").inner_text()) > 5
    assert "Traceback" not in page.content()
    picture(page, "error")
    upload(page, SAMPLE)
    expect(page.locator(".paper img").first).to_be_visible()


def test_two_people_at_once_see_each_their_own(browser: Browser, address: str):
    contexts = [browser.new_context(viewport=OFFICE) for _ in range(2)]
    pages = [context.new_page() for context in contexts]
    for number, page in enumerate(pages, 1):
        page.goto(address)
        page.locator("#text").fill(f"望川县第{number}次会议情况报告\n\n一、工作\n\n办理案件 {number * 100} 件。\n")
    for page in pages:
        page.get_by_role("button", name="开始转换").click(no_wait_after=True)
    for number, page in enumerate(pages, 1):
        expect(page.locator(".paper img").first).to_be_visible()
        expect(page.locator("#indicators")).to_contain_text(f"{number * 100} 件")
        expect(page.locator("#indicators")).not_to_contain_text(f"{(3 - number) * 100} 件")
    for context in contexts:
        context.close()


def test_the_page_reads_in_english_too(page: Page):
    upload(page, SAMPLE)
    expect(page.locator(".paper img").first).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#slots")).to_contain_text("Salutation")
    picture(page, "english")


def test_the_pages_are_accessible(page: Page):
    accessible(page)
    upload(page, SAMPLE)
    expect(page.locator(".paper img").first).to_be_visible()
    page.locator("#slots button.place").first.click()
    page.locator("#facts").evaluate("facts => facts.querySelectorAll('details').forEach(one => { one.open = true; })")
    accessible(page)
