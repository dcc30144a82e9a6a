"""Every key of a sheet has a unit in its name or needs none."""

import msgspec

from convert.style.sheet import Role, StyleSheet, Typeface


def test_every_number_that_is_a_length_says_its_unit():
    unitless = {"chars_per_line", "lines_per_page", "pull_in_lines", "outline_level", "keep_whole_rows"}
    sections = [field.type for field in msgspec.structs.fields(StyleSheet) if hasattr(field.type, "__struct_fields__")]
    for section in sections:
        for field in msgspec.structs.fields(section):
            if field.type in (float, int):
                assert field.name.endswith(("_mm", "_pt", "_ic", "_lh", "_em", "_twips", "_percent")) or field.name in unitless


def test_no_value_stands_in_the_code():
    kinds = [StyleSheet, Role, Typeface, *(field.type for field in msgspec.structs.fields(StyleSheet) if hasattr(field.type, "__struct_fields__"))]
    given = [f"{kind.__name__}.{field.name}" for kind in kinds for field in msgspec.structs.fields(kind)
             if field.default not in (msgspec.NODEFAULT, None) or field.default_factory is not msgspec.NODEFAULT]
    assert given == []
