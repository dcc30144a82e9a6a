"""Lengths."""

import pytest

from convert.units import TYPE_SIZES_PT, mm_to_emu, mm_to_pt, mm_to_twips, pt_to_mm, size_name


def test_a4_in_twips_and_emu():
    assert (mm_to_twips(210), mm_to_twips(297)) == (11906, 16838)
    assert mm_to_emu(210) == 7560000


def test_millimetres_and_points_are_each_others_inverse():
    assert pt_to_mm(mm_to_pt(156)) == pytest.approx(156)


def test_the_sizes_of_official_documents():
    assert (TYPE_SIZES_PT["二号"], TYPE_SIZES_PT["三号"], TYPE_SIZES_PT["四号"]) == (22, 16, 14)


@pytest.mark.parametrize(("points", "name"), [(16, "三号"), (15.95, "三号"), (10.5, "五号"), (13, None), (15.8, None)])
def test_a_size_has_its_name(points: float, name: str | None):
    assert size_name(points) == name
