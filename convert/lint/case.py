"""The case file of a rule: what it does and why, in both languages, with examples that are also its test.

A file `cases/ID.md` has a heading `# Chinese · English`, then what the rule does, then the sections 理由, 错误, 正确 and, where it helps,
不报 (what looks wrong and is not). Prose is a Chinese paragraph and an English one; examples are fenced blocks, whose word after the
fence says how they are read: `text` (paragraphs of a body), `report` (a whole text), `model` (parts of the model as JSON), `pages`,
`docx` (parts of a DOCX), `words` (a file of words, `---`, a body).
"""

import os
import re
from collections.abc import Iterable
from typing import Final

import msgspec

from convert.diagnostics import UsageError
from convert.lint.rule import RULES, Rule, load_rules
from convert.messages import GRADE_NAMES, LANGUAGES, Language
from convert.patterns import regex

_NEAREST: Final = 3
"""How many rules are named for an id that is none."""
_DIGITS: Final = 9
_FOLDER: Final = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cases")
_BLOCK: Final = regex(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SECTION: Final = regex(r"^## (.+)$", re.MULTILINE)
_WORDS: Final = {
    "grade": ("等级", "Grade"), "cite": ("依据", "Clause"), "fix": ("自动修正", "Fix"), "yes": ("有", "yes"), "no": ("无", "no"),
    "none": ("不报告，只作说明", "never reported, only explained"), "理由": ("理由", "Why"), "错误": ("错误", "Wrong"),
    "正确": ("正确", "Right"), "不报": ("不报", "Not reported"), "practice": ("通行做法", "practice"),
}

FAMILY_NAMES: Final = {
    "C": ("标点与数字（GB/T 15834、GB/T 15835）", "Marks and numbers (GB/T 15834, GB/T 15835)"),
    "P": ("标点的其他规则", "Further rules about marks"), "N": ("序号", "Numbering"), "E": ("公文要素", "Elements of the document"),
    "W": ("用语", "Wording"), "F": ("数据", "Figures"),
    "L": ("版面", "Laid-out pages"), "D": ("已有的 DOCX", "An existing DOCX"),
}
"""Families of rules by the letter of their ids, (Chinese, English)."""


class Example(msgspec.Struct, frozen=True):
    """One fenced block."""

    kind: str
    text: str


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A case file. Prose is (Chinese, English)."""

    title: tuple[str, str]
    what: tuple[str, str]
    why: tuple[str, str]
    wrong: tuple[Example, ...]
    right: tuple[Example, ...]
    okay: tuple[Example, ...]


def read_case(rule_id: str) -> Case:
    """Return the case file of `rule_id`.

    Raises:
        FileNotFoundError: there is none.
        ValueError: it lacks a part.
    """
    with open(os.path.join(_FOLDER, f"{rule_id}.md"), encoding="utf-8") as file:
        return parse_case(file.read())


def parse_case(text: str) -> Case:
    """Return the case that `text` holds; ValueError when a part is missing."""
    head, *rest = _SECTION.split(text)
    sections = {name.partition(" · ")[0]: content for name, content in zip(rest[::2], rest[1::2], strict=True)}
    heading, _, what = head.partition("\n")
    chinese, _, english = heading.removeprefix("# ").partition(" · ")
    if not english or "理由" not in sections:
        raise ValueError(f"no title in two languages, or no 理由: {heading}")
    return Case(title=(chinese, english), what=_prose(what), why=_prose(sections["理由"]), wrong=_examples(sections.get("错误", "")),
                right=_examples(sections.get("正确", "")), okay=_examples(sections.get("不报", "")))


def explanation(rule_id: str, language: Language) -> str:
    """Return the case of `rule_id` with its grade and clause, as Markdown in `language`."""
    rules = {rule.id for rule in load_rules()}
    wanted = rule_id.upper().removeprefix("CHECK-")
    if wanted not in rules:
        near = (f"{one} {read_case(one).title[LANGUAGES.index(language)]}" for one in nearest_rules(wanted, rules))
        raise UsageError("check-rule-unknown", id=rule_id, near=("、" if language == "zh" else ", ").join(near))
    return as_markdown(RULES[wanted], read_case(wanted), language)


def nearest_rules(wanted: str, known: Iterable[str]) -> list[str]:
    """Return the ids of `known` that are nearest to `wanted`, which is none of them: of its letter, then by number.

    What has no letter of a family is compared as it is written.
    """
    listed = sorted(known)
    family = [one for one in listed if one[0] == wanted[:1]]
    number = "".join(char for char in wanted if char in "0123456789")[:_DIGITS]
    if not family or not number:
        from difflib import get_close_matches

        return get_close_matches(wanted, listed, n=_NEAREST, cutoff=0) if not family else family[:_NEAREST]
    return sorted(family, key=lambda one: (abs(int(one[1:]) - int(number)), one))[:_NEAREST]


def overview(language: Language) -> str:
    """Return every rule by family, one a line: id, grade, clause, what it is about, and whether it has a certain fix."""
    index = LANGUAGES.index(language)
    lines: list[str] = []
    rules = load_rules()
    for letter, names in FAMILY_NAMES.items():
        lines += ["", f"{letter}  {names[index]}"] if lines else [f"{letter}  {names[index]}"]
        for rule in (one for one in rules if one.id[0] == letter):
            grade = GRADE_NAMES[rule.grade][index] if rule.find else _WORDS["none"][index]
            fix = f"  [{_WORDS['fix'][index]}]" if rule.fixes else ""
            cite = rule.cite.replace("practice", _WORDS["practice"][index])
            lines.append(f"  {rule.id}  {grade}  {read_case(rule.id).title[index]}（{cite}）{fix}" if language == "zh" else
                         f"  {rule.id}  {grade}  {read_case(rule.id).title[index]} ({cite}){fix}")
    return "\n".join(lines)


def as_markdown(rule: Rule, case: Case, language: Language) -> str:
    """Return `case` of `rule` as Markdown in one language."""
    index = LANGUAGES.index(language)

    def word(key: str) -> str:
        return _WORDS[key][index]

    grade = GRADE_NAMES[rule.grade][index] if rule.find else word("none")
    cite = rule.cite.replace("practice", word("practice"))
    colon = "：" if language == "zh" else ": "
    lines = [f"# {rule.id} {case.title[index]}", "", case.what[index], "", f"- {word('grade')}{colon}{grade}",
             f"- {word('cite')}{colon}{cite}", f"- {word('fix')}{colon}{word('yes' if rule.fixes else 'no')}",
             "", f"## {word('理由')}", "", case.why[index], ""]
    for key, examples in (("错误", case.wrong), ("正确", case.right), ("不报", case.okay)):
        if examples:
            lines += [f"## {word(key)}", ""]
            for example in examples:
                lines += ["```" + example.kind, example.text.rstrip("\n"), "```", ""]
    return "\n".join(lines)


def _prose(text: str) -> tuple[str, str]:
    paragraphs = [part.strip() for part in _BLOCK.sub("", text).strip().split("\n\n") if part.strip()]
    if len(paragraphs) != len(LANGUAGES):
        raise ValueError(f"not one paragraph in each language: {text[:40]}")
    return paragraphs[0], paragraphs[1]


def _examples(text: str) -> tuple[Example, ...]:
    return tuple(Example(kind, content) for kind, content in _BLOCK.findall(text))
