"""Pages of which nothing is told on, neither to where one goes from there nor to a log."""

QUIET = (
    "/to-cao",
    "/tro-giup/gui-to-cao/",
    "/huong-dan/to-cao/",
    "/tra-cuu",
    "/chup/",
    "/bien-nhan-thu/",
    "/giay-moi/",
)
"""Codes of matters, who was at the sealed door or read its help, what opens a case to a telephone, a receipt to
whoever has its path, an invitation to whoever has its code.
"""
