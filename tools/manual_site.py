"""Build the manual as pages for a browser that has no network: `python tools/manual_site.py` writes build/site.

The pages need no server: a double click on index.html opens them. Scripts, styles and letters are in the folder; whatever would lead
the theme to another host is left out.
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
NAV: list[dict[str, Any]] = [
    {"中文": [
        {"十分钟上手": "tutorial.zh-CN.md"}, {"安装": "install.zh-CN.md"}, {"常见问题": "faq.zh-CN.md"},
        {"浏览器里的页面": "serve.zh-CN.md"},
        {"命令": "cli.zh-CN.md"}, {"Markdown 与文首说明": "markdown.zh-CN.md"}, {"能读什么": "reading.zh-CN.md"},
        {"整套会议材料": "packet.zh-CN.md"}, {"指标工作簿与更正": "workbook.zh-CN.md"}, {"两稿对比": "compare.zh-CN.md"},
        {"本单位的用词": "words.zh-CN.md"}, {"设置文件与本单位的样式": "settings.zh-CN.md"}, {"归档与无障碍": "archival.zh-CN.md"}]},
    {"English": [
        {"Installing": "install.md"}, {"The page": "serve.md"}, {"Commands": "cli.md"}, {"Markdown": "markdown.md"},
        {"Reading": "reading.md"}, {"Meeting packet": "packet.md"}, {"Workbook": "workbook.md"}, {"Comparing": "compare.md"},
        {"Own words": "words.md"}, {"Archival PDF": "archival.md"}, {"OFD": "ofd.md"}, {"Settings": "settings.md"}, {"Layout": "layout.md"},
        {"From Python": "api.md"}, {"Scale": "scale.md"}, {"Gallery": "gallery.md"}, {"DOCX beside PDF": "parity.md"}]},
]
"""What stands in the menu."""
STYLE = """table { width: 100%; margin-bottom: 1.2rem; border-collapse: collapse }
th, td { padding: .35rem .6rem; border: 1px solid #d5d9de; vertical-align: top }
th { background: #f3f5f7 }
td code { white-space: normal }
pre code { font-size: .8rem }
"""
"""The theme leaves tables to a script that stops where there is no search."""
_OUTSIDE = re.compile(r"\]\(\.\./[^)]*\)")


def pages() -> list[str]:
    """Return the files of the menu."""
    return [file for group in NAV for entries in group.values() for entry in entries for file in entry.values()]


def build(target: Path) -> None:
    """Write the pages into the folder `target`."""
    from mkdocs.commands.build import build as build_site
    from mkdocs.config import load_config

    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "docs"
        source.mkdir()
        for page in pages():
            text = (ROOT / "docs" / page).read_text("utf-8")
            (source / page).write_text(_OUTSIDE.sub("](index.md)", text), "utf-8")  # what lies outside the manual is not in the bundle
        shutil.copy(source / "tutorial.zh-CN.md", source / "index.md")
        for schema in (ROOT / "docs").glob("*.json"):
            shutil.copy(schema, source)
        shutil.copytree(ROOT / "docs" / "images", source / "images")
        shutil.copytree(ROOT / "docs" / "rules", source / "rules")
        (source / "manual.css").write_text(STYLE, "utf-8")
        settings = Path(name) / "mkdocs.yml"
        settings.write_text("site_name: convert\n", "utf-8")
        config = load_config(
            str(settings), docs_dir=str(source), site_dir=str(target), site_name="会议报告转公文", nav=NAV, use_directory_urls=False,
            extra_css=["manual.css"],
            plugins=[],
            theme={"name": "mkdocs", "locale": "zh_CN", "highlightjs": False, "analytics": {"gtag": None}, "color_mode": "light"},
            markdown_extensions=["tables", "fenced_code"],
            validation={"links": {"not_found": "ignore", "anchors": "ignore"}, "nav": {"omitted_files": "ignore"}})
        build_site(config)
    (target / "sitemap.xml").unlink(missing_ok=True)
    (target / "sitemap.xml.gz").unlink(missing_ok=True)


def outside(site: Path) -> list[str]:
    """Return what pages, scripts and styles of a site would fetch from elsewhere when they are opened."""
    fetched = re.compile(r"""(?:<(?:script|img|iframe|source)\b[^>]*\bsrc|<link\b[^>]*\bhref)=["']?((?:https?:)?//[^"'\s>]+)"""
                         r"""|url\(["']?((?:https?:)?//[^)"']+)""")
    found = []
    for path in site.rglob("*"):
        if path.suffix in (".html", ".css"):
            found += [one or other for one, other in fetched.findall(path.read_text("utf-8", errors="replace"))]
    return found


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "site"
    build(folder)
    print(folder)
