"""The manual as pages for a browser without network."""

import re
from pathlib import Path

import manual_site
import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("mkdocs", reason="mkdocs is not installed")
    folder = tmp_path_factory.mktemp("site")
    manual_site.build(folder)
    return folder


@pytest.mark.filterwarnings("ignore")
def test_every_page_of_the_menu_is_there_and_asks_no_other_host(site: Path):
    for page in manual_site.pages():
        assert (site / page).with_suffix(".html").is_file()
    assert manual_site.outside(site) == []
    assert "十分钟上手" in (site / "index.html").read_text("utf-8")
    assert "manual.css" in (site / "index.html").read_text("utf-8")
    assert (site / "manual.css").read_text("utf-8") == manual_site.STYLE


@pytest.mark.filterwarnings("ignore")
def test_pages_lead_to_pages_and_pictures_that_are_there(site: Path):
    links = ((page, link) for page in site.glob("*.html") for link in re.findall(r"""(?:href|src)="([^"#?]+)""", page.read_text("utf-8")))
    missing = [(page.name, link) for page, link in links
               if page.name != "404.html" and ":" not in link and link not in ("", ".") and not (site / link).exists()]
    assert missing == []


def test_what_another_host_would_send_is_found(tmp_path: Path):
    (tmp_path / "a.html").write_text('<script src="https://cdn.example/a.js"></script><a href="https://example/">x</a>', "utf-8")
    (tmp_path / "a.css").write_text("@font-face{src:url(//fonts.example/a.woff)}", "utf-8")
    assert sorted(manual_site.outside(tmp_path)) == ["//fonts.example/a.woff", "https://cdn.example/a.js"]


def test_every_page_in_chinese_is_in_the_menu():
    assert sorted(page.name for page in DOCS.glob("*.zh-CN.md")) == sorted(page for page in manual_site.pages() if "zh-CN" in page)
