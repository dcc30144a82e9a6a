"""The whole way of a clerk in a real browser. Skipped, with the reason, where there is no chromium or no playwright."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra `serve` is not installed")
pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Page, expect

from tests.serve.clerk import (
    SAMPLE,
    TABLE,
    Held,
    accessible,
    all_pages,
    bring,
    in_a_browser,
    picture,
    row,
    saved,
    shown,
    tab,
    text_file,
    told,
)
from tests.serve.served import a_seal, axe_script
from tests.texts import MEETING

pytestmark = in_a_browser
LONG = "关于长篇情况的报告\n\n一、工作情况\n\n" + "\n\n".join(
    f"第{number}项工作。全年办理案件{number * 7 + 3}件，" + "有关制度进一步健全，督促检查常态开展，整改落实到位，责任层层压实，" * 6
    for number in range(1, 150)) + "\n"
"""Some forty pages."""


def test_from_upload_to_the_downloads(page: Page, tmp_path: Path):
    picture(page, "start")
    bring(page, SAMPLE)
    expect(page.locator("h1")).to_contain_text("青禾区人民政府")
    all_pages(page)
    page.locator(".pages").evaluate("column => { column.scrollTop = 0; }")
    picture(page, "recognised")
    for name, head in (("DOCX", b"PK"), ("PDF", b"%PDF-"), ("XLSX", b"PK"), ("OFD", b"PK"), ("模型（JSON）", b"{")):
        page.get_by_role("button", name="下载").click()
        target = saved(page, lambda name=name: page.locator(".menu button", has_text=name).last.click(), tmp_path)
        assert target.stem == "meeting-report"
        assert target.read_bytes().startswith(head)
    page.get_by_role("button", name="下载").click()
    target = saved(page, lambda: page.locator(".menu button", has_text="全部").click(), tmp_path)
    assert zipfile.ZipFile(target).namelist() == [f"meeting-report.{kind}" for kind in ("docx", "json", "pdf", "xlsx")]


def test_an_element_is_corrected_undone_and_done_again_by_keys(page: Page):
    bring(page, SAMPLE)
    tab(page, "slots")
    row(page, "题注").click()
    expect(page.locator("#page-1 .mark.chosen")).not_to_have_count(0)
    page.get_by_label("文字", exact=True).fill("——2024年12月27日在青禾区人大常委会会议上")
    picture(page, "correction")
    page.get_by_role("button", name="应用").click()
    told(page, "已修改")
    expect(row(page, "题注")).to_contain_text("12月27日")
    page.keyboard.press("Control+z")
    told(page, "已撤销")
    expect(row(page, "题注")).not_to_contain_text("12月27日")
    page.keyboard.press("Control+y")
    told(page, "已重做")
    expect(row(page, "题注")).to_contain_text("12月27日")
    panel = tab(page, "changes")
    expect(panel.locator(".steps li")).to_have_count(1)
    expect(panel.locator("ins")).to_contain_text("12月27日")


def test_a_missing_element_is_added(page: Page):
    bring(page, **text_file(MEETING))
    tab(page, "slots")
    page.get_by_role("button", name="添加抄送机关").click()
    page.get_by_label("每行一个").fill("区委办公室\n区纪委监委")
    page.get_by_role("button", name="应用").click()
    told(page, "已修改")
    expect(row(page, "抄送机关")).to_contain_text("区纪委监委")
    expect(page.locator(".layer", has_text="区纪委监委")).to_have_count(1)


def test_a_paragraph_is_rewritten_on_the_page_itself(page: Page):
    bring(page, **text_file(MEETING))
    line = page.locator("#page-1 .layer span", has_text="受区人民政府委托")
    line.dblclick()
    field = page.locator(".on-page")
    expect(field).to_be_focused()
    picture(page, "on-page")
    field.fill("受区人民政府的委托，现将2023年度法治政府建设情况报告如下，请予审议。")
    field.press("Enter")
    told(page, "已修改")
    expect(page.locator("#page-1 .layer", has_text="受区人民政府的委托")).to_be_visible()


def test_a_click_on_the_page_leads_to_its_paragraph_which_is_split_moved_and_deleted(page: Page):
    bring(page, **text_file(MEETING))
    page.locator(".layer span", has_text="基层执法力量").click()
    box = page.get_by_label("文字", exact=True)
    expect(box).to_have_value("基层执法力量仍显薄弱，法治宣传的形式还不够丰富。")
    box.evaluate("box => { box.focus(); box.setSelectionRange(11, 11); }")
    page.get_by_role("button", name="在光标处分段").click()
    told(page, "已修改")
    tab(page, "content")
    row(page, "法治宣传的形式").click()
    page.get_by_role("button", name="上移").click()
    told(page, "已修改")
    rows = page.locator("#panel .outline .words").all_inner_texts()
    assert rows.index("法治宣传的形式还不够丰富。") + 1 == rows.index("基层执法力量仍显薄弱，")
    page.get_by_role("button", name="删除").click()
    told(page, "已修改")
    expect(page.locator("#panel .outline")).not_to_contain_text("法治宣传的形式")
    page.get_by_text("未收入正文的行").click()
    expect(page.locator("#panel")).to_contain_text("法治宣传的形式还不够丰富。")


def test_a_run_in_heading_becomes_a_heading_and_its_text_stays(page: Page):
    bring(page, **text_file(MEETING))
    tab(page, "content")
    row(page, "（一）健全机制").click()
    page.get_by_label("这一行是").select_option("heading_2")
    page.get_by_role("button", name="应用").click()
    told(page, "已修改")
    expect(row(page, "（一）健全机制")).to_contain_text("二级标题")
    expect(row(page, "全年召开区政府常务会议24次")).to_contain_text("正文段落")


def test_a_table_is_changed_cell_by_cell(page: Page):
    bring(page, **text_file(TABLE, "a.md"))
    tab(page, "content")
    row(page, "表格").click()
    page.get_by_label("第 2 行第 2 列").fill("13")
    page.get_by_role("button", name="应用").click()
    told(page, "已修改")
    row(page, "表格").click()
    page.get_by_label("第 3 行第 2 列").focus()
    page.get_by_role("button", name="下面加一行").click()
    told(page, "已修改")
    row(page, "表格").click()
    expect(page.locator(".grid tr")).to_have_count(4)
    expect(page.get_by_label("第 2 行第 2 列")).to_have_value("13")


def test_an_indicator_is_found_on_its_page_corrected_and_another_added_from_the_page(page: Page):
    bring(page, **text_file(MEETING))
    tab(page, "indicators")
    row(page, "1286件").click()
    expect(page.locator(".mark.chosen").first).to_be_in_viewport()
    picture(page, "indicator")
    page.get_by_label("指标名称").fill("办结案件数")
    page.get_by_label("数值").fill("12万")
    page.get_by_role("button", name="应用").click()
    told(page, "已修改")
    expect(row(page, "办结案件数")).to_contain_text("12万件")
    expect(page.locator(".layer span", has_text="42个部门")).to_be_visible()
    page.evaluate("""() => {
      const span = [...document.querySelectorAll('.layer span')].find(one => one.textContent.includes('42个部门'));
      const at = span.textContent.indexOf('42个');
      getSelection().setBaseAndExtent(span.firstChild, at, span.firstChild, at + 3);
    }""")
    page.get_by_role("button", name="加为指标").click()
    expect(page.get_by_label("数值")).to_have_value("42")
    page.get_by_label("指标名称").fill("报送年度报告的部门数")
    page.get_by_role("button", name="添加", exact=True).click()
    told(page, "已修改")
    expect(page.locator("#panel")).to_contain_text("报送年度报告的部门数")


def test_a_click_on_a_number_opens_its_indicator(page: Page):
    bring(page, **text_file(MEETING))
    expect(page.locator(".mark.figure").first).to_be_attached()
    page.evaluate("""() => {
      const mark = document.querySelector('.mark.figure');
      mark.scrollIntoView({block: 'center'});
      window.place = mark.getBoundingClientRect();
    }""")
    place = page.evaluate("({x: place.x + place.width / 2, y: place.y + place.height / 2})")
    page.mouse.click(place["x"], place["y"])
    expect(page.get_by_label("指标名称")).to_be_visible()


def test_choices_are_made_and_undone(page: Page):
    bring(page, **text_file(MEETING))
    page.get_by_role("button", name="版式").click()
    picture(page, "choices")
    page.get_by_label("样式表", exact=True).select_option("gbt9704-letter")
    page.get_by_role("button", name="应用").click()
    told(page, "已按新的选择排版")
    page.locator("#undo").click()
    told(page, "已撤销：改变版式选择")


def test_an_office_brings_its_seal_and_may_do_without(page: Page):
    bring(page, **text_file("青禾县水务局文件\n青水发〔2024〕3号\n\n关于做好防汛工作的通知\n\n各镇人民政府：\n\n请做好防汛工作。\n\n青禾县水务局\n2024年5月6日\n"))
    drawn = page.locator("#page-1 img").get_attribute("src")
    page.get_by_role("button", name="版式").click()
    page.locator("#choice-seal").set_input_files({"name": "印章.png", "mimeType": "image/png", "buffer": a_seal()})
    page.get_by_role("button", name="应用").click()
    expect(page.get_by_role("dialog")).to_contain_text("已按给出的印章排印，请核对")
    page.get_by_role("button", name="知道了").click()
    expect(page.locator("#page-1 img")).not_to_have_attribute("src", drawn or "")
    page.get_by_role("button", name="版式").click()
    expect(page.get_by_label("去掉印章：本机关")).to_be_visible()
    page.get_by_role("button", name="取消").click()
    expect(tab(page, "changes")).to_contain_text("放上或去掉印章")
    tab(page, "slots")
    page.get_by_role("button", name="添加用印").click()
    accessible(page)
    page.get_by_label("选一种").select_option("不加盖印章")
    page.get_by_role("button", name="应用").click()
    told(page, "已修改")
    expect(row(page, "用印")).to_contain_text("不加盖印章")
    expect(page.locator("#page-1 img")).to_have_attribute("src", drawn or "")


OWN_SHEET: Any = {"name": "本单位.toml", "mimeType": "application/toml", "buffer": (
    '[sheet]\nid = "office"\ntitle = "本单位"\nextends = "meeting"\n\n[role.title]\ntype_size = "小二"\n').encode()}


def test_an_office_brings_its_sheet_after_its_seal_and_the_next_choices_keep_it(page: Page):
    bring(page, **text_file(MEETING))
    choices = page.get_by_role("button", name="版式")
    choices.click()
    page.locator("#choice-seal").set_input_files({"name": "印章.png", "mimeType": "image/png", "buffer": a_seal()})
    page.get_by_role("button", name="应用").click()
    expect(page.get_by_role("dialog")).to_contain_text("请在“要素”里补上署名和成文日期")
    page.get_by_role("button", name="知道了").click()
    expect(page.locator("#undo")).to_be_enabled()
    held = Held(page, "**/choices")
    choices.click()
    page.locator("#choice-sheet").set_input_files(OWN_SHEET)
    with page.expect_request("**/choices"):
        page.get_by_role("button", name="应用").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    held.arrive()
    expect(page.get_by_role("dialog")).to_have_count(0)
    choices.click()
    expect(page.get_by_label("样式表", exact=True)).to_have_value("office")
    page.get_by_label("目录").check()
    with page.expect_response("**/choices") as answer:
        page.get_by_role("button", name="应用").click()
    state = answer.value.json()
    assert (state["style"], state["seals"], len(state["steps"])) == ("office", [""], 3)


def test_choices_that_are_refused_stay_as_they_were_entered(page: Page):
    bring(page, **text_file(MEETING))
    page.get_by_role("button", name="版式").click()
    page.locator("#choice-sheet").set_input_files({**OWN_SHEET, "buffer": b"[sheet"})
    page.get_by_label("印章属于哪个机关").fill("青禾区财政局")
    page.get_by_label("目录").check()
    page.get_by_label("印章属于哪个机关").press("Enter")
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("样式表")
    picture(page, "refused")
    accessible(page)
    expect(page.get_by_role("button", name="应用")).to_be_focused()
    expect(page.get_by_label("印章属于哪个机关")).to_have_value("青禾区财政局")
    expect(page.locator("#chosen-sheet")).to_have_text("本单位.toml")
    page.locator("#choice-sheet").set_input_files(OWN_SHEET)
    page.get_by_role("button", name="应用").click()
    told(page, "已按新的选择排版")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="版式").click()
    expect(page.get_by_label("目录")).to_be_checked()


def test_words_written_on_the_page_that_are_refused_are_not_lost(page: Page):
    bring(page, **text_file(MEETING))
    page.locator("#page-1 .layer span", has_text="受区人民政府委托").dblclick()
    words = "很长" * 25_000
    page.locator(".on-page").fill(words)
    page.locator(".on-page").press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("太长")
    page.get_by_role("button", name="知道了").click()
    expect(page.locator(".on-page")).to_have_value(words)
    page.locator(".on-page").fill("受区人民政府的委托，现报告如下。")
    page.locator(".on-page").press("Enter")
    told(page, "已修改")


@pytest.mark.parametrize("by", ["pointer", "space"])
def test_a_press_is_not_lost_when_more_becomes_known_meanwhile(page: Page, by: str):
    news = Held(page, "**/news?*")
    with page.expect_request("**/news?*"):
        page.locator("#file").set_input_files(text_file(MEETING))
    chosen = page.locator("#tab-slots")
    chosen.hover()
    chosen.focus()
    page.mouse.down() if by == "pointer" else page.keyboard.down(" ")
    news.arrive()
    page.mouse.up() if by == "pointer" else page.keyboard.up(" ")
    expect(chosen).to_have_attribute("aria-selected", "true")
    shown(page)


def test_the_original_is_shown_beside_with_the_same_place_marked(page: Page):
    bring(page, **text_file(MEETING))
    page.get_by_role("button", name="原稿").click()
    page.locator(".layer span", has_text="基层执法力量").click()
    expect(page.locator(".original [aria-current]")).to_contain_text("基层执法力量")
    picture(page, "original")


def test_words_are_found_pages_are_small_and_whole(page: Page):
    bring(page, SAMPLE)
    page.keyboard.press("Control+f")
    page.keyboard.type("法治")
    expect(page.locator(".hits")).to_contain_text("1 /")
    page.keyboard.press("Enter")
    expect(page.locator(".hits")).to_contain_text("2 /")
    page.get_by_role("button", name="缩略图").click()
    page.locator(".thumb").nth(3).click()
    expect(page.locator("#page-4")).to_be_in_viewport()
    page.get_by_role("button", name="整页").click()
    expect(page.locator("#page-4")).to_be_in_viewport()


def test_the_keyboard_alone_is_enough(page: Page):
    bring(page, SAMPLE)
    page.locator("#tab-review").focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-slots")).to_be_focused()
    expect(page.locator("#tab-slots")).to_have_attribute("aria-selected", "true")
    row(page, "结语").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("文字", exact=True)).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("请予审议。")
    page.keyboard.press("Control+Enter")
    told(page, "已修改")
    expect(row(page, "结语")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(row(page, "结语")).to_be_focused()


def test_a_hostile_text_is_only_a_text(page: Page):
    words = "<script>document.title='broken'</script><img src=x onerror=alert(1)>\n\n一、<b>工作</b>\n\n办理案件 1286 件。\n"
    bring(page, **text_file(words, "<b>x.txt"))
    expect(page.locator("main script, main b, main img:not(.paper img)")).to_have_count(0)
    tab(page, "content")
    expect(page.locator("#panel")).to_contain_text("<b>工作</b>")
    assert page.title() != "broken"


def test_a_wrong_file_is_answered_with_a_sentence(page: Page):
    page.locator("#file").set_input_files({"name": "旧稿.docx", "mimeType": "application/octet-stream", "buffer": b"PK\x03\x04 this is no document"})
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.get_by_role("dialog")).to_contain_text("DOCX 文件已损坏")
    picture(page, "error")
    page.get_by_role("button", name="知道了").click()
    bring(page, SAMPLE)


def test_the_page_reads_in_english_too(page: Page):
    bring(page, SAMPLE)
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".sheet").first).to_be_visible()
    tab(page, "slots")
    expect(page.locator("#panel")).to_contain_text("Salutation")
    picture(page, "english")


def test_every_tool_has_its_word_and_its_room(page: Page):
    def check() -> None:
        for width in (1093, 1366):
            page.set_viewport_size({"width": width, "height": 614})
            expect(page.locator("button .word:visible")).to_have_count(6)
            page.wait_for_function("() => [...document.querySelectorAll('.head, .toolbar')].every((bar) => bar.scrollWidth <= bar.clientWidth)")

    bring(page, SAMPLE)
    check()
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".sheet").first).to_be_visible()
    check()
    picture(page, "tools-english")


@pytest.mark.skipif(axe_script() is None, reason="axe-core is not there: set AXE_CORE to axe.min.js, or npm install axe-core")
def test_the_pages_are_accessible(page: Page):
    accessible(page)
    bring(page, **text_file(MEETING))
    for name in ("review", "content", "slots", "indicators", "changes"):
        tab(page, name)
        accessible(page)
    tab(page, "slots")
    row(page, "结语").click()
    accessible(page)
    page.get_by_role("button", name="版式").click()
    accessible(page)


def test_a_doubt_is_decided_with_one_click(page: Page):
    bring(page, **text_file("关于工作情况的报告\n\n一、工作\n\n（一）健全机制。\n\n全年开会8次。\n\n（二）规范执法。办案9件。\n"))
    panel = tab(page, "review")
    expect(panel).to_contain_text("现按二级标题处理")
    picture(page, "review")
    page.get_by_role("button", name="改作正文").click()
    told(page, "已按另一种读法重新识别")
    tab(page, "content")
    expect(row(page, "（一）健全机制")).to_contain_text("正文段落")


def test_certain_fixes_are_made_one_by_one_by_kind_and_all_at_once(page: Page):
    bring(page, **text_file("关于工作情况的报告\n\n一、工作\n\n今年,全区完成项目9个,其中新建3个,改建6个.群众满意度达98 %,效果很好.\n"))
    panel = tab(page, "review")
    rows = panel.locator(".fixes")
    expect(rows.first).to_be_visible()
    count = page.locator("#tab-review .count")
    before = int(count.inner_text())
    rows.first.locator("summary").click()
    rows.first.get_by_role("button", name="改正", exact=True).first.focus()
    page.keyboard.press("Enter")
    told(page, "已修改")
    expect(page.locator("#panel :focus")).to_have_count(1)
    expect(rows.first.get_by_role("button", name="改正", exact=True).first).to_be_visible()
    expect(count).to_have_text(str(before - 2))  # what was wrong, and the way to mend it
    rows.first.get_by_role("button", name="改正这一类").click()
    told(page, "已修改")
    page.get_by_role("button", name="全部改正").click()
    told(page, "已修改")
    expect(panel.locator(".fixes")).to_have_count(0)
    page.keyboard.press("Control+z")
    told(page, "已撤销")
    expect(panel.locator(".fixes").first).to_be_visible()


def test_a_note_and_a_caption_are_rewritten_where_they_stand(page: Page):
    text = "# 关于工作的报告\n\n## 一、工作\n\n办理案件[^1]9件。\n\n表1 收支情况\n\n| 项目 | 数额 |\n|---|---|\n| 收入 | 12 |\n\n[^1]: 含结转案件。\n"
    bring(page, **text_file(text, "a.md"))
    page.locator("#page-1 .layer span", has_text="含结转案件").dblclick()
    page.locator(".on-page").fill("含上年结转案件。")
    page.locator(".on-page").press("Control+Enter")
    told(page, "已修改")
    expect(page.locator("#page-1 .layer", has_text="含上年结转案件")).to_be_visible()
    page.locator("#page-1 .layer span", has_text="收支情况").dblclick()
    page.locator(".on-page").fill("表1 全年收支情况")
    page.locator(".on-page").press("Enter")
    told(page, "已修改")
    expect(page.locator("#page-1 .layer", has_text="全年收支情况")).to_be_visible()
    tab(page, "content")
    row(page, "含上年结转案件").click()
    expect(page.get_by_label("文字", exact=True)).to_have_value("含上年结转案件。")


def test_all_fields_of_an_indicator_are_edited(page: Page):
    bring(page, **text_file(MEETING))
    tab(page, "indicators")
    row(page, "1286件").click()
    page.get_by_text("更多栏目").click()
    page.get_by_label("限定").select_option("约")
    page.get_by_label("范围").fill("全区")
    page.get_by_label("比较基准").fill("上年")
    page.get_by_role("button", name="应用").click()
    told(page, "已修改")
    row(page, "1286件").click()
    expect(page.get_by_label("限定")).to_have_value("约")
    expect(page.get_by_label("范围")).to_have_value("全区")
    page.get_by_role("button", name="这不是指标").click()
    told(page, "已修改")
    expect(page.locator("#panel")).not_to_contain_text("1286件")


def test_the_doubtful_indicators_alone_are_shown(page: Page):
    bring(page, SAMPLE)
    tab(page, "indicators")
    page.get_by_label("只看").check()
    expect(page.locator("#panel .row-button")).to_have_count(1)
    row(page, "263户次").click()
    expect(page.locator(".card .doubt-line")).to_be_visible()


def test_of_a_long_report_only_the_pages_that_are_looked_at_are_drawn(page: Page):
    bring(page, **text_file(LONG, "长.txt"))
    count = page.locator(".sheet").count()
    assert count > 30
    assert page.locator(".sheet img").count() < 5
    page.get_by_label("到第几页").fill(str(count))
    page.get_by_label("到第几页").press("Enter")
    expect(page.locator(f"#page-{count} img")).not_to_have_js_property("naturalWidth", 0)
    assert page.locator(".sheet img").count() < 12


def test_long_work_tells_its_steps_and_is_cancelled(page: Page):
    page.locator("#file").set_input_files(text_file(LONG * 12, "很长.txt"))
    expect(page.locator(".progress [role=status]")).not_to_be_empty()
    page.get_by_role("button", name="取消").click()
    expect(page.locator(".progress")).to_have_count(0)
    expect(page.locator("#status")).to_contain_text("取消")
    bring(page, **text_file(MEETING))


def test_a_dropped_file_is_taken_by_the_first_view_and_does_not_replace_another(page: Page):
    drop = """() => {
      const files = new DataTransfer();
      files.items.add(new File(['关于工作的报告\\n\\n一、工作\\n\\n办理案件9件。\\n'], '拖来的.txt', {type: 'text/plain'}));
      const event = new DragEvent('drop', {dataTransfer: files, bubbles: true, cancelable: true});
      return !document.querySelector('.start, .report').dispatchEvent(event);
    }"""
    expect(page.locator(".start")).to_be_visible()
    assert page.evaluate(drop)
    expect(page.locator("h1")).to_have_text("关于工作的报告")
    where = page.url
    assert page.evaluate(drop)
    assert page.url == where
