"""One sheet, two writers: Word by python-docx, PDF/A by Typst; both after Nghị định 30/2020/NĐ-CP, Phụ lục I."""
