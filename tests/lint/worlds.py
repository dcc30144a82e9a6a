"""From the examples of case files to what a check sees."""

import json

import msgspec

from convert.diagnostics import Diagnostic
from convert.indicators import find_indicators
from convert.lint import check_report
from convert.lint.case import Example
from convert.lint.checked import Checked
from convert.lint.profile import Profile, load_profile
from convert.model.report import Report
from convert.readers import read

HEAD = "青禾区人民政府关于2024年工作情况的报告\n\n主任、各位副主任、各位委员：\n\n"
FOOT = "\n\n以上报告，请予审议。\n"
EVERYTHING = Profile(id="everything", title="全部", include=tuple("CPNEWFLD"))
_SOURCE = {"name": "any.json", "format": "text", "sha256": "0" * 64, "characters": 0}


def report_of(text: str) -> Report:
    """Return the report that `text` is read as."""
    return read(text.encode(), name="any.txt").value


def world(example: Example) -> tuple[Report, str | None]:
    """Return the report and the source of an example."""
    if example.kind == "model":
        return msgspec.convert({"source": _SOURCE, **json.loads(example.text)}, Report), None
    text = example.text if example.kind == "report" else HEAD + example.text + FOOT
    return report_of(text), text


def checked(text: str) -> Checked:
    """Return a body of `text`, ready for rules."""
    full = HEAD + text + FOOT
    return Checked(report_of(full), full)


def check(example: Example, profile: str | None = None) -> tuple[Diagnostic, ...]:
    """Return what a check says about an example."""
    report, text = world(example)
    return check_report(report, source_text=text, indicators=find_indicators(report), profile=profile)


def codes(text: str, prefix: str = "") -> list[str]:
    """Return the codes that a body of `text` raises, in order of place."""
    return [one.code for one in check(Example("text", text)) if one.code.startswith(prefix)]


def standard() -> Profile:
    """Return the profile of formal documents."""
    return load_profile("general")
