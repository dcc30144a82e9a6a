"""Letters of the symbol fonts."""

import pytest

from convert.text.symbols import in_private_area, in_symbol_font, symbol


@pytest.mark.parametrize(("code", "font", "letter"), [
    ("F0FC", "Wingdings", "√"), ("F0FE", "Wingdings", "☑"), ("F0A8", "Wingdings", "☐"), ("F06F", "Wingdings", "☐"), ("F052", "Wingdings 2", "☑"),
    ("F0A3", "Wingdings 2", "☐"), ("F0B4", "Symbol", "×"), ("25A0", "宋体", "■"), ("F0AA", "Webdings", "\uf0aa"), ("F081", "Wingdings", "①"),
    ("x", "", ""), ("D800", "", ""), ("5", "", "")])
def test_symbols(code, font, letter):
    assert symbol(code, font) == letter


def test_letters_typed_in_a_symbol_font_are_what_they_show():
    assert (in_symbol_font("R甲", "Wingdings 2"), in_symbol_font("R", "宋体"), in_symbol_font("a", "Symbol")) == ("☑甲", "R", "α")


@pytest.mark.parametrize(("letter", "font", "shown"), [
    ("\uf0b7", "ABCDEF+SymbolMT", "·"), ("\uf0b7", "", "•"), ("\uf06c", "ABCDEF+Wingdings-Regular", "●"), ("\uf06e", "X", "■"), ("\uf0d8", "", "➢"),
    ("\uf0fe", "", "☑"), ("\uf052", "Wingdings2", "☑"), ("\ue123", "", "\ue123"), ("\uf021", "", "\uf021"), ("甲", "Wingdings", "甲")])
def test_signs_of_the_private_area(letter, font, shown):
    assert in_private_area(letter, font) == shown
