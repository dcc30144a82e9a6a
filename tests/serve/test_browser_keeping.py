"""What a clerk changed is kept: in files, in the browser, across tabs, people and the end of the program. Skipped, with the reason, where there is no chromium or no playwright."""

from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra `serve` is not installed")
pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Browser, BrowserContext, Page, expect

from convert.serve.options import ServeOptions
from tests.serve.clerk import (
    TABLE,
    Held,
    bring,
    choose_reports,
    close_it,
    forget,
    in_a_browser,
    kept,
    new_context,
    row,
    saved,
    tab,
    text_file,
    told,
)
from tests.serve.served import running
from tests.texts import MEETING

pytestmark = in_a_browser


def test_work_is_saved_and_goes_on_where_it_was(page: Page, tmp_path: Path):
    bring(page, **text_file(MEETING))
    tab(page, "slots")
    row(page, "结语").click()
    page.get_by_label("文字", exact=True).fill("特此报告。")
    page.get_by_role("button", name="应用").click()
    told(page, "已修改")
    work = saved(page, lambda: page.get_by_role("button", name="保存工作").click(), tmp_path)
    tab(page, "changes")
    page.get_by_role("button", name="关闭并清除").click()
    expect(page.get_by_role("heading", name="把报告变成会议材料")).to_be_visible()
    bring(page, work)
    tab(page, "slots")
    expect(row(page, "结语")).to_contain_text("特此报告。")
    page.keyboard.press("Control+z")
    told(page, "已撤销")


def test_what_the_program_forgot_comes_back_from_the_page(page: Page):
    bring(page, **text_file(MEETING))
    close_it(page, "特此报告。")
    told(page, "已修改")
    kept(page, "修改在本页，尚未存为文件")
    forget(page)
    tab(page, "slots")
    row(page, "题注").click()
    page.get_by_label("文字", exact=True).fill("——2024年3月2日在区人大常委会会议上")
    page.get_by_role("button", name="应用").click()
    told(page, "恢复")
    told(page, "已修改")
    expect(row(page, "题注")).to_contain_text("3月2日")
    expect(row(page, "结语")).to_contain_text("特此报告。")
    page.reload()
    tab(page, "slots")
    expect(row(page, "题注")).to_contain_text("3月2日")


def test_kept_work_is_on_the_first_page_again(page: Page, address: str):
    page.get_by_label("在这台电脑的浏览器里保留").check()
    bring(page, **text_file(MEETING, "甲.txt"))
    expect(page.locator("#kept-state")).to_have_text("")
    close_it(page, "特此报告。")
    told(page, "已修改")
    kept(page, "已保留在浏览器")
    forget(page)
    page.goto(address)
    page.get_by_role("button", name="接着做").click()
    expect(page.locator(".sheet").first).to_be_visible()
    tab(page, "slots")
    expect(row(page, "结语")).to_contain_text("特此报告。")


def test_the_page_says_when_it_could_not_keep_the_changes(page: Page, tmp_path: Path):
    bring(page, **text_file(MEETING))
    page.route("**/files/work", lambda route: route.fulfill(status=503, body="busy"))
    close_it(page, "特此报告。")
    told(page, "已修改")
    kept(page, "没能保留，请点“保存工作”")
    page.unroute("**/files/work")
    saved(page, lambda: page.get_by_role("button", name="保存工作").click(), tmp_path)
    kept(page, "已存为文件")


def test_no_change_is_lost_while_another_is_under_way(page: Page):
    bring(page, **text_file(MEETING))
    held = Held(page, "**/edits")
    close_it(page, "特此报告。")
    row(page, "题注").click()
    page.get_by_label("文字", exact=True).fill("——2024年3月2日在区人大常委会会议上")
    row(page, "称谓").click()
    page.get_by_label("文字", exact=True).fill("各位委员：")
    held.arrive()
    told(page, "已修改")
    expect(row(page, "结语")).to_contain_text("特此报告。")
    expect(row(page, "题注")).to_contain_text("3月2日")
    expect(page.get_by_label("文字", exact=True)).to_have_value("各位委员：")
    page.get_by_role("button", name="应用").click()
    told(page, "已修改")
    expect(row(page, "称谓")).to_contain_text("各位委员：")


def test_two_tabs_do_not_revert_each_other(page: Page, context: BrowserContext):
    bring(page, **text_file(MEETING))
    other = context.new_page()
    other.goto(page.url)
    for one, words in ((other, "特此报告。"), (page, "请审议。")):
        tab(one, "slots")
        row(one, "结语").click()
        one.get_by_label("文字", exact=True).fill(words)
        one.get_by_role("button", name="应用").click()
        if one is other:
            told(one, "已修改")
    expect(page.get_by_role("dialog")).to_contain_text("刚才在别处改过")
    page.get_by_role("button", name="知道了").click()
    expect(row(page, "结语")).to_contain_text("特此报告。")


def test_a_server_that_is_gone_is_told_and_nothing_is_lost(browser: Browser):
    with running(ServeOptions(fonts="bundled")) as where:
        context = new_context(browser)
        page = context.new_page()
        page.goto(where)
        bring(page, **text_file(MEETING))
        tab(page, "slots")
        row(page, "结语").click()
        page.get_by_label("文字", exact=True).fill("特此报告。")
    page.get_by_role("button", name="应用").click()
    expect(page.get_by_role("dialog")).to_contain_text("连不上转换程序")
    page.get_by_role("button", name="知道了").click()
    expect(page.get_by_label("文字", exact=True)).to_have_value("特此报告。")
    context.close()


def test_two_people_at_once_see_each_their_own(browser: Browser, address: str):
    contexts = [new_context(browser) for _ in range(2)]
    pages = [context.new_page() for context in contexts]
    for number, page in enumerate(pages, 1):
        page.goto(address)
        page.get_by_text("粘贴文字").click()
        page.get_by_label("报告全文").fill(f"望川县第{number}次会议情况报告\n\n一、工作\n\n办理案件 {number * 100} 件。\n")
    for page in pages:
        page.get_by_role("button", name="开始转换").click(no_wait_after=True)
    for number, page in enumerate(pages, 1):
        expect(page.locator(".sheet").first).to_be_visible()
        tab(page, "indicators")
        expect(page.locator("#panel")).to_contain_text(f"{number * 100}件")
        expect(page.locator("#panel")).not_to_contain_text(f"{(3 - number) * 100}件")
    for context in contexts:
        context.close()


def test_a_server_that_was_stopped_and_started_goes_on_with_the_report(browser: Browser):
    context = new_context(browser)
    page = context.new_page()
    with running(ServeOptions(fonts="bundled")) as where:
        page.goto(where)
        bring(page, **text_file(MEETING))
        close_it(page, "特此报告。")
        told(page, "已修改")
        kept(page, "修改在本页，尚未存为文件")
    with running(ServeOptions(fonts="bundled"), port=int(where.rpartition(":")[2])):
        tab(page, "slots")
        row(page, "称谓").click()
        page.get_by_label("文字", exact=True).fill("各位委员：")
        page.get_by_role("button", name="应用").click()
        told(page, "已修改")
        expect(row(page, "称谓")).to_contain_text("各位委员：")
        expect(row(page, "结语")).to_contain_text("特此报告。")
    context.close()


def test_a_packet_is_arranged_again_as_it_was_when_the_program_forgot_it(page: Page, address: str):
    page.get_by_label("在这台电脑的浏览器里保留").check()
    bring(page, **text_file(MEETING, "甲.txt"))
    close_it(page, "特此报告。")
    told(page, "已修改")
    kept(page, "已保留在浏览器")
    page.locator("#home").click()
    choose_reports(page, 1, of=1)
    page.get_by_role("button", name="编成会议材料").click()
    page.get_by_label("地点").fill("第三会议室")
    page.get_by_label("日期").fill("2025-03-20")
    page.get_by_label("会议名称").focus()
    told(page, "")
    for kind, place in (("packets", page.url.rpartition("/")[2]), ("jobs", page.locator(".material-title").get_attribute("href").rpartition("/")[2])):
        page.evaluate("where => fetch(`/${where[0]}/${where[1]}/close`, {method: 'POST'})", [kind, place])
    page.get_by_role("button", name="生成会议材料").click()
    told(page, "会议材料已生成")
    expect(page.get_by_label("地点")).to_have_value("第三会议室")
    page.get_by_role("button", name="关闭", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text("议程安排不再保留")
    page.get_by_role("button", name="不关闭").click()
    page.evaluate("id => fetch(`/packets/${id}/close`, {method: 'POST'})", page.url.rpartition("/")[2])
    page.goto(address)
    page.get_by_role("button", name="接着做").click()
    expect(page.get_by_label("地点")).to_have_value("第三会议室")


def test_a_packet_that_is_brought_back_tells_of_reports_that_were_closed_before(page: Page):
    for name, text in (("甲.txt", MEETING), ("乙.txt", "关于工作的报告\n\n一、工作\n\n办理案件9件。\n")):
        bring(page, **text_file(text, name))
        page.locator("#home").click()
        expect(page.locator(".shelf-row")).not_to_have_count(0)
    choose_reports(page, 2, of=2)
    page.get_by_role("button", name="编成会议材料").click()
    expect(page.locator(".material-title")).to_have_count(2)
    page.evaluate("id => fetch(`/jobs/${id}/close`, {method: 'POST'})", page.locator(".material-title").last.get_attribute("href").rpartition("/")[2])
    page.reload()
    expect(page.locator(".material.gone")).to_have_count(1)
    page.evaluate("id => fetch(`/packets/${id}/close`, {method: 'POST'})", page.url.rpartition("/")[2])
    page.get_by_label("地点").fill("第三会议室")
    page.get_by_label("会议名称").focus()
    expect(page.get_by_role("dialog")).to_contain_text("关于工作的报告")
    page.get_by_role("button", name="知道了").click()
    expect(page.get_by_label("地点")).to_have_value("第三会议室")
    expect(page.locator(".material-title")).to_have_count(1)


def test_leaving_with_changes_that_are_kept_nowhere_is_asked_about(page: Page):
    bring(page, **text_file(MEETING))
    close_it(page, "特此报告。")
    told(page, "已修改")
    with page.expect_event("dialog") as waiting:
        page.close(run_before_unload=True)
    assert waiting.value.type == "beforeunload"
    waiting.value.dismiss()
    tab(page, "changes")
    page.get_by_role("button", name="关闭并清除").click()
    expect(page.get_by_role("dialog")).to_contain_text("请先下载文件或保存工作")
    page.get_by_role("button", name="不关闭").click()
    expect(page.locator("#panel")).to_contain_text("结语")


def test_a_download_has_what_was_written_and_what_is_under_way(page: Page):
    bring(page, **text_file(MEETING))
    edits = Held(page, "**/edits")
    with page.expect_request("**/edits"):
        close_it(page, "特此报告。")
    row(page, "称谓").click()
    page.get_by_label("文字", exact=True).fill("各位委员：")
    page.get_by_role("button", name="下载").click()
    with page.expect_download() as waiting:
        page.locator(".menu button", has_text="模型（JSON）").click()
        edits.arrive()
    text = waiting.value.path().read_text("utf-8")
    assert ("特此报告。" in text, "各位委员：" in text) == (True, True)


def test_what_is_written_while_a_change_is_under_way_stays(page: Page):
    bring(page, **text_file(MEETING))
    edits = Held(page, "**/edits")
    with page.expect_request("**/edits"):
        close_it(page, "特此报告。")
    page.get_by_label("文字", exact=True).fill("妥否，请批示。")
    edits.arrive()
    told(page, "已修改")
    expect(row(page, "结语")).to_contain_text("特此报告。")
    page.get_by_label("文字", exact=True).press("Control+s")
    expect(row(page, "结语")).to_contain_text("妥否，请批示。")


def test_what_was_written_in_a_card_goes_along_with_its_buttons(page: Page):
    bring(page, **text_file(TABLE, "a.md"))
    tab(page, "content")
    row(page, "表格").click()
    page.get_by_label("第 2 行第 2 列").fill("13")
    page.get_by_role("button", name="下面加一行").click()
    told(page, "已修改")
    row(page, "表格").click()
    expect(page.locator(".grid tr")).to_have_count(4)
    expect(page.get_by_label("第 2 行第 2 列")).to_have_value("13")
    row(page, "基层执法力量").click()
    page.get_by_label("文字", exact=True).fill("基层力量仍显薄弱，宣传形式还不够丰富。")
    page.get_by_label("文字", exact=True).evaluate("box => box.setSelectionRange(9, 9)")
    page.get_by_role("button", name="上移").click()
    told(page, "已修改")
    expect(row(page, "基层力量仍显薄弱")).to_be_visible()
    page.get_by_label("文字", exact=True).fill("𠮷林力量仍显薄弱，形式不够丰富。")
    page.get_by_label("文字", exact=True).evaluate("box => box.setSelectionRange(10, 10)")
    page.get_by_role("button", name="在光标处分段").click()
    told(page, "已修改")
    expect(page.locator("#panel .outline .words").get_by_text("𠮷林力量仍显薄弱，", exact=True)).to_be_visible()


def test_a_card_in_which_something_was_written_is_not_left_without_a_word(page: Page):
    bring(page, **text_file(MEETING))
    tab(page, "slots")
    row(page, "结语").click()
    box = page.get_by_label("文字", exact=True)
    box.fill("特此报告。")
    box.press("Escape")
    expect(page.get_by_role("dialog")).to_contain_text("还没有应用")
    page.get_by_role("button", name="接着写").click()
    expect(box).to_have_value("特此报告。")
    page.get_by_role("button", name="收起").click()
    page.get_by_role("button", name="不要了").click()
    expect(box).to_have_count(0)
    expect(row(page, "结语")).not_to_contain_text("特此报告。")
    row(page, "结语").click()
    box.press("Escape")
    expect(box).to_have_count(0)


def test_what_is_written_on_the_page_outlasts_the_change_before_it(page: Page):
    bring(page, **text_file(MEETING))
    edits = Held(page, "**/edits")
    with page.expect_request("**/edits"):
        tab(page, "slots")
        row(page, "称谓").click()
        page.get_by_label("文字", exact=True).fill("各位委员：")
        page.get_by_role("button", name="应用").click()
    page.locator("#page-1 .layer span", has_text="受区人民政府委托").dblclick()
    page.locator(".on-page").fill("受区人民政府的委托，现报告如下。")
    edits.arrive()
    expect(page.locator(".on-page")).to_have_value("受区人民政府的委托，现报告如下。")
    page.locator(".on-page").press("Enter")
    expect(page.locator("#page-1 .layer", has_text="受区人民政府的委托，现报告如下。")).to_be_visible()
    expect(row(page, "称谓")).to_contain_text("各位委员：")


def test_a_report_that_is_left_in_the_middle_of_a_change_is_found_changed(page: Page):
    bring(page, **text_file(MEETING))
    edits = Held(page, "**/edits")
    with page.expect_request("**/edits"):
        close_it(page, "特此报告。")
    page.locator("#home").click()
    edits.arrive()
    page.locator(".shelf-title").click()
    tab(page, "slots")
    expect(row(page, "结语")).to_contain_text("特此报告。")
    row(page, "称谓").click()
    page.get_by_label("文字", exact=True).fill("各位委员：")
    page.get_by_role("button", name="应用").click()
    told(page, "已修改")
    page.get_by_role("button", name="版式").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.go_back()
    expect(page.locator(".shelf-row")).to_have_count(1)
    expect(page.get_by_role("dialog")).to_have_count(0)
