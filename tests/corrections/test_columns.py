"""The columns of the table."""

from convert.corrections.columns import CODES, FIELD_OF, FIELDS, FROM_TEXT
from convert.messages import LANGUAGES, sentence


def test_every_field_has_a_column_and_the_others_come_from_the_text_or_are_the_programs_own():
    assert sorted(FIELD_OF.values()) == sorted(FIELDS)
    assert set(CODES) == set(FIELD_OF) | set(FROM_TEXT) | {"number", "link", "check", "key"}


def test_no_two_columns_have_one_heading():
    for language in LANGUAGES:
        names = [sentence(f"xlsx-column-{code}", language) for code in CODES]
        assert len(set(names)) == len(names)
