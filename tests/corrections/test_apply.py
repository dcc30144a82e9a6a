"""Corrections on the figures of the next run."""

import msgspec

from convert.corrections.apply import apply, items_of, record
from convert.corrections.keys import keys_of
from convert.corrections.record import CorrectedIndicators, Corrections
from convert.model.codec import from_json, to_json
from convert.model.correction import Correction
from convert.model.report import Corrected
from tests.exporters.xlsx.made import figure, made, report


def _change(indicators, index: int, **fields):
    one = indicators[index]
    return Correction(key=keys_of(indicators)[index], action="change", fields=fields,
                      before={"name": one.name, "value": one.value, "unit": one.unit, "text": one.text})


def test_a_changed_figure_is_changed_and_no_longer_doubtful():
    found = made().indicators
    outcome = apply(found, Corrections(items=(_change(found, 12, name="占比", value=0.34),)))
    one = outcome.value.indicators[12]
    assert (one.name, one.value, one.doubt, one.page) == ("占比", 0.34, None, found[12].page)
    assert [told.code for told in outcome.diagnostics] == ["xlsx-corrections-applied"]
    assert outcome.diagnostics[0].args == {"changed": 1, "deleted": 0, "added": 0}


def test_without_corrections_nothing_changes():
    found = made().indicators
    assert apply(found, Corrections()).value.indicators == found


def test_a_figure_that_moved_is_found_by_its_sentence():
    found = made().indicators
    correction = _change(found, 2, value=7300)
    moved = [msgspec.structs.replace(one, block=f"p{int(one.block[1:]) + 1}") for one in found]
    outcome = apply(moved, Corrections(items=(correction,)))
    assert outcome.value.indicators[2].value == 7300
    assert [told.code for told in outcome.diagnostics] == ["xlsx-correction-moved", "xlsx-corrections-applied"]


def test_a_figure_whose_sentence_is_gone_is_told():
    found = made().indicators
    outcome = apply(found[5:], Corrections(items=(_change(found, 2, value=7300),)))
    assert [(told.code, told.args["name"]) for told in outcome.diagnostics] == [("xlsx-correction-lost", "民事案件数")]


def test_a_reading_that_changed_since_is_told_and_the_person_wins():
    found = made().indicators
    correction = _change(found, 2, name="民事案件受理数")
    now = [*found[:2], msgspec.structs.replace(found[2], name="民事件数"), *found[3:]]
    outcome = apply(now, Corrections(items=(correction,)))
    assert outcome.value.indicators[2].name == "民事案件受理数"
    assert [told.code for told in outcome.diagnostics] == ["xlsx-correction-stale", "xlsx-corrections-applied"]


def test_deleted_figures_go_and_the_others_are_renumbered():
    found = made().indicators
    item = Correction(key=keys_of(found)[0], action="delete", before={"name": "受理案件数"})
    outcome = apply(found, Corrections(items=(item,)))
    assert [one.id for one in outcome.value.indicators[:2]] == ["I001", "I002"]
    assert outcome.value.indicators[0].name == "受理案件增速"


def test_deleting_what_is_not_there_any_more_needs_no_word():
    item = Correction(key="p9:0-1:0", action="delete", before={"name": "甲"})
    assert apply(made().indicators, Corrections(items=(item,))).diagnostics == ()


def test_an_added_figure_stands_behind_those_of_its_sentence_and_covers_no_text():
    found = made().indicators
    fields = {"name": "巡回法庭数", "value": 3.0, "unit": "个", "kind": "count", "aspect": "actual"}
    item = Correction(key="", action="add", fields=fields, sentence=found[6].sentence)
    one = apply(found, Corrections(items=(item,))).value.indicators[9]
    assert (one.name, one.block, one.section, one.page, one.id) == ("巡回法庭数", "p2", found[6].section, found[6].page, "I010")
    assert one.block_start == one.block_end == found[8].block_end


def test_an_added_figure_without_a_sentence_comes_last():
    fields = {"name": "甲", "value": 3.0, "unit": "", "kind": "other", "aspect": "actual"}
    item = Correction(key="", action="add", fields=fields)
    assert apply([figure()], Corrections(items=(item,))).value.indicators[-1].name == "甲"
    assert apply([], Corrections(items=(item,))).value.indicators[0].id == "I001"


SOURCES = (("一.txt", "aa"), ("二.txt", "bb"))


def _source(name: str, sha256: str):
    return msgspec.structs.replace(report().source, name=name, sha256=sha256)


def test_a_change_for_one_report_of_a_comparison_changes_that_report_only():
    """Both reports have the very sentence, at the very place: the keys of their figures are equal."""
    found = made().indicators
    item = msgspec.structs.replace(_change(found, 2, value=7300), report="一.txt", source="aa")
    corrections = Corrections(items=(item,), sources=SOURCES)
    assert apply(found, corrections, source=_source("一.txt", "aa")).value.indicators[2].value == 7300
    assert apply(found, corrections, source=_source("二.txt", "bb")).value.indicators == found
    assert apply(found, corrections, source=_source("二.txt", "bb")).diagnostics == ()


def test_a_report_of_several_is_known_by_its_bytes_then_by_its_name():
    item = Correction(key="", action="add", report="一.txt", source="aa")
    corrections = Corrections(items=(item,), sources=SOURCES)
    assert items_of(corrections, _source("改名.txt", "aa"), strict=False) == [item]
    assert items_of(corrections, _source("一.txt", "改过"), strict=False) == [item]
    assert items_of(corrections, _source("二.txt", "bb"), strict=False) == []
    assert items_of(corrections, _source("三.txt", "cc"), strict=False) is None


def test_the_workbook_of_one_report_is_taken_under_another_name_unless_others_are_converted_with_it():
    item = Correction(key="", action="add", report="一.txt", source="aa")
    corrections = Corrections(items=(item,), sources=SOURCES[:1])
    assert items_of(corrections, _source("三.txt", "cc"), strict=False) == [item]
    assert items_of(corrections, _source("三.txt", "cc"), strict=True) is None


def test_a_workbook_of_other_reports_is_told():
    found = made().indicators
    corrections = Corrections(items=(msgspec.structs.replace(_change(found, 2, value=1), source="aa"),), sources=SOURCES)
    outcome = apply(found, corrections, source=_source("三.txt", "cc"))
    assert outcome.value.indicators == found
    assert [(told.code, told.args["names"]) for told in outcome.diagnostics] == [("xlsx-corrections-other", "一.txt、二.txt")]


def test_the_model_tells_what_was_corrected_and_applies_it_again_when_it_is_read():
    found = made().indicators
    items = (_change(found, 2, value=7300.5), Correction(key=keys_of(found)[0], action="delete", before={"name": "受理案件数"}))
    corrected = apply(found, Corrections(items=items)).value
    told = from_json(to_json(record(report(), corrected)))
    assert [(one.place, one.field, one.before, one.after) for one in told.corrected] == [
        ("I002", "value", "7200", "7300.5"), ("p1", "indicator", "受理案件数", "")]
    assert {one.by for one in told.corrected} == {"由人工在工作簿中更正"}
    assert apply(found, Corrections(items=told.figure_corrections)).value.indicators == corrected.indicators


def test_what_was_corrected_elsewhere_stays_told_and_earlier_records_are_not_doubled():
    other = Corrected(place="p1", before="甲", after="乙", by="由人工在页面上更正")
    found = made().indicators
    corrected = apply(found, Corrections(items=(_change(found, 2, value=7300),))).value
    once = record(report(corrected=(other,)), corrected)
    assert record(once, corrected) == once
    assert once.corrected[0] == other
    assert record(once, CorrectedIndicators(indicators=found, items=())).corrected == (other,)
