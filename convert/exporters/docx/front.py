"""What stands above the body of meeting material."""

from collections.abc import Sequence

from convert.exporters.docx.story import Story
from convert.model.elements import Front

SlotLines = dict[str, tuple[str, ...]]


def add_front(story: Story, front: Front, lines: SlotLines, *, first: str = "") -> None:
    """Append the front matter in the order of the page; `first` holds properties of its first paragraph.

    `lines` are the centred texts as the layout broke them.
    """
    slots = (("material_number", front.material_number), ("organ_line", front.organ_line), ("title", front.title),
             ("occasion", front.occasion), ("issuer", front.issuer), ("salutation", front.salutation))
    for role, text in slots:
        if text:
            slot = f"front.{role}"
            breaks = breaks_of(text, lines.get(slot, ())) or (front.title_breaks if role == "title" else ())
            story.text(slot, role, text, breaks=breaks, properties=first)
            first = ""


def breaks_of(text: str, lines: Sequence[str]) -> tuple[int, ...]:
    """Return the offsets at which `text` breaks into `lines`; none when they are not its letters."""
    if len(lines) < 2 or "".join(lines) != text:
        return ()
    ends = [0]
    for line in lines[:-1]:
        ends.append(ends[-1] + len(line))
    return tuple(ends[1:])
