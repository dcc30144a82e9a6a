"""What a clerk does on the page, for the tests in a browser."""

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from tests.serve.served import CHROMIUM, axe_script
from tests.texts import MEETING

SAMPLE = Path(__file__).parents[2] / "samples" / "meeting-report" / "meeting-report.txt"
PATIENCE = 60_000
"""Milliseconds: a slow machine is no failure."""
IMAGES = os.environ.get("SERVE_SCREENSHOTS")
OFFICE = {"width": 1093, "height": 614}
"""1366 × 768 at 125 % zoom."""
TABLE = MEETING + "\n附件\n\n收支情况表\n\n| 项目 | 数额 |\n|---|---|\n| 收入 | 12 |\n| 支出 | 9 |\n"

expect.set_options(timeout=PATIENCE)
in_a_browser = pytest.mark.skipif(not os.path.exists(CHROMIUM), reason=f"there is no {CHROMIUM}")


def new_context(browser: Browser) -> BrowserContext:
    made = browser.new_context(viewport=OFFICE, device_scale_factor=1.25, accept_downloads=True, reduced_motion="reduce")
    made.set_default_timeout(PATIENCE)
    return made


def picture(page: Page, name: str) -> None:
    if IMAGES:
        page.screenshot(path=os.path.join(IMAGES, f"serve-{name}.png"))


def bring(page: Page, path: Path | None = None, **file: Any) -> None:
    page.locator("#file").set_input_files(path or file)
    shown(page)


def shown(page: Page) -> None:
    """Wait until a report is shown, with what was found in it."""
    expect(page.locator(".sheet").first).to_be_visible()
    expect(page.locator("#main")).not_to_have_attribute("aria-busy", "true")


def text_file(text: str, name: str = "报告.txt") -> dict[str, Any]:
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def choose_reports(page: Page, count: int, of: int) -> None:
    """Tick the first `count` of the `of` reports on the shelf, when all of them stand there."""
    boxes = page.locator(".shelf-row input")
    expect(boxes).to_have_count(of)
    for index in range(count):
        boxes.nth(index).check()


class Held:
    """Holds back what the page asks for at an address, until it shall arrive."""

    def __init__(self, page: Page, address: str) -> None:
        self._page = page
        self._routes: list[Route] = []
        self._open = False
        page.route(address, self._take)

    def _take(self, route: Route) -> None:
        if self._open:
            route.continue_()
        else:
            self._routes.append(route)

    def arrive(self) -> None:
        """Let it go on, and wait until the page has it."""
        self._open = True
        for route in self._routes:
            with self._page.expect_request_finished(lambda one, request=route.request: one == request):
                route.continue_()
        self._page.evaluate("fetch('/shelf').then((answer) => answer.json())")


def tab(page: Page, name: str) -> Locator:
    page.locator(f"#tab-{name}").click()
    return page.locator("#panel")


def row(page: Page, words: str) -> Locator:
    return page.locator("#panel .row-button", has_text=words).first


def told(page: Page, words: str) -> None:
    """Wait until everything that was asked for is done, and the page tells of the last of it."""
    expect(page.locator("#main")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator("#status")).to_contain_text(words)


def kept(page: Page, words: str) -> None:
    """Wait until the page says where its changes are."""
    expect(page.locator("#kept-state")).to_have_text(words)


def all_pages(page: Page) -> None:
    """Wait until every page is drawn."""
    sheets = page.locator(".sheet")
    for index in range(sheets.count()):
        sheets.nth(index).scroll_into_view_if_needed()
        image = sheets.nth(index).locator("img")
        expect(image).to_have_js_property("complete", True)
        expect(image).not_to_have_js_property("naturalWidth", 0)


def accessible(page: Page) -> None:
    """Let axe-core look at the page, where it is there; the test of accessibility alone says when it is not."""
    script = axe_script()
    if script is None:
        return
    # By the protocol, not by a tag: the page's own policy forbids foreign scripts.
    found = page.evaluate(Path(script).read_text("utf-8") + "\n; axe.run()")
    faults = [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found["violations"]]
    assert faults == []


def saved(page: Page, action: Any, folder: Path) -> Path:
    with page.expect_download() as waiting:
        action()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def close_it(page: Page, words: str) -> None:
    """Let `words` be the closing of the report."""
    tab(page, "slots")
    row(page, "结语").click()
    page.get_by_label("文字", exact=True).fill(words)
    page.get_by_role("button", name="应用").click()


def forget(page: Page) -> None:
    """Let the program forget the report, as after a restart or too long a time."""
    page.evaluate("id => fetch(`/jobs/${id}/close`, {method: 'POST'})", page.url.rpartition("/")[2])
