"""What DOCX and XLSX share: the Open Packaging Conventions, and structural checks that no validator makes."""
