from convert.model.elements import Imprint
from convert.model.letters import report_letters
from convert.model.recipients import printed_imprint, recipients_above
from tests.layout.square import report


def test_they_stand_above_the_text_unless_moved_or_named_in_the_imprint_again():
    assert recipients_above(report("甲")) is None
    assert recipients_above(report("甲", main_recipients="各镇：")) == "各镇："
    assert recipients_above(report("甲", main_recipients="各镇："), moved=True) is None
    same = report("甲", main_recipients="各镇，各街道：", imprint=Imprint(main_recipients=("各镇", "各街道。")))
    assert recipients_above(same) is None
    other = report("甲", main_recipients="各镇：", imprint=Imprint(main_recipients=("各局",)))
    assert recipients_above(other) == "各镇："
    assert ("main_recipients", "各镇：") in list(report_letters(other))


def test_moved_ones_stand_before_those_of_the_imprint():
    one = report("甲", main_recipients="各镇：", imprint=Imprint(main_recipients=("各局",), copy_recipients=("县委办",)))
    assert printed_imprint(one, moved=True) == Imprint(main_recipients=("各镇", "各局"), copy_recipients=("县委办",))
    assert printed_imprint(one) == one.imprint
    assert printed_imprint(report("甲"), moved=True) is None
    assert printed_imprint(report("甲", main_recipients="各镇："), moved=True) == Imprint(main_recipients=("各镇",))
