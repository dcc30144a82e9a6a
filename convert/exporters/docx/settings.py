"""Settings of the document: those of the template that it needs, with the numbers of the sheet."""

from convert.exporters.docx.elements import VAL, name_of
from convert.exporters.docx.story import Story


def set_settings(story: Story) -> None:
    """Drop the settings that the document does without, and set those that depend on the sheet."""
    root, sheet = story.document.settings.element, story.sheet
    wanted = {"embedTrueTypeFonts": story.options.embed_fonts, "saveSubsetFonts": story.options.embed_fonts,
              "mirrorMargins": sheet.page.mirror, "evenAndOddHeaders": sheet.page_number.side == "outer", "footnotePr": bool(story.notes)}
    for tag, kept in wanted.items():
        if not kept:
            root.remove(root.find(name_of(tag)))
    for tag, content in (("defaultTabStop", sheet.docx.default_tab_twips), ("drawingGridVerticalSpacing", sheet.docx.line_twips // 2)):
        root.find(name_of(tag)).set(VAL, str(content))
