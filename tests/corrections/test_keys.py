"""What identifies a figure over runs."""

from convert.corrections.keys import is_added, keys_of, locate
from tests.exporters.xlsx.made import figure


def test_keys_are_unlike_even_for_two_figures_of_one_span():
    keys = keys_of([figure("甲"), figure("甲"), figure("甲", number=2)])
    assert len(set(keys)) == 3
    assert keys[1] == f"{keys[0]}#2"


def test_two_places_of_the_same_words_are_not_guessed_between():
    place = locate(["p1:0-2:abc", "p2:0-2:abc", "p3:0-2:def"])
    assert (place("p1:0-2:abc"), place("p9:0-2:abc"), place("p9:0-2:def")) == ("p1:0-2:abc", None, "p3:0-2:def")


def test_a_figure_that_covers_no_letters_was_added():
    assert is_added(figure(block_start=4, block_end=4))
    assert not is_added(figure())
