"""Which rules hold for a kind of document, as data."""

import os
from collections.abc import Iterable
from functools import cache
from typing import Final

import msgspec

from convert.diagnostics import Grade, UsageError
from convert.lint.rule import Rule
from convert.model.report import Report
from convert.publish import plain_utf8
from convert.structs import learnt

_FOLDER: Final = os.path.join(os.path.dirname(os.path.abspath(__file__)), "profiles")


class Override(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another grade for one rule, and why."""

    code: str
    grade: Grade
    reason: str


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A choice of rules. An entry of `include` and `exclude` is the id of a rule or the letter of a family."""

    id: str
    title: str
    include: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    override: tuple[Override, ...] = ()

    def holds(self, rule_id: str) -> bool:
        """Tell whether the rule belongs to the profile."""
        return (rule_id in self.include or rule_id[0] in self.include) and rule_id not in self.exclude and (
            rule_id in self.include or rule_id[0] not in self.exclude)

    def grade_of(self, rule: Rule) -> Grade:
        """Return the grade of `rule` in this profile."""
        return next((override.grade for override in self.override if override.code == rule.id), rule.grade)


def choose_profile(report: Report) -> str:
    """Return the id of the profile for `report`: meeting material, or a document of GB/T 9704-2012."""
    return "meeting" if report.format == "report" else "general"


def list_profiles() -> tuple[str, ...]:
    """Return the ids of the shipped profiles, sorted."""
    return tuple(sorted(name.removesuffix(".toml") for name in os.listdir(_FOLDER) if name.endswith(".toml")))


@cache
def load_profile(name: str) -> Profile:
    """Return the profile `name`: the id of a shipped one, or the path of a TOML file.

    Raises:
        UsageError: `check-profile-unknown`, `check-profile-bad` (what is wrong with the file).
    """
    path = os.path.join(_FOLDER, f"{name}.toml") if not name.endswith(".toml") else name
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        raise UsageError("check-profile-unknown", name=name, known="、".join(list_profiles())) from None
    try:
        return msgspec.toml.decode(plain_utf8(data), type=learnt(Profile))
    except msgspec.MsgspecError as error:
        raise UsageError("check-profile-bad", path=name, reason=str(error)) from None


def selected(rules: Iterable[Rule], profile: Profile) -> list[Rule]:
    """Return the rules that belong to `profile`, in their order."""
    return [rule for rule in rules if profile.holds(rule.id)]


