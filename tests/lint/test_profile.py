"""Profiles."""

import pytest

from convert.diagnostics import UsageError
from convert.lint import rule_ids
from convert.lint.profile import choose_profile, list_profiles, load_profile, selected
from convert.lint.rule import RULES, load_rules
from tests.lint.worlds import report_of
from tests.refused import refused


def test_the_format_of_the_document_chooses():
    assert choose_profile(report_of("甲区人民政府关于工作情况的报告\n\n各位代表：\n\n现在报告工作。")) == "meeting"
    assert list_profiles() == ("general", "meeting")


def test_a_profile_includes_by_family_or_rule_and_excludes():
    profile = load_profile("meeting")
    assert profile.holds("C01") and not profile.holds("L03") and not profile.holds("X01")
    assert {one.id for one in selected(load_rules(), profile)} == set(rule_ids()) - set(profile.exclude)


@pytest.mark.parametrize("name", ["general", "meeting"])
def test_overrides_name_rules_and_give_reasons(name: str):
    load_rules()
    for override in load_profile(name).override:
        assert override.code in RULES and override.reason
        assert load_profile(name).grade_of(RULES[override.code]) == override.grade != RULES[override.code].grade


def test_one_rule_alone_may_be_included(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('id = "mine"\ntitle = "自定"\ninclude = ["C01", "N"]\nexclude = ["N02"]\n', "utf-8")
    assert [one.id for one in selected(load_rules(), load_profile(str(path)))] == ["C01", "N01"]


@pytest.mark.parametrize(("text", "code"), [
    ('id = "a"\ntitle = "b"\ninclude = []\n[[override]]\ncode = "C01"\ngrade = "note"\n', "check-profile-bad"), ("[", "check-profile-bad")])
def test_a_bad_profile_is_refused_with_the_reason(tmp_path, text: str, code: str):
    path = tmp_path / "bad.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError) as caught:
        load_profile(str(path))
    assert caught.value.diagnostic.code == code
    with refused("check-profile-unknown", UsageError):
        load_profile("nowhere")
