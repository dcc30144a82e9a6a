"""What came of reading and applying."""

from convert.corrections.record import CorrectedIndicators, Corrections
from tests.exporters.xlsx.made import figure


def test_nothing_corrected_is_empty():
    assert (Corrections().items, Corrections().sources) == ((), ())
    assert CorrectedIndicators(indicators=(figure(),), items=()).indicators[0].name == "案件数"
