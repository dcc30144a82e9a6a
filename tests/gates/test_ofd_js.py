"""ofd.js, the reader that Chinese web pages use, sets every letter of an OFD where the layout has it, in a real browser."""

import base64
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from convert.api import Settings, load_path
from convert.layout.frame import LaidOut
from convert.verify.ofd_text import wanted_letters
from tests.exporters.ofd.made import full_ofd
from tests.exporters.pdf.samples import full_report, laid_out

VERSION = "0.2.6"
_BESIDE = Path(__file__).parents[2] / "node_modules" / "ofd.js" / "lib" / "ofd.umd.js"
SCRIPT = Path(os.environ["OFD_JS"]) if "OFD_JS" in os.environ else _BESIDE
CHROMIUM = shutil.which("chromium")
SAMPLES = Path(__file__).parents[2] / "samples"
_SHOW = """async (data) => {
  const bytes = Uint8Array.from(atob(data), letter => letter.charCodeAt(0));
  const found = await new Promise((done, failed) => ofd.parseOfdDocument({ofd: bytes.buffer, success: done, fail: failed}));
  document.body.replaceChildren(...ofd.renderOfd(2100, found[0]));
  return [...document.body.children].map(page => {
    const paper = page.getBoundingClientRect();
    return {width: paper.width, letters: [...page.querySelectorAll('text')].filter(text => text.getNumberOfChars()).map(text => {
      const place = text.getStartPositionOfChar(0).matrixTransform(text.getScreenCTM());
      return [text.textContent, place.x - paper.x, place.y - paper.y];
    })};
  });
}"""

pytestmark = [
    pytest.mark.skipif(not SCRIPT.exists(), reason=f"ofd.js is not installed: npm install ofd.js@{VERSION}, or name its script in OFD_JS"),
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield program
        program.close()


def _check(browser: Any, data: bytes, pages: LaidOut, paper_mm: float = 210.0) -> None:
    tab = browser.new_page()
    tab.set_content("<html><body></body></html>")
    tab.add_script_tag(path=SCRIPT)
    shown = tab.evaluate(_SHOW, base64.b64encode(data).decode())
    tab.close()
    assert len(shown) == len(pages.pages)
    for page, found in zip(pages.pages, shown, strict=True):
        wanted = [one for one in wanted_letters(page) if one.letter.isprintable() and ord(one.letter) < 0xE000]
        scale = (297.0 if page.landscape else paper_mm) / found["width"]
        letters = [(letter, x * scale, y * scale) for letter, x, y in found["letters"]
                   if letter.strip() and letter.isprintable() and ord(letter[0]) < 0xD800]
        assert [one[0] for one in letters] == [one.letter for one in wanted if ord(one.letter) < 0xD800]
        off = [max(abs(x - one.x), abs(y - one.y)) for (_, x, y), one in zip(letters, wanted, strict=False) if ord(one.letter) < 0xD800]
        assert max(off, default=0) < 0.2


def test_a_report_with_everything_is_set_as_laid_out(browser: Any):
    _check(browser, full_ofd(), laid_out(full_report()))


@pytest.mark.parametrize("name", ["formal-document/formal-document.md", "budget-report/budget-report.md", "meeting-report/meeting-report.txt"])
def test_samples_are_set_as_laid_out(browser: Any, name: str):
    dossier = load_path(str(SAMPLES / name), Settings(fonts="bundled"))
    _check(browser, dossier.ofd, dossier.laid_out)
