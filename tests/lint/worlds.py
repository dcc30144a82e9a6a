"""From the examples of case files to what a check sees."""

import json

import msgspec

from convert.diagnostics import Diagnostic
from convert.indicators import find_indicators
from convert.layout.frame import LaidOut, Line, Page, Run
from convert.lint import check_report
from convert.lint.case import Example
from convert.lint.checked import Checked
from convert.lint.profile import Profile, load_profile
from convert.lint.rule import Finding, Rule
from convert.messages import LANGUAGES, render
from convert.model.blocks import Block, Heading, Paragraph
from convert.model.elements import Front
from convert.model.report import Report, SourceInfo
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


class Fonts:
    """Faces that have every letter but 𰻞."""

    def lacks(self, character: str) -> bool:
        return character == "𰻞"


def pages_world(example: Example) -> Checked:
    """Return the pages that an example draws: `--- 1` begins a page, `role|text` is a line."""
    blocks: list[Block] = []
    pages: list[Page] = []
    titles: list[str] = []
    items: list[Line] = []
    for number, row in enumerate(example.text.splitlines()):
        if row.startswith("---"):
            items = []
            pages.append(Page(len(pages) + 1, (), str(len(pages) + 1)))
            continue
        role, _, text = row.partition("|")
        name = "front.title" if role == "title" else "imprint" if role == "imprint" else f"b{number}"
        if role == "title":
            titles.append(text)
        elif role.startswith("heading"):
            blocks.append(Heading(id=name, level=1, text=text))
        elif role == "body":
            blocks.append(Paragraph(id=name, text=text))
        items.append(Line((Run(text, "fangsong", "f", 16.0, 28.0, ()),), 40.0 + 10 * len(items), role, name, 0, len(text)))
        pages[-1] = msgspec.structs.replace(pages[-1], items=tuple(items))
    report = Report(source=msgspec.convert(_SOURCE, SourceInfo), front=Front(title="".join(titles) or None), body=tuple(blocks))
    return Checked(report, laid_out=LaidOut(tuple(pages), title_lines=tuple(titles)), fonts=Fonts())


def assert_told(found: list[tuple[Rule, Finding]]) -> None:
    """Assert that every finding makes a sentence in both languages, with all of its places filled."""
    for rule, finding in found:
        diagnostic = Diagnostic(code=rule.id, grade=rule.grade, args=finding.args)
        for language in LANGUAGES:
            assert "{" not in render(diagnostic, language)


def standard() -> Profile:
    """Return the profile of formal documents."""
    return load_profile("general")
