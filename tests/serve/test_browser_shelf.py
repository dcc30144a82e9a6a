"""Several reports: the shelf, comparing, a packet by the agenda of a meeting. Skipped, with the reason, where there is no chromium or no playwright."""

import zipfile
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra `serve` is not installed")
pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Page, expect

from tests.serve.clerk import Held, accessible, all_pages, choose_reports, close_it, in_a_browser, picture, saved, text_file, told
from tests.texts import MEETING, SECOND_YEAR

pytestmark = in_a_browser


def test_several_reports_stand_on_a_shelf_are_compared_and_closed(page: Page, tmp_path: Path):
    page.locator("#file").set_input_files([text_file(MEETING, "2023.txt"), text_file(SECOND_YEAR, "2024.txt"), text_file(" ", "空.txt")])
    expect(page.get_by_role("dialog")).to_contain_text("空.txt")
    page.get_by_role("button", name="知道了").click()
    choose_reports(page, 2, of=2)
    picture(page, "shelf")
    target = saved(page, lambda: page.get_by_role("button", name="对比选中的报告").click(), tmp_path)
    assert target.read_bytes().startswith(b"PK")
    target = saved(page, lambda: page.get_by_role("button", name="下载选中的").click(), tmp_path)
    assert len(zipfile.ZipFile(target).namelist()) == 8
    page.locator(".shelf-row").first.get_by_role("button", name="关闭").click()
    expect(page.locator(".shelf-row")).to_have_count(1)


def test_a_press_on_the_shelf_is_not_lost_when_it_is_shown_again(page: Page):
    page.locator("#file").set_input_files([text_file(MEETING, "2023.txt"), text_file(SECOND_YEAR, "2024.txt")])
    box = page.locator(".shelf-row input").last
    box.hover()
    shelf = Held(page, "**/shelf")
    with page.expect_request("**/shelf"):
        page.locator("#file").set_input_files([text_file(MEETING, "甲.txt"), text_file(MEETING, "乙.txt")])
    page.mouse.down()
    shelf.arrive()
    page.mouse.up()
    expect(page.locator(".shelf-row")).to_have_count(4)
    expect(page.locator(".shelf-row input:checked")).to_have_count(1)


PACKETS = [("2023.txt", MEETING), ("2024.txt", SECOND_YEAR.replace("之三", "之四")),
           ("经济.txt", "青禾区统计局关于2024年经济运行情况的报告\n\n一、总体情况\n\n全区生产总值612.4亿元，增长5.8%。\n")]


FIRST, SECOND = (f"青禾区人民政府关于{year}年度法治政府建设情况的报告" for year in (2023, 2024))
THIRD = "青禾区统计局关于2024年经济运行情况的报告"


def agenda(page: Page, *titles: str) -> None:
    """Wait until these stand on the agenda, in order."""
    fields = page.locator(".agenda-item [data-key^=title]")
    expect(fields).to_have_count(len(titles))
    for index, title in enumerate(titles):
        expect(fields.nth(index)).to_have_value(title)


def begun(page: Page) -> None:
    """A packet of the first two reports is being arranged."""
    page.locator("#file").set_input_files([text_file(text, name) for name, text in PACKETS])
    choose_reports(page, 2, of=3)
    page.get_by_role("button", name="编成会议材料").click()
    page.get_by_label("会议名称").fill("青禾区第五届人大常委会第十八次会议")
    page.get_by_label("日期").fill("2025-03-20")
    page.get_by_label("地点").fill("区人大常委会第一会议室")


def made(page: Page) -> None:
    page.get_by_role("button", name="生成", exact=False).first.click()
    told(page, "会议材料已生成")


def test_a_packet_is_dragged_into_order_looked_at_and_taken(page: Page, tmp_path: Path):
    begun(page)
    expect(page.locator(".agenda-item")).to_have_count(2)
    page.locator(".tray .handle").drag_to(page.locator(".agenda-item").first, target_position={"x": 120, "y": 4})
    agenda(page, THIRD, FIRST, SECOND)
    page.locator(".agenda-item").nth(2).locator(".handle").first.drag_to(page.locator(".agenda-item").first, target_position={"x": 120, "y": 4})
    agenda(page, SECOND, THIRD, FIRST)
    page.get_by_label("第二项：报告人").fill("区统计局")
    made(page)
    expect(page.locator(".agenda .material .page")).to_have_count(3)
    page.locator(".agenda .material .page").nth(1).click()
    number = page.locator(".agenda .material .page").nth(1).inner_text().split()[1]
    expect(page.locator(f"#page-{number}")).to_be_in_viewport()
    all_pages(page)
    page.locator(".pages").evaluate("column => { column.scrollTop = 0; }")
    picture(page, "packet")
    page.get_by_role("button", name="下载").click()
    target = saved(page, lambda: page.locator(".menu button", has_text="全部").click(), tmp_path)
    names = zipfile.ZipFile(target).namelist()
    assert {"会议材料.pdf", "指标.xlsx", "manifest.json"} < set(names)
    assert [name[:6] for name in names if name.endswith(".docx")] == ["01 材料一", "02 材料二", "03 材料三"]
    page.locator("#home").click()
    expect(page.locator(".packet-row")).to_contain_text("第十八次会议")
    page.locator(".packet-row a.shelf-title").click()
    expect(page.get_by_label("第二项：报告人")).to_have_value("区统计局")


def test_a_packet_is_arranged_by_keys_and_undone(page: Page):
    begun(page)
    agenda(page, FIRST, SECOND)
    page.get_by_role("button", name="移动第二项议题").focus()
    page.keyboard.press("ArrowUp")
    agenda(page, SECOND, FIRST)
    expect(page.get_by_role("button", name="移动第一项议题")).to_be_focused()
    page.locator(".agenda-item").nth(1).locator(".material .handle").focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".agenda-item").first.locator(".material")).to_have_count(2)
    page.get_by_role("button", name="放进议程").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".agenda-item")).to_have_count(3)
    page.keyboard.press("Control+z")
    expect(page.locator(".agenda-item")).to_have_count(2)
    page.keyboard.press("Control+y")
    expect(page.locator(".agenda-item")).to_have_count(3)
    accessible(page)


def test_a_change_in_a_report_is_in_the_packet_that_is_made_again(page: Page):
    begun(page)
    made(page)
    expect(page.get_by_role("button", name="重新生成")).not_to_have_class("primary")
    page.locator(".agenda .material-title").first.click()
    close_it(page, "另一句结语。")
    told(page, "已修改")
    page.go_back()
    page.get_by_role("button", name="重新生成").click()
    told(page, "会议材料已生成")
    expect(page.locator("#main")).not_to_contain_text("没有成功")


def test_a_packet_that_lacks_something_is_answered_with_a_sentence(page: Page):
    begun(page)
    page.get_by_label("日期").fill("2025-02-30")
    page.get_by_role("button", name="生成会议材料").click()
    expect(page.get_by_role("dialog")).to_contain_text("2025-02-30 不存在")
    page.get_by_role("button", name="知道了").click()
    expect(page.get_by_label("日期")).to_have_value("2025-02-30")


def test_two_versions_are_compared(page: Page, tmp_path: Path):
    page.locator("#file").set_input_files([text_file(MEETING, "一稿.txt"), text_file(MEETING.replace("1286", "1300"), "二稿.txt")])
    choose_reports(page, 2, of=2)
    page.get_by_role("button", name="比较两稿").click()
    page.get_by_label("一稿.txt").check()
    accessible(page)
    page.get_by_role("button", name="比较", exact=True).click()
    expect(page.locator(".figure-changes")).to_contain_text("1286件 1300件")
    accessible(page)
    picture(page, "versions")
    target = saved(page, lambda: page.get_by_role("button", name="花脸稿").click(), tmp_path)
    assert target.name == "花脸稿.docx"
    assert "<w:ins " in zipfile.ZipFile(target).read("word/document.xml").decode()
    target = saved(page, lambda: page.get_by_role("button", name="变化的指标").click(), tmp_path)
    assert target.read_bytes().startswith(b"PK")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="比较两稿")).to_be_focused()
