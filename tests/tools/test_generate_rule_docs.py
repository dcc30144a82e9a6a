"""The rule pages are what the case files say."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

_SPEC = spec_from_file_location("generate_rule_docs", Path(__file__).parents[2] / "tools" / "generate_rule_docs.py")
assert _SPEC is not None
assert _SPEC.loader is not None
generate = module_from_spec(_SPEC)
_SPEC.loader.exec_module(generate)


def test_the_pages_are_current():
    assert generate.stale() == []


def test_every_rule_is_on_a_page_and_in_the_index():
    from convert.lint import rule_ids

    written = generate.pages()
    for one in rule_ids():
        assert f"# {one} " in written[f"{one[0]}.md"]
        assert f"[{one}]" in written["README.md"]
