"""Reading back what was just written. A file whose letters are not the model's is never published."""

from convert.model.letters import report_letters
from convert.verify.agreement import verify_docx, verify_pdf

__all__ = ["report_letters", "verify_docx", "verify_pdf"]
