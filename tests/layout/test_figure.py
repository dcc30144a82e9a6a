import pytest

from convert.layout.figure import figure_rows, figure_size
from convert.model.blocks import Figure
from tests.layout.square import setter, text_of
from tests.layout.test_image import png


def figure(width: int, height: int, **parts) -> Figure:
    return Figure(id="f1", image=png(width, height), media_type="image/png", **parts)


def test_a_wide_picture_is_scaled_to_the_type_area():
    assert figure_size(figure(1600, 900), 156, 180) == pytest.approx((156, 87.75))


def test_a_high_picture_is_scaled_to_its_greatest_height():
    assert figure_size(figure(1000, 4000), 156, 180) == pytest.approx((45, 180))


def test_a_small_picture_keeps_its_size():
    assert figure_size(figure(96, 48), 156, 180) == pytest.approx((25.4, 12.7))


def test_the_author_may_tell_the_width():
    assert figure_size(figure(100, 100, width_mm=50.0), 156, 180) == pytest.approx((50, 50))


def test_a_picture_of_unknown_size_is_taken_as_four_by_three():
    assert figure_size(Figure(id="f", image=b"?", media_type="image/png", width_mm=80.0), 156, 180) == pytest.approx(
        (80, 60)
    )


def test_picture_and_caption_stay_together_in_the_middle():
    picture, caption = figure_rows(figure(1600, 900, caption="图1　示意图", alt="三条线"), setter())
    item = picture.items[0]
    assert picture.keep
    assert (item.x_mm + item.width_mm / 2, item.alt) == (pytest.approx(106), "三条线")
    assert text_of(caption.items[0]) == "图1　示意图"
