"""An existing DOCX, made by whatever program: facts about its format, rules that judge them, fixes as tracked changes."""
