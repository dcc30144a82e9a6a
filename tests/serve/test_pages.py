"""The page, and that it has words for everything."""

import json
import re
from pathlib import Path

import pytest

pytest.importorskip("jinja2", reason="the extra `serve` is not installed")

from convert.diagnostics import Diagnostic
from convert.editing.edit import ROLES
from convert.editing.slots import SLOTS
from convert.messages.serve import MESSAGES
from convert.serve.options import ServeOptions
from convert.serve.pages import FOLDER, Pages

PAGES = Pages(ServeOptions())
SCRIPTS = "".join(path.read_text("utf-8") for path in sorted(Path(FOLDER, "static").glob("*.js")))
TEMPLATES = "".join(path.read_text("utf-8") for path in sorted(Path(FOLDER, "templates").glob("*.html")))


def test_errors_are_escaped_and_ask_for_the_token_where_it_is_missing():
    page = PAGES.error(Diagnostic(code="edit-role", grade="error", args={"role": "<script>"}), "zh")
    assert "<script>”" not in page
    assert "&lt;script&gt;" in page
    assert 'name="token"' in PAGES.error(Diagnostic(code="serve-token", grade="error"), "en")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_told_its_words_its_sheets_and_its_limits(language):
    found = re.search(r'<script type="application/json" id="told">(.+?)</script>', PAGES.page(language))
    assert found is not None
    told = json.loads(found.group(1))
    assert told["words"]["serve-undo"] == MESSAGES["serve-undo"][told["language"]]
    assert {"meeting", "gbt9704"} <= {name for name, _ in told["styles"]}
    assert told["slots"] == list(SLOTS)


def test_every_word_that_the_page_uses_has_a_sentence():
    used = set(re.findall(r"""\bt\(["'`]([a-z][a-z0-9-]*)["'`]""", SCRIPTS)) | set(re.findall(r"text\('([a-z-]+)'", TEMPLATES))
    assert sorted(code for code in used if f"serve-{code}" not in MESSAGES) == []
    assert sorted(role for role in (*ROLES, *SLOTS, "table", "figure", "attachment.label", "attachment.title")
                  if f"serve-role-{role}" not in MESSAGES) == []


def test_the_scripts_ask_no_other_host_and_write_no_markup():
    assert re.findall(r"https?://(?!www\.w3\.org)|innerHTML|insertAdjacentHTML|document\.write|eval\(", SCRIPTS) == []
