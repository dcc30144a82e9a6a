"""The sRGB profile."""

from io import BytesIO

import pytest
from PIL import Image, ImageCms

from convert.exporters.pdf.colour import srgb_profile


def test_the_profile_is_small_and_always_the_same():
    assert len(srgb_profile()) < 600
    assert srgb_profile() == srgb_profile.__wrapped__()


def test_the_profile_says_its_own_length_and_kind():
    profile = srgb_profile()
    assert int.from_bytes(profile[:4], "big") == len(profile)
    assert (profile[12:16], profile[16:20], profile[36:40]) == (b"mntr", b"RGB ", b"acsp")


@pytest.mark.parametrize("colour", [(0, 0, 0), (255, 255, 255), (255, 0, 0), (12, 130, 200), (3, 5, 7)])
def test_colours_mean_the_same_as_in_another_srgb_profile(colour: tuple[int, int, int]):
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    picture = ImageCms.profileToProfile(Image.new("RGB", (1, 1), colour), ours, ImageCms.createProfile("sRGB"))
    assert picture.getpixel((0, 0)) == pytest.approx(colour, abs=2)
