"""The templates."""

import re
from pathlib import Path

import pytest

pytest.importorskip("jinja2", reason="the extra `serve` is not installed")

from convert.diagnostics import Diagnostic
from convert.messages import sentence
from convert.serve.edit import ROLES
from convert.serve.options import ServeOptions
from convert.serve.pages import FOLDER, Pages, boxes, number, reason_name
from convert.serve.slots import SLOTS

PAGES = Pages(ServeOptions())


def test_errors_are_escaped_and_ask_for_the_token_where_it_is_missing():
    page = PAGES.error(Diagnostic(code="serve-edit-role", grade="error", args={"role": "<script>"}), "zh")
    assert "<script>”" not in page
    assert "&lt;script&gt;" in page
    assert 'name="token"' in PAGES.error(Diagnostic(code="serve-token", grade="error"), "en")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_that_the_templates_use_and_every_role_has_a_sentence(language):
    text = "".join(path.read_text("utf-8") for path in Path(FOLDER, "templates").iterdir())
    codes = set(re.findall(r"text\(['\"]([a-z-]+)['\"](?=[,)])", text)) | {f"role-{role}" for role in (*ROLES, *SLOTS)}
    values = dict.fromkeys(("limit", "minutes", "pages", "figures", "findings", "count", "number", "right", "text"), 1)
    assert all(sentence(f"serve-{code}", language, **values) for code in codes)
    assert len(codes) > 50


def test_numbers_read_as_typed_and_boxes_are_json():
    assert [number(value) for value in (1286.0, 99.29, 180000000.0, 0.5)] == ["1286", "99.29", "180000000", "0.5"]
    assert boxes(((1, 2.0, 3.5, 4.0, 5.0),)) == "[[1,2.0,3.5,4.0,5.0]]"
    assert reason_name("of-no-such-kind", "zh") == "of-no-such-kind"
