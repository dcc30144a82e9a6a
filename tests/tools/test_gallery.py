"""Pictures of the pages of samples, side by side."""

from pathlib import Path

import gallery
from parity import sample_names

from tests.exporters.pdf.samples import full_pdf

DOCS = Path(__file__).parents[2] / "docs"


def test_the_pages_of_both_files_stand_below_each_other():
    pdf = full_pdf()
    pages = gallery.pages_of(pdf, 0.1)
    picture = gallery.picture_of(pdf, pdf, 0.1)
    assert picture.height == 2 * (max(page.height for page in pages) + 2 * gallery.GAP)
    assert picture.width == sum(page.width + 2 * gallery.GAP for page in pages)
    upper, lower = (picture.crop((0, top, picture.width, top + picture.height // 2)) for top in (0, picture.height // 2))
    assert upper.tobytes() == lower.tobytes()


def test_the_page_of_pictures_shows_every_sample_and_no_other():
    text = (DOCS / "gallery.md").read_text("utf-8")
    assert [line[3:] for line in text.splitlines() if line.startswith("## ")] == sample_names()
    pictures = {path.name for path in (DOCS / "images").glob("gallery-*.png")}
    assert pictures == {f"gallery-{name}.png" for name in sample_names()}
    assert all(f"](images/{name})" in text for name in pictures)
