"""Every key of a sheet has a unit in its name or needs none."""

import msgspec

from convert.style.sheet import StyleSheet


def test_every_number_that_is_a_length_says_its_unit():
    unitless = {"chars_per_line", "lines_per_page", "pull_in_lines", "outline_level", "keep_whole_rows"}
    sections = [field.type for field in msgspec.structs.fields(StyleSheet) if hasattr(field.type, "__struct_fields__")]
    for section in sections:
        for field in msgspec.structs.fields(section):
            if field.type in (float, int):
                assert field.name.endswith(("_mm", "_pt", "_ic", "_lh", "_em", "_twips", "_percent")) or field.name in unitless
