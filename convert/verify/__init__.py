"""Reading back what was just written. A file that is not sound, or whose letters are not the model's, is never published."""

from convert.verify.agreement import verify_compared, verify_docx, verify_ofd, verify_pdf, verify_xlsx

__all__ = ["verify_compared", "verify_docx", "verify_ofd", "verify_pdf", "verify_xlsx"]
