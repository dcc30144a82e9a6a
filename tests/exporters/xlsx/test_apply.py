"""Corrections on the figures of the next run."""

import msgspec

from convert.exporters.xlsx.apply import apply, locate
from convert.exporters.xlsx.options import Correction, Corrections
from convert.exporters.xlsx.rows import keys_of
from tests.exporters.xlsx.made import figure, made


def _change(indicators, index: int, **fields):
    one = indicators[index]
    return Correction(key=keys_of(indicators)[index], action="change", fields=fields,
                      before={"name": one.name, "value": one.value, "unit": one.unit, "text": one.text})


def test_a_changed_figure_is_changed_and_no_longer_doubtful():
    found = made().indicators
    outcome = apply(found, Corrections(items=(_change(found, 12, name="占比", value=0.34),)))
    one = outcome.value[12]
    assert (one.name, one.value, one.confidence, one.doubt, one.page) == ("占比", 0.34, 1.0, None, found[12].page)
    assert [told.code for told in outcome.diagnostics] == ["xlsx-corrections-applied"]
    assert outcome.diagnostics[0].args == {"changed": 1, "deleted": 0, "added": 0}


def test_without_corrections_nothing_changes():
    found = made().indicators
    assert apply(found, Corrections()).value == found


def test_a_figure_that_moved_is_found_by_its_sentence():
    found = made().indicators
    correction = _change(found, 2, value=7300)
    moved = [msgspec.structs.replace(one, block=f"p{int(one.block[1:]) + 1}") for one in found]
    outcome = apply(moved, Corrections(items=(correction,)))
    assert outcome.value[2].value == 7300
    assert [told.code for told in outcome.diagnostics] == ["xlsx-correction-moved", "xlsx-corrections-applied"]


def test_a_figure_whose_sentence_is_gone_is_told():
    found = made().indicators
    outcome = apply(found[5:], Corrections(items=(_change(found, 2, value=7300),)))
    assert [(told.code, told.args["name"]) for told in outcome.diagnostics] == [("xlsx-correction-lost", "民事案件数")]


def test_two_places_of_the_same_words_are_not_guessed_between():
    place = locate(["p1:0-2:abc", "p2:0-2:abc", "p3:0-2:def"])
    assert (place("p1:0-2:abc"), place("p9:0-2:abc"), place("p9:0-2:def")) == ("p1:0-2:abc", None, "p3:0-2:def")


def test_a_reading_that_changed_since_is_told_and_the_person_wins():
    found = made().indicators
    correction = _change(found, 2, name="民事案件受理数")
    now = [*found[:2], msgspec.structs.replace(found[2], name="民事件数"), *found[3:]]
    outcome = apply(now, Corrections(items=(correction,)))
    assert outcome.value[2].name == "民事案件受理数"
    assert [told.code for told in outcome.diagnostics] == ["xlsx-correction-stale", "xlsx-corrections-applied"]


def test_deleted_figures_go_and_the_others_are_renumbered():
    found = made().indicators
    item = Correction(key=keys_of(found)[0], action="delete", before={"name": "受理案件数"})
    outcome = apply(found, Corrections(items=(item,)))
    assert [one.id for one in outcome.value[:2]] == ["I001", "I002"]
    assert outcome.value[0].name == "受理案件增速"


def test_deleting_what_is_not_there_any_more_needs_no_word():
    item = Correction(key="p9:0-1:0", action="delete", before={"name": "甲"})
    assert apply(made().indicators, Corrections(items=(item,))).diagnostics == ()


def test_an_added_figure_stands_behind_those_of_its_sentence_and_covers_no_text():
    found = made().indicators
    fields = {"name": "巡回法庭数", "value": 3.0, "unit": "个", "kind": "count", "aspect": "actual"}
    item = Correction(key="", action="add", fields=fields, sentence=found[6].sentence)
    one = apply(found, Corrections(items=(item,))).value[9]
    assert (one.name, one.block, one.section, one.page, one.id) == ("巡回法庭数", "p2", found[6].section, found[6].page, "I010")
    assert one.block_start == one.block_end == found[8].block_end


def test_an_added_figure_without_a_sentence_comes_last():
    fields = {"name": "甲", "value": 3.0, "unit": "", "kind": "other", "aspect": "actual"}
    item = Correction(key="", action="add", fields=fields)
    assert apply([figure()], Corrections(items=(item,))).value[-1].name == "甲"
    assert apply([], Corrections(items=(item,))).value[0].id == "I001"
