"""One story of a clerk: from two uploads to the packet of a meeting. Skipped, with the reason, where there is no chromium or no playwright."""

import zipfile
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra `serve` is not installed")
pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Page, expect

from tests.serve.clerk import SAMPLE, accessible, bring, choose_reports, in_a_browser, kept, row, saved, shown, tab, text_file, told
from tests.texts import MEETING

pytestmark = in_a_browser
DRAFT = ("关于防汛工作情况的报告\n\n一、工作\n\n（一）健全机制。\n\n全年开会8次,巡查堤防42公里.\n\n（二）落实责任。转移群众263人。\n")


def test_from_two_uploads_to_the_packet(page: Page, tmp_path: Path):
    page.locator("#file").set_input_files([text_file(DRAFT, "防汛.txt"), text_file(MEETING, "法治.txt")])
    expect(page.locator(".shelf-row")).to_have_count(2)
    page.get_by_role("link", name="关于防汛工作情况的报告").click()
    shown(page)

    tab(page, "review").get_by_role("button", name="改作正文").click()
    told(page, "已按另一种读法重新识别")
    page.get_by_role("button", name="全部改正").click()
    told(page, "已修改")
    expect(page.locator("#page-1 .layer", has_text="8次，巡查堤防42公里。")).to_be_visible()

    page.locator("#page-1 .layer span", has_text="转移群众").dblclick()
    page.locator(".on-page").fill("（二）落实责任。转移群众263人，发放物资1200件。")
    page.locator(".on-page").press("Enter")
    told(page, "已修改")
    tab(page, "slots")
    page.get_by_role("button", name="添加署名").click()
    page.get_by_label("文字", exact=True).fill("青禾区水务局")
    page.get_by_role("button", name="应用").click()
    told(page, "已修改")
    page.keyboard.press("Control+z")
    told(page, "已撤销")
    page.keyboard.press("Control+y")
    told(page, "已重做")
    expect(row(page, "署名")).to_contain_text("青禾区水务局")

    tab(page, "indicators")
    row(page, "1200件").click()
    page.get_by_label("指标名称").fill("防汛物资发放数")
    page.get_by_role("button", name="应用").click()
    told(page, "已修改")
    expect(page.locator("#panel")).to_contain_text("防汛物资发放数")
    page.keyboard.press("Control+f")
    page.keyboard.type("堤防")
    expect(page.locator(".hits")).to_have_text("1 / 1")
    accessible(page)
    work = saved(page, lambda: page.get_by_role("button", name="保存工作").click(), tmp_path)
    kept(page, "已存为文件")
    assert "青禾区水务局" in work.read_text("utf-8")

    page.locator("#home").click()
    choose_reports(page, 2, of=2)
    page.get_by_role("button", name="编成会议材料").click()
    page.get_by_label("会议名称").fill("青禾区人民政府第18次常务会议")
    page.get_by_label("日期").fill("2025-03-20")
    page.get_by_label("地点").fill("第三会议室")
    page.get_by_role("button", name="生成会议材料").click()
    told(page, "会议材料已生成")
    expect(page.locator(".agenda .material .page")).to_have_count(2)
    page.get_by_role("button", name="下载").click()
    packet = saved(page, lambda: page.locator(".menu button", has_text="全部").click(), tmp_path)
    names = zipfile.ZipFile(packet).namelist()
    assert [name for name in names if name.endswith(".pdf")] != []
    assert len([name for name in names if name.endswith(".docx")]) >= 2


def test_a_doubtful_indicator_is_marked_as_right(page: Page):
    bring(page, SAMPLE)
    tab(page, "review")
    row(page, "263户次").click()
    page.get_by_role("button", name="没有问题").click()
    told(page, "已修改")
    expect(page.locator("#panel")).to_contain_text("没有要核对的地方")
    page.keyboard.press("Control+z")
    told(page, "已撤销")
    expect(page.locator("#panel")).to_contain_text("263户次")
