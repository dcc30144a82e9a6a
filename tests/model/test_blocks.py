"""Blocks are immutable and closed."""

from typing import get_args

import pytest

from convert.model.blocks import Block, Paragraph


def test_a_block_cannot_be_changed():
    paragraph = Paragraph(id="p1", text="甲")
    with pytest.raises(AttributeError):
        paragraph.text = "乙"  # type: ignore[misc]


def test_every_block_says_its_type_and_knows_its_source():
    for kind in get_args(Block):
        assert kind.__struct_config__.tag
        assert "source" in kind.__struct_fields__
