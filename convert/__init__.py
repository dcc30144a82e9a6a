"""Chinese government meeting reports: one canonical model, three outputs (DOCX, PDF, XLSX)."""

__version__ = "0.1.0"
