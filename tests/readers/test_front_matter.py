"""Front matter: every element by an English or a Chinese key, and errors that name key and line."""

import re
from pathlib import Path

import pytest

from convert.diagnostics import ConvertError
from convert.messages import render
from convert.model.elements import AttachmentNote, Attendance
from convert.readers import read
from convert.readers.front_matter import KEYS, families, read_front_matter

DOCUMENT = Path(__file__).parents[2] / "docs" / "markdown.md"
BODY = "\n现将有关情况报告如下，请予审议。\n"


def report_of(front_matter: str, name: str = "a.md"):
    return read(f"---\n{front_matter}\n---\n{BODY}".encode(), name=name).value


def error_of(front_matter: str):
    with pytest.raises(ConvertError) as caught:
        report_of(front_matter)
    return caught.value.diagnostic


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.slot)
def test_every_key_is_documented(key):
    row = next(line for line in DOCUMENT.read_text("utf-8").splitlines() if f"| `{key.english}` |" in line)
    assert all(f"`{name}`" in row for name in key.chinese)


def test_no_key_is_documented_that_does_not_exist():
    documented = re.findall(r"^\| `(\w+)` \|", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    assert sorted(documented) == sorted(key.english for key in KEYS)


def test_names_of_keys_are_unambiguous():
    names = [name for key in KEYS for name in (key.english, *key.chinese)]
    assert len(names) == len(set(names))
    assert not {name for family in families() for name in family} & set(names)


@pytest.mark.parametrize("key", [key for key in KEYS if key.kind in ("text", "texts")], ids=lambda key: key.slot)
@pytest.mark.parametrize("language", ["english", "chinese"])
def test_a_key_fills_its_slot(key, language: str):
    name = key.english if language == "english" else key.chinese[0]
    report = report_of(f"{name}: 某值" if key.kind == "text" else f"{name}: [甲, 乙]")
    value = report
    for part in key.slot.split("."):
        value = getattr(value, part)
    wanted = "某值" if key.kind == "text" else ("甲", "乙")
    assert (value.names if isinstance(value, AttachmentNote) else value) == wanted


def test_keys_may_be_grouped_by_family():
    report = report_of("版头:\n  发文字号: 青政〔2024〕8号\nsign_off:\n  date: 2024年3月5日\n版记:\n  抄送: [市水利局]")
    assert (report.header.document_number, report.sign_off.date, report.imprint.copy_recipients) == (
        "青政〔2024〕8号",
        "2024年3月5日",
        ("市水利局",),
    )
    assert report.format == "general"
    assert report.meta.date == "2024-03-05"


def test_a_title_over_lines_keeps_its_breaks():
    assert report_of("标题:\n  - 青禾区人民政府\n  - 关于工作的报告").front.title_breaks == (7,)
    assert report_of("标题: |\n  青禾区人民政府\n  关于工作的报告").front.title == "青禾区人民政府关于工作的报告"


def test_choices_have_chinese_names():
    report = report_of("格式: 纪要\n印章: 加盖印章\n年度: 2024\n署名: 甲")
    assert (report.format, report.sign_off.seal, report.meta.year) == ("minutes", "seal", 2024)


def test_attendance_is_a_mapping():
    assert report_of("attendance:\n  出席: 沈明远 陆一鸣").attendance == (
        Attendance(label="出席", names="沈明远 陆一鸣"),
    )


def test_a_title_in_both_places_is_not_printed_twice():
    report = read(
        "---\ntitle: 关于工作的报告\n---\n\n# 关于工作的报告\n\n全区平稳，成效明显。\n".encode(), name="a.md"
    ).value
    assert [block.text for block in report.body] == ["全区平稳，成效明显。"]
    assert [each.reason for each in report.furniture] == ["repeated-title"]


def test_the_source_of_a_value_is_known():
    text = '---\ntitle: "关于工作的报告"\n---\n正文，说明情况。\n'
    (span,) = read_front_matter(text).sources["front.title"]
    assert text[slice(*span)] == "关于工作的报告"


@pytest.mark.parametrize(
    ("front_matter", "code", "line", "words"),
    [
        ("titel: 报告", "reader-front-matter-key-near", 2, "“title”"),
        ("成文日: 某日", "reader-front-matter-key-near", 2, "“成文日期”"),
        ("title: 甲\nzzzzqqqq: 1", "reader-front-matter-key", 3, "“zzzzqqqq”"),
        ("title: 甲\n标题: 乙", "reader-front-matter-twice", 3, "“标题”"),
        ("title: [甲", "reader-front-matter-yaml", 3, "YAML"),
        ("title: {甲: 乙}", "reader-front-matter-value", 2, "“title”"),
        ("title: &a 甲", "reader-front-matter-alias", 2, "锚点"),
        ("seal: 大印", "reader-front-matter-choice", 2, "seal"),
        ("year: 去年", "reader-front-matter-year", 2, "四位年份"),
        ("roles:\n  a: title", "reader-front-matter-line", 3, "行号"),
        ("roles:\n  3: titel", "reader-front-matter-role", 3, "“title”"),
        ("title: " + "[" * 30, "reader-front-matter-shape", 2, "键"),
    ],
)
def test_an_error_names_key_and_line(front_matter: str, code: str, line: int, words: str):
    diagnostic = error_of(front_matter)
    assert (diagnostic.code, diagnostic.line) == (code, line)
    assert words in render(diagnostic)
    assert f"第 {line} 行" in render(diagnostic)


def test_what_is_no_front_matter_is_left_alone():
    assert read_front_matter("关于工作的报告\n---\n") is None
    assert read_front_matter("---\n关于工作的报告\n---\n") is None
    assert read_front_matter("---\ntitle: 没有结束\n") is None
