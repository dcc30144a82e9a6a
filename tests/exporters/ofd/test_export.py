"""The whole OFD."""

import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from convert.model.blocks import Heading, Mark, Paragraph
from convert.model.report import Report
from tests.exporters.ofd.made import FILES, OFD, exported, full_ofd, part, parts
from tests.exporters.pdf.samples import full_report, laid_out, one_line, short_report
from tests.strategies import reports

DIGEST = """
from hashlib import sha256
from tests.exporters.ofd.made import full_ofd
print(sha256(full_ofd()).hexdigest())
"""


def test_the_entry_comes_first_and_says_what_the_file_is():
    assert next(iter(parts(full_ofd()))) == "OFD.xml"
    entry = part(full_ofd(), "OFD.xml")
    assert dict(entry.attrib) == {"Version": "1.0", "DocType": "OFD"}
    said = {node.tag.removeprefix(OFD): node.text for node in entry.iter() if node.text}
    assert said["Title"] == "望川县人民政府关于2023年度法治建设情况的报告"
    assert (said["Author"], said["CreationDate"], said["DocRoot"]) == ("望川县人民政府", "2024-03-20", "Doc_0/Document.xml")
    assert [node.text for node in entry.iter(f"{OFD}Keyword")] == ["法治", "预算"]
    names = {node.get("Name"): node.text for node in entry.iter(f"{OFD}CustomData")}
    assert (names["文种"], names["页数"], names["格式信息"]) == ("报告", "5", "application/ofd")


def test_the_same_report_gives_the_same_bytes_in_every_process():
    digests = set()
    for seed, zone in (("1", "UTC"), ("4711", "Asia/Shanghai")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        digests.add(subprocess.run([sys.executable, "-c", DIGEST], cwd=Path(__file__).parents[3], env=environment, check=True,
                                   capture_output=True).stdout)
    assert len(digests) == 1


def test_entries_carry_no_clock_and_no_machine():
    with zipfile.ZipFile(BytesIO(full_ofd())) as archive:
        assert {(one.date_time, one.create_system) for one in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_pages_stand_in_order_with_numbers_of_their_own():
    document = part(full_ofd(), "Document.xml")
    pages = [(node.get("ID"), node.get("BaseLoc")) for node in document.find(f"{OFD}Pages")]
    assert pages == [(str(number), f"Pages/Page_{number - 1}/Content.xml") for number in range(1, 6)]


def test_headings_are_outline_and_bookmarks():
    document = part(full_ofd(), "Document.xml")
    entries = laid_out(full_report()).outline
    assert [node.get("Title") for node in document.iter(f"{OFD}OutlineElem")] == [entry.text for entry in entries]
    assert [node.get("Title") for node in document.find(f"{OFD}Outlines")] == [
        entry.text for entry in entries if entry.level == 1]
    assert [node.get("Name") for node in document.iter(f"{OFD}Bookmark")] == [f"{n} {entry.text}" for n, entry in enumerate(entries, 1)]
    assert {node.get("PageID") for node in document.iter(f"{OFD}Dest")} <= {str(number) for number in range(1, 6)}


def test_a_report_without_headings_has_neither():
    document = part(exported().value, "Document.xml")
    assert document.find(f"{OFD}Outlines") is None
    assert document.find(f"{OFD}Bookmarks") is None


def test_files_travel_inside_under_their_names():
    listing = part(full_ofd(), "Attachs/Attachments.xml")
    assert [(one.get("Name"), one.get("Format"), one.get("Size")) for one in listing] == [("报告.xlsx", "xlsx", "2"), ("报告.json", "json", "0.0137")]
    stored = [parts(full_ofd())[f"Doc_0/Attachs/{one[0].text}"] for one in listing]
    assert stored == [file.data for file in FILES]


LINKED = short_report(Paragraph(id="p1", text="见 https://example.gov.cn/办事 网站。",
                                marks=(Mark(kind="link", start=2, end=27, target="https://example.gov.cn/办事"),)))


def test_a_link_is_an_action_of_its_text_and_comes_first():
    page = part(exported(LINKED).value, "Page_0")
    actions = list(page.iter(f"{OFD}URI"))
    assert {action.get("URI") for action in actions} == {"https://example.gov.cn/办事"}
    owners = [action.getparent().getparent().getparent() for action in actions]
    assert {(owner.tag, owner[0].tag) for owner in owners} == {(f"{OFD}TextObject", f"{OFD}Actions")}
    assert "".join(code.text for owner in owners for code in owner.iter(f"{OFD}TextCode")) == "https://example.gov.cn/办事"


def test_a_reference_leads_to_its_note():
    (goto,) = part(full_ofd(), "Page_2").iter(f"{OFD}Goto")
    assert goto[0].get("PageID") == "3"


def test_an_archive_gets_no_address_and_is_told():
    outcome = exported(LINKED, profile="archive")
    assert list(part(outcome.value, "Page_0").iter(f"{OFD}URI")) == []
    assert [one.code for one in outcome.diagnostics] == ["ofd-link-left-out"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "#nowhere", "报告.docx"])
def test_what_is_no_address_keeps_its_text_only(address: str):
    outcome = exported(pages=one_line("望川县", link=address))
    assert [one.code for one in outcome.diagnostics] == ["ofd-link-left-out"]
    assert list(part(outcome.value, "Page_0").iter(f"{OFD}Actions")) == []


def test_characters_that_xml_cannot_hold_are_left_out_and_told():
    outcome = exported(short_report(Heading(id="h1", level=1, text="标\x01题")))
    assert [(one.code, one.args["points"]) for one in outcome.diagnostics] == [("ofd-character-left-out", "U+0001")]
    assert [node.get("Title") for node in part(outcome.value, "Document.xml").iter(f"{OFD}OutlineElem")] == ["标题"]


def test_importing_the_exporter_draws_no_page():
    code = "import sys, convert.exporters.ofd.options\nprint([name for name in ('reportlab', 'PIL') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(reports())
def test_any_report_becomes_a_sound_file_with_every_letter_at_its_place(report: Report):
    exported(report)
