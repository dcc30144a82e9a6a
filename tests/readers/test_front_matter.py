"""Front matter: every element by an English or a Chinese key, and errors that name key and line."""

import re
from pathlib import Path

import pytest

from convert.diagnostics import ConvertError
from convert.messages import render
from convert.model.elements import AttachmentNote, Attendance
from convert.model.letters import report_letters
from convert.readers import read
from convert.readers.front_matter import KEYS, families, read_front_matter

DOCUMENTS = [Path(__file__).parents[2] / "docs" / name for name in ("markdown.md", "markdown.zh-CN.md")]
BODY = "\n现将有关情况报告如下，请予审议。\n"


def report_of(front_matter: str, name: str = "a.md"):
    return read(f"---\n{front_matter}\n---\n{BODY}".encode(), name=name).value


def error_of(front_matter: str):
    with pytest.raises(ConvertError) as caught:
        report_of(front_matter)
    return caught.value.diagnostic


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.slot)
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_key_is_documented(document: Path, key):
    row = next(line for line in document.read_text("utf-8").splitlines() if f"| `{key.english}` |" in line)
    assert all(f"`{name}`" in row for name in key.chinese)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_no_key_is_documented_that_does_not_exist(document: Path):
    keys = document.read_text("utf-8").partition("  6: title")[0]
    documented = re.findall(r"^\|(?: `[^|]*` \|)? `([a-z_]+)` \|", keys, re.MULTILINE)
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
        ("'title: 甲'", "reader-front-matter-shape", 2, "键"),
        ("title: 甲\nroles: title", "reader-front-matter-value", 3, "“roles”"),
        ("出席人员: 沈明远", "reader-front-matter-value", 2, "“出席人员”"),
        ("出席人员:\n  出席: [沈明远]", "reader-front-matter-value", 3, "“出席人员”"),
        ("title: 甲\x07乙", "reader-front-matter-yaml", 2, "ReaderError"),
        ('title: 甲\n标题: "甲\\ud800"', "reader-front-matter-character", 3, "U+D800"),
        ('title: "甲\\a"', "reader-front-matter-character", 2, "U+0007"),
        ('"甲\\uFFFE": 乙', "reader-front-matter-character", 2, "U+FFFE"),
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


def test_full_width_colons_and_colons_without_a_blank_are_read():
    text = "---\n标题：关于渠道管护的通知\n日期：  2024年11月8日\n主送:各乡镇人民政府：\n版记：\n  抄送：[水务局, 财政局]\n---\n全年工作平稳。\n"
    matter = read_front_matter(text)
    assert matter.values == {"front.title": "关于渠道管护的通知", "meta.date": "2024-11-08", "main_recipients": "各乡镇人民政府：",
                             "imprint.copy_recipients": ("水务局", "财政局")}
    assert {slot: [text[start:end] for start, end in spans] for slot, spans in matter.sources.items()} == {
        "front.title": ["关于渠道管护的通知"], "meta.date": ["2024年11月8日"], "main_recipients": ["各乡镇人民政府："],
        "imprint.copy_recipients": ["水务局", "财政局"]}


@pytest.mark.parametrize("text", ["---\n时间：2024年\n地点：东山\n---\n", "---\n望川:要闻\n---\n"])
def test_lines_between_rules_that_are_no_keys_are_text(text):
    assert read_front_matter(text) is None


@pytest.mark.parametrize(("written", "day"), [("2024年11月8日", "2024-11-08"), ("2024-11-08", "2024-11-08"), ("2024/11/8", "2024-11-08"), ("2024.11.8", "2024-11-08"),
                                              ("二〇二四年十一月八日", "2024-11-08")])
def test_a_day_is_read_however_it_is_written(written, day):
    assert read_front_matter(f"---\n日期: {written}\n---\n").values == {"meta.date": day}


@pytest.mark.parametrize("written", ["2024-13-45", "2024年2月30日", "去年", "2024年11月"])
def test_what_is_no_day_is_told(written):
    with pytest.raises(ConvertError) as caught:
        read_front_matter(f"---\n日期: {written}\n---\n")
    assert (caught.value.diagnostic.code, caught.value.diagnostic.line) == ("reader-front-matter-day", 2)


@pytest.mark.parametrize(("written", "printed"), [("2024-11-08", "2024年11月8日"), ("二〇二四年十一月八日", "二〇二四年十一月八日"), ("2024-13-45", "2024-13-45")])
def test_dates_that_are_printed_are_printed_as_documents_write_them(written, printed):
    assert read_front_matter(f"---\n成文日期: {written}\n---\n").values == {"sign_off.date": printed}


@pytest.mark.parametrize("written", ["沈明远 陆镕 司徒安然", "沈明远、陆　镕、司徒安然", "[沈明远, 陆镕, 司徒安然]"])
def test_persons_and_organs_in_one_string_are_parted(written):
    header = report_of(f"签发人: {written}\n发文机关: 岚山市财政局 岚山市水利局").header
    assert header.signatories == ("沈明远", "陆镕", "司徒安然")
    assert header.issuing_authorities == ("岚山市财政局", "岚山市水利局")


def test_an_item_of_a_list_is_one_name_whatever_blanks_it_has():
    header = report_of("发文机关: [Asian Development Bank, 财政局]\n签发人: [陆　镕, Mary Ann Lee]").header
    assert header.issuing_authorities == ("Asian Development Bank", "财政局")
    assert header.signatories == ("陆镕", "Mary Ann Lee")


NOTICE = "青禾县水务局文件\n青水发〔2024〕3号\n\n关于做好防汛工作的通知\n\n各镇人民政府：\n\n请做好防汛工作。\n\n青禾县水务局\n2024年5月6日\n"


def notice(front_matter: str):
    return read(f"---\n{front_matter}\n---\n\n{NOTICE}".encode(), name="a.txt").value


def test_a_way_to_seal_leaves_the_signature_to_the_text():
    sign_off = notice("印章: 加盖印章").sign_off
    assert (sign_off.authority, sign_off.date, sign_off.seal) == ("青禾县水务局", "2024年5月6日", "seal")


def test_what_the_text_does_not_say_of_its_head_is_added_to_it():
    header = notice("紧急程度: 特急").header
    assert (header.urgency, header.document_number, header.issuing_authorities) == ("特急", "青水发〔2024〕3号", ("青禾县水务局",))


def test_what_the_text_says_again_stays_in_it():
    report = notice("发文字号: 青水发〔2024〕4号\n成文日期: 2024年5月7日")
    assert (report.header.document_number, report.sign_off.date) == ("青水发〔2024〕4号", "2024年5月7日")
    told = "".join(words for _, words in report_letters(report))
    assert "青水发〔2024〕3号" in told and "2024年5月6日" in told
