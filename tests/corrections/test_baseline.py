"""What a workbook remembers, as texts of cells."""

import pytest
from msgspec import DecodeError

from convert.corrections.baseline import SCHEMA, BaselineEntry, BaselineHead, fields_of, from_cells, sum_of, to_cells
from tests.exporters.xlsx.made import figure

HEAD = BaselineHead(columns=("name", "value"), sources=(("甲.txt", "aa"),))
ENTRY = BaselineEntry(key="p1:0-2:a", report=0, text="5件", fields=fields_of(figure()), shown={"text": sum_of("5件")})


def test_what_is_written_is_read_back():
    assert from_cells(to_cells(HEAD, [ENTRY])) == (HEAD, [ENTRY])


@pytest.mark.parametrize("cells", [[], [SCHEMA], ["another", "{}"], [None, None]])
def test_another_form_is_none(cells):
    assert from_cells(cells) is None


def test_a_damaged_cell_raises():
    with pytest.raises(DecodeError):
        from_cells([SCHEMA, "{"])


def test_a_sum_notices_a_change_and_no_blanks_at_the_ends():
    assert sum_of("5件") == sum_of(" 5件\n") != sum_of("6件")
